"""Which practice a person belongs to, and locking it so that changes come one at a time."""

from dataclasses import dataclass

from sqlalchemy import Select, bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database import prepared
from bot.models import MemberRow, PersonRow, PracticeRow


@dataclass(frozen=True)
class Membership:
    """A person's place in their practice.

    Attributes:
        number: how the other members know them; given once in the life of the practice.
        owner: they invite and remove.
    """

    practice_id: int
    number: int
    owner: bool


async def of(session: AsyncSession, person_id: int) -> Membership | None:
    """Return a person's place in their practice; None when they belong to none."""
    row = await prepared.row(session, _PLACE, person_id=person_id)
    return Membership(row.practice_id, row.number, row.owner) if row else None


_PLACE = select(MemberRow.practice_id, MemberRow.number, MemberRow.owner).where(
    MemberRow.person_id == bindparam("person_id")
)


async def hold(session: AsyncSession, person_id: int) -> Membership | None:
    """Lock the steps of a person, or of their practice, until the end of the transaction.

    On PostgreSQL the rows are locked, always the person's first, then the practice's; on SQLite
    only one transaction writes at a time.

    Returns:
        Their place in the practice that is held; None when they are on their own.
    """
    theirs = select(PersonRow.id).where(PersonRow.id == person_id)
    await session.execute(theirs.with_for_update(key_share=True))
    while found := await of(session, person_id):
        await hold_practice(session, found.practice_id)
        if await of(session, person_id) == found:  # still so, now that it cannot change
            return found
    return None


async def hold_practice(session: AsyncSession, practice_id: int) -> None:
    """Lock a practice until the end of the transaction."""
    practice = select(PracticeRow.id).where(PracticeRow.id == practice_id)
    await session.execute(practice.with_for_update(key_share=True))


def sharing(mine: Membership | None, person_id: int) -> Select[int]:
    """Select the people who share a person's path: all of their practice, or only themselves."""
    if mine is None:
        return select(PersonRow.id).where(PersonRow.id == person_id)
    return select(MemberRow.person_id).where(MemberRow.practice_id == mine.practice_id)
