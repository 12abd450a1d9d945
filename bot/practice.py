"""A practice: its members, and which of them does what."""

import secrets
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot import membership, profile
from bot.database.upsert import put
from bot.journey import Member
from bot.membership import Membership
from bot.models import (
    DutyRow,
    InvitationRow,
    MemberRow,
    PersonRow,
    PracticeRow,
    PracticeStepRow,
    StepRow,
)


@dataclass(frozen=True)
class Invitation:
    """An invitation that can still be used."""

    id: int
    made_on: date
    expires_at: datetime


@dataclass(frozen=True)
class Practice:
    """A practice, as one of its members sees it; only its owner sees the invitations."""

    members: tuple[Member, ...]
    invitations: tuple[Invitation, ...]

    @property
    def me(self) -> Member:
        """The member who looks."""
        return next(member for member in self.members if member.me)

    @property
    def owner(self) -> bool:
        """Whether the member who looks invites and removes."""
        return self.me.owner


async def of(session: AsyncSession, person_id: int, now: datetime) -> Practice | None:
    """Return a person's practice; None when they belong to none."""
    mine = await membership.of(session, person_id)
    if mine is None:
        return None
    known = await members(session, mine.practice_id, person_id)
    if person_id not in known:  # removed at this very moment
        return None
    open_ones = select(InvitationRow).filter_by(practice_id=mine.practice_id, used_by=None)
    rows = await session.scalars(
        open_ones.where(InvitationRow.expires_at > now).order_by(InvitationRow.expires_at)
    )
    invitations = [Invitation(row.id, row.made_on, row.expires_at) for row in rows]
    return Practice(tuple(known.values()), tuple(invitations) if mine.owner else ())


async def members(session: AsyncSession, practice_id: int, me: int) -> dict[int, Member]:
    """Return the members of a practice by their Telegram id, longest-standing first."""
    shown = (MemberRow.number, PersonRow.role, MemberRow.owner, MemberRow.joined_on)
    rows = await session.execute(
        select(MemberRow.person_id, *shown)
        .join(PersonRow, PersonRow.id == MemberRow.person_id)
        .where(MemberRow.practice_id == practice_id)
        .order_by(MemberRow.number)
    )
    return {row[0]: Member(*row[1:], me=row[0] == me) for row in rows}


def concerns(said: PracticeRow, among: Collection[Member]) -> Callable[[str], bool | None]:
    """Return the test of whether a step's condition holds for a practice: None when unsaid.

    Args:
        said: what its owner said of it.
        among: the members, whose roles may say by themselves that it holds.
    """
    stated = {profile.Fact.FINESS: said.finess, profile.Fact.SECRETARIAT: said.secretariat}

    def concerned(condition: str) -> bool | None:
        implied = any(profile.implies(member.role, condition) for member in among)
        return implied or stated.get(profile.Fact(condition))

    return concerned


def is_anothers(who: str, doer: Member | None, among: Collection[Member]) -> bool:
    """Tell whether a step is for another member to do, not for the one who looks.

    A secretary's step falls to a practitioner too when no member is a secretary. A practitioner's
    step is not assumed to be for an invited member who has not said who they are.

    Args:
        who: those who usually do it (`Step.who`).
        doer: the member charged with it, if any.
        among: the members.
    """
    if doer is not None:
        return not doer.me
    secretaries = [member for member in among if member.role == profile.SECRETARY]
    is_secretary = any(member.me for member in secretaries)
    if who == profile.SECRETARY:
        return bool(secretaries) and not is_secretary
    return is_secretary or any(one.me and not one.owner and one.role is None for one in among)


async def found(session: AsyncSession, person_id: int, now: datetime) -> Membership:
    """Found a practice, which takes over the steps of its founder."""
    known = await profile.of(session, person_id)
    today = known.today(now)
    founded = secrets.randbits(63)
    celebrated = await session.scalar(select(PersonRow.celebrated_on).filter_by(id=person_id))
    session.add(
        PracticeRow(
            id=founded,
            made_on=today,
            numbers=1,
            finess=known.finess,
            secretariat=known.secretariat,
            celebrated_on=celebrated,
        )
    )
    await session.flush()
    place = {"practice_id": founded, "number": 1, "owner": True, "joined_on": today}
    await put(session, MemberRow, person_id=person_id, **place)
    for row in await session.scalars(select(StepRow).filter_by(person_id=person_id)):
        marked = {"state": row.state, "marked_on": row.marked_on, "marked_by": person_id}
        await put(session, PracticeStepRow, practice_id=founded, step_id=row.step_id, **marked)
    await session.execute(delete(StepRow).filter_by(person_id=person_id))
    return Membership(founded, 1, owner=True)


async def assign(session: AsyncSession, person_id: int, step_id: str, number: int | None) -> bool:
    """Set which member does a step, None for the usual one; tell whether the member exists."""
    mine = await membership.hold(session, person_id)
    if mine is None:
        return False
    duty = {"practice_id": mine.practice_id, "step_id": step_id}
    if number is None:
        await session.execute(delete(DutyRow).filter_by(**duty))
        return True
    place = {"practice_id": mine.practice_id, "number": number}
    doer = await session.scalar(select(MemberRow.person_id).filter_by(**place))
    if doer is not None:
        await put(session, DutyRow, **duty, person_id=doer)
    return doer is not None
