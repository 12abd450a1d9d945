"""Leaving a practice, removing somebody from it, dissolving it: nobody loses their steps."""

from datetime import date

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot import membership, tidings
from bot.database.upsert import put
from bot.membership import Membership
from bot.models import MemberRow, PersonRow, PracticeRow, PracticeStepRow, StepRow
from bot.tidings import Kind


async def leave(session: AsyncSession, person_id: int) -> bool:
    """Take a person out of their practice with a copy of its steps; tell whether they had one."""
    mine = await membership.hold(session, person_id)
    if mine is None:
        return False
    await _copy_steps(session, mine.practice_id, person_id)
    await _copy_celebration(session, mine.practice_id, person_id)
    await _withdraw(session, person_id, mine)
    await tidings.cancel_all(session, person_id)
    return True


async def vanish(session: AsyncSession, person_id: int) -> None:
    """Take a person out of their practice without a copy of anything, before they are erased."""
    mine = await membership.hold(session, person_id)
    if mine is not None:
        await _withdraw(session, person_id, mine)


async def remove(session: AsyncSession, person_id: int, number: int) -> bool:
    """Remove another member, who will be told; tell whether there was such a member."""
    mine = await membership.hold(session, person_id)
    if mine is None or not mine.owner or mine.number == number:
        return False
    place = {"practice_id": mine.practice_id, "number": number}
    gone = delete(MemberRow).filter_by(**place).returning(MemberRow.person_id)
    removed: int | None = await session.scalar(gone)
    if removed is not None:
        await tidings.tell(session, removed, Kind.REMOVED)
    return removed is not None


async def dissolve(session: AsyncSession, person_id: int) -> bool:
    """End the person's practice, if any; tell whether it ended.

    Each member keeps a copy of its steps.
    """
    mine = await membership.hold(session, person_id)
    if mine is None or not mine.owner:
        return False
    theirs = select(MemberRow.person_id).filter_by(practice_id=mine.practice_id)
    for member in list(await session.scalars(theirs)):
        await _copy_steps(session, mine.practice_id, member)
        await tidings.tell(session, member, Kind.DISSOLVED)
    await _copy_celebration(session, mine.practice_id, person_id)
    await tidings.cancel_all(session, person_id)
    await session.execute(delete(PracticeRow).where(PracticeRow.id == mine.practice_id))
    return True


async def _copy_steps(session: AsyncSession, practice_id: int, person_id: int) -> None:
    """Give a person the steps of a practice, in place of those they had kept aside."""
    marked = select(PracticeStepRow.step_id, PracticeStepRow.state, PracticeStepRow.marked_on)
    for row in await session.execute(marked.filter_by(practice_id=practice_id)):
        await put(session, StepRow, person_id=person_id, **row._asdict())


async def _copy_celebration(session: AsyncSession, practice_id: int, person_id: int) -> None:
    """Note for who acts that it was celebrated; others are not to be locked after the practice."""
    celebrated = select(PracticeRow.celebrated_on).where(PracticeRow.id == practice_id)
    day: date | None = await session.scalar(celebrated)
    theirs = update(PersonRow).filter_by(id=person_id, celebrated_on=None)
    await session.execute(theirs.values(celebrated_on=day))


async def _withdraw(session: AsyncSession, person_id: int, mine: Membership) -> None:
    """Take a person out; the practice passes to the longest-standing member, or ends.

    When the owner leaves, everyone who stays is told; otherwise only the owner is.
    """
    await session.execute(delete(MemberRow).where(MemberRow.person_id == person_id))
    left = select(MemberRow.person_id).filter_by(practice_id=mine.practice_id)
    heir, *others = [*await session.scalars(left.order_by(MemberRow.number))] or [None]
    if heir is None:
        await session.execute(delete(PracticeRow).where(PracticeRow.id == mine.practice_id))
    elif mine.owner:
        await session.execute(
            update(MemberRow).where(MemberRow.person_id == heir).values(owner=True)
        )
        await tidings.tell(session, heir, Kind.INHERITED)
        for other in others:
            await tidings.tell(session, other, Kind.PASSED)
    else:
        await tidings.tell_owner(session, mine.practice_id, Kind.LEFT)
