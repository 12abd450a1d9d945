"""The steps that do not concern a person or their practice: no reminder is sent for them."""

from collections.abc import Callable

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot import membership, practice, profile, reminders
from bot.membership import Membership
from bot.models import PracticeRow
from knowledge import Base, Step


async def forget_reminders(session: AsyncSession, base: Base, person_id: int) -> list[Step]:
    """Cancel the reminders of steps that the profile now excludes, for all who share the path.

    Returns:
        those of which the person was to be reminded.
    """
    mine = await membership.hold(session, person_id)
    concerned = await _concerned(session, mine, person_id)
    excluded = [one for one in base.steps.values() if one.when and concerned(one.when) is False]
    theirs = {one.step_id for one in await reminders.of(session, person_id)}
    for step in excluded:
        await reminders.forget(session, step.id, membership.sharing(mine, person_id))
    return [step for step in excluded if step.id in theirs]


async def _concerned(
    session: AsyncSession, mine: Membership | None, person_id: int
) -> Callable[[str], bool | None]:
    """Return the test of whether a condition holds: for their practice, else for them."""
    if mine:
        said = await session.scalar(select(PracticeRow).filter_by(id=mine.practice_id))
        if said:
            members = await practice.members(session, mine.practice_id, person_id)
            return practice.concerns(said, members.values())
    return (await profile.of(session, person_id)).concerned
