"""Reminders that people asked for: one per step, sent once, during the daytime where they are."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Select, case, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database.upsert import put as put_row
from bot.models import ConversationRow, PersonRow, ReminderRow
from bot.people import FOLLOW_UP_WITHIN
from bot.zones import first_day, is_open, local, opening

AHEAD = timedelta(days=366)
"""How far ahead a reminder can be set."""

LOOK_AT = 100
"""Reminders looked at in one go; some of them are put off because it is night."""


@dataclass(frozen=True)
class Reminder:
    """Something a person asked to be reminded of, on a day of theirs."""

    person_id: int
    step_id: str
    day: date


@dataclass(frozen=True)
class Waiting:
    """The reminders of everybody that are still to be sent.

    Attributes:
        overdue: how many should have been sent.
        late: by how much the oldest of these is late.
    """

    count: int
    overdue: int
    late: timedelta


def days_offered(delay_days: int, today: date) -> tuple[date, ...]:
    """Return the day that best suits a step which takes so long, then others to choose from."""
    delays = dict.fromkeys((max(delay_days, 1), 1, 3, 7, 14, 30))
    return tuple(today + timedelta(days=delay) for delay in delays)


def reach(now: datetime, zone: str | None) -> tuple[date, date]:
    """Return the first and last day on which a reminder can be set, in a time zone."""
    return first_day(now, zone), local(now, zone).date() + AHEAD


async def of(session: AsyncSession, person_id: int) -> tuple[Reminder, ...]:
    """Return what a person is still to be reminded of, ordered by day."""
    waiting = select(ReminderRow).filter_by(person_id=person_id, taken_at=None)
    rows = await session.scalars(waiting.order_by(ReminderRow.due_at, ReminderRow.step_id))
    return tuple(Reminder(row.person_id, row.step_id, row.day) for row in rows)


async def put(
    session: AsyncSession, person_id: int, step_id: str, day: date, now: datetime
) -> Reminder:
    """Set the reminder of a step, replacing any former one; a day too far becomes the nearest.

    Args:
        session: the transaction to write in.
        person_id: whom to remind.
        step_id: of what.
        day: in their zone.
        now: the moment it is.
    """
    zone = await session.scalar(select(PersonRow.zone).where(PersonRow.id == person_id))
    first, last = reach(now, zone)
    chosen = min(max(day, first), last)
    row = {"person_id": person_id, "step_id": step_id}
    due = {"due_at": opening(chosen, zone), "taken_at": None}
    await put_row(session, ReminderRow, **row, day=chosen, **due)
    return Reminder(person_id, step_id, chosen)


async def cancel(session: AsyncSession, person_id: int, step_id: str) -> bool:
    """Cancel the reminder of a step; tell whether there was one."""
    theirs = delete(ReminderRow).filter_by(person_id=person_id, step_id=step_id)
    return (await session.execute(theirs.returning(ReminderRow.step_id))).first() is not None


async def cancel_all(session: AsyncSession, person_id: int) -> int:
    """Cancel every reminder of a person; return how many there were."""
    theirs = delete(ReminderRow).filter_by(person_id=person_id)
    return len((await session.execute(theirs.returning(ReminderRow.step_id))).all())


async def forget(session: AsyncSession, step_id: str, people: Select[int]) -> dict[int, date]:
    """Cancel the reminders of a step that no longer needs any, for the people selected.

    Returns:
        the days of those that were still to come, by person.
    """
    theirs = delete(ReminderRow).where(
        ReminderRow.person_id.in_(people), ReminderRow.step_id == step_id
    )
    gone = theirs.returning(ReminderRow.person_id, ReminderRow.day, ReminderRow.taken_at)
    rows = (await session.execute(gone)).all()
    return {row.person_id: row.day for row in rows if row.taken_at is None}


async def take(session: AsyncSession, now: datetime) -> Reminder | None:
    """Take a reminder to send, which nobody else can take any more; None when none is due.

    Commit before sending: if the process dies in between, nothing was sent, and nobody will send
    it. What comes due at night (after the bot was stopped, or a change of time zone) is put off
    until morning. What is due to somebody who is talking with the bot waits until they may have
    stopped: the reminder would take the « oui » meant for the question before it.
    """
    while due := await _due(session, now):
        for row, zone, talked_at in due:
            if not is_open(now, zone):
                row.due_at = opening(first_day(now, zone), zone)
            elif talked_at and now - FOLLOW_UP_WITHIN <= talked_at <= now:
                row.due_at = talked_at + FOLLOW_UP_WITHIN + timedelta(seconds=1)
            else:
                row.taken_at = now
                await session.flush()
                return Reminder(row.person_id, row.step_id, row.day)
        await session.flush()
    return None


async def _due(
    session: AsyncSession, now: datetime
) -> list[tuple[ReminderRow, str | None, datetime | None]]:
    """Lock some reminders that are due, skipping those that another process has locked.

    Returns:
        each, the zone of its person, and the moment they were last shown something.
    """
    due = (
        select(ReminderRow, PersonRow.zone, ConversationRow.at)
        .join(PersonRow, PersonRow.id == ReminderRow.person_id)
        .outerjoin(ConversationRow, ConversationRow.person_id == ReminderRow.person_id)
        .where(ReminderRow.due_at <= now, ReminderRow.taken_at.is_(None))
        .order_by(ReminderRow.due_at, ReminderRow.person_id, ReminderRow.step_id)
        .limit(LOOK_AT)
        .with_for_update(of=ReminderRow, skip_locked=True)
    )
    return [(row, zone, at) for row, zone, at in await session.execute(due)]


async def waiting(session: AsyncSession, now: datetime) -> Waiting:
    """Count what is still to be sent."""
    overdue = func.count(case((ReminderRow.due_at <= now, 1)))
    asked = select(func.count(), overdue, func.min(ReminderRow.due_at))
    count, late, first = (await session.execute(asked.where(ReminderRow.taken_at.is_(None)))).one()
    return Waiting(count, late, now - first if late else timedelta(0))


async def put_off(session: AsyncSession, person_id: int, until: datetime) -> None:
    """Make everything else that is due to a person wait: they were just written to."""
    theirs = update(ReminderRow).filter_by(person_id=person_id, taken_at=None)
    await session.execute(theirs.where(ReminderRow.due_at < until).values(due_at=until))
