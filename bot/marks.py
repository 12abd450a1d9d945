"""Marking the steps of a person or of their practice: a state is set, never toggled."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot import membership, practice, profile, reminders
from bot.database import prepared
from bot.database.upsert import put
from bot.journey import Former, Journey, Mark, Member, State
from bot.laying_out import lay_out
from bot.membership import Membership
from bot.models import (
    DutyRow,
    PersonRow,
    PracticeRow,
    PracticeStepRow,
    StepRow,
)
from knowledge import Base, Step

ENDED = frozenset({State.DONE, State.NOT_CONCERNED})


@dataclass(frozen=True)
class Marked:
    """What became of marking a step.

    Attributes:
        journey: the path as it now is.
        changed: the step stood otherwise before.
        celebrate: this was the last step: true once in a life.
        was: how it stood before.
        reminder: the day of the reminder that was set again; None without.
    """

    journey: Journey
    changed: bool
    celebrate: bool
    was: Former
    reminder: date | None = None


async def journey(session: AsyncSession, base: Base, person_id: int, now: datetime) -> Journey:
    """Return the path of a person: their own, or their practice's."""
    mine = await membership.of(session, person_id)
    known = await profile.of(session, person_id)
    steps = base.steps.values()
    today = known.today(now)
    lay = partial(lay_out, steps, today=today, readers=known.readers)
    shared = mine and await _shared(session, person_id, mine, lay)
    if shared:
        return shared
    rows = await prepared.rows(session, _MARKED, person_id=person_id)
    marks = {row.step_id: Mark(State(row.state), row.marked_on) for row in rows}
    return lay(marks, known.concerned, only=known.does_alone)


_MARKED = select(StepRow.step_id, StepRow.state, StepRow.marked_on).where(
    StepRow.person_id == bindparam("person_id")
)


async def _shared(
    session: AsyncSession, person_id: int, mine: Membership, lay: partial[Journey]
) -> Journey | None:
    """Lay out the path of a practice; None when the practice has just been dissolved."""
    where = {"practice_id": mine.practice_id}
    said = await session.scalar(select(PracticeRow).filter_by(id=mine.practice_id))
    if said is None:
        return None
    members = await practice.members(session, mine.practice_id, person_id)
    rows = await session.scalars(select(PracticeStepRow).filter_by(**where))
    marks = {row.step_id: _mark(row, members) for row in rows}
    duties = await session.scalars(select(DutyRow).filter_by(**where))
    doers = {duty.step_id: members[duty.person_id] for duty in duties if duty.person_id in members}
    concerned = practice.concerns(said, members.values())

    def anothers(step: Step, doer: Member | None) -> bool:
        return practice.is_anothers(step.who, doer, tuple(members.values()))

    return lay(marks, concerned, shared=True, duties=doers, anothers=anothers)


def _mark(row: PracticeStepRow, members: Mapping[int, Member]) -> Mark:
    by = members.get(row.marked_by) if row.marked_by is not None else None
    return Mark(State(row.state), row.marked_on, by)


async def mark(  # noqa: PLR0913, PLR0917  what is said of a step, by whom, when
    session: AsyncSession,
    base: Base,
    person_id: int,
    step_id: str,
    state: State,
    now: datetime,
    back: Former | None = None,
    said_at: datetime | None = None,
) -> Marked | None:
    """Set where a step stands, for a person or for their practice; None when there is none such.

    Saying it twice changes nothing, not even the day. Unmarking forgets the mark. `back`: how it
    stood before, where it is put back so: since the same day, with the reminder that it had.
    `said_at`: when it was said, where it waited for us: its day is that of the mark.
    """
    if step_id not in base.steps:
        return None
    mine = await membership.hold(session, person_id)
    today = (await profile.of(session, person_id)).today(said_at or now)
    model: type[StepRow | PracticeStepRow] = PracticeStepRow if mine else StepRow
    whose = {"practice_id": mine.practice_id} if mine else {"person_id": person_id}
    on = (back and back.on) or today
    said = {"marked_on": on} | ({"marked_by": person_id} if mine else {})
    was = await _set(session, model, {**whose, "step_id": step_id}, state, said)
    changed = was.state is not state
    if changed and state in ENDED:
        sharing = membership.sharing(mine, person_id)
        gone = await reminders.forget(session, step_id, sharing)
        was = replace(was, reminder=gone.get(person_id))
    now_so = await journey(session, base, person_id, now)
    last = changed and state is State.DONE and now_so.complete
    celebrate = last and await _celebrate(session, mine, person_id, today)
    again = back.reminder if back and changed else None
    if again:
        again = (await reminders.put(session, person_id, step_id, again, now)).day
    return Marked(now_so, changed, celebrate, was, again)


async def _set(
    session: AsyncSession,
    model: type[StepRow | PracticeStepRow],
    key: Mapping[str, object],
    state: State,
    said: Mapping[str, object],
) -> Former:
    """Write a mark while nobody else can; return how the step stood before."""
    row = (await session.execute(select(model.state, model.marked_on).filter_by(**key))).first()
    was = Former(State(row.state), row.marked_on) if row else Former()
    if was.state is state:
        return was
    if state is State.TODO:
        await session.execute(delete(model).filter_by(**key))
    else:
        await put(session, model, **key, **said, state=state.value)
    return was


async def _celebrate(
    session: AsyncSession, mine: Membership | None, person_id: int, today: date
) -> bool:
    """Note that the end of a path was celebrated; tell whether this is the first time."""
    model: type[PersonRow | PracticeRow] = PracticeRow if mine else PersonRow
    whose = {"id": mine.practice_id if mine else person_id, "celebrated_on": None}
    first = update(model).filter_by(**whose).values(celebrated_on=today).returning(model.id)
    return (await session.execute(first)).first() is not None
