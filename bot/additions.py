"""Which entries of the base are known, and in which order they came: what is new to whom."""

from collections.abc import Collection

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database.upsert import add_if_absent
from bot.service_models import KnownEntryRow

OLD = 0
"""The number of the entries found by the first start: they are new to nobody."""


async def learn(session: AsyncSession, entry_ids: Collection[str]) -> int:
    """Note the entries that were not known yet, under the next number; return how many.

    The caller must keep the other replicas from doing the same meanwhile. An entry that was
    removed and comes back is not new.
    """
    known = set(await session.scalars(select(KnownEntryRow.entry_id)))
    last = await session.scalar(select(func.max(KnownEntryRow.number)))
    number = OLD if last is None else last + 1
    new = sorted(set(entry_ids) - known)
    for entry_id in new:
        await add_if_absent(session, KnownEntryRow, entry_id=entry_id, number=number)
    return len(new)


async def newest(session: AsyncSession, entry_ids: Collection[str]) -> int:
    """Return the highest number among some entries: those of the base that answers.

    Entries that are not noted yet, just after the base has changed, will get the next number.
    """
    number = KnownEntryRow.number
    theirs = KnownEntryRow.entry_id.in_(entry_ids)
    counted = select(func.count(), func.max(number)).where(theirs)
    known, newest_known = (await session.execute(counted)).one()
    last = await session.scalar(select(func.max(number)))
    if last is None:
        return OLD
    return last + 1 if known < len(set(entry_ids)) else newest_known


async def since(session: AsyncSession, number: int) -> dict[str, int]:
    """Return the entries that came after a number, each with its own, in the order they came."""
    known = KnownEntryRow
    later = select(known.entry_id, known.number).where(known.number > number)
    rows = await session.execute(later.order_by(known.number, known.entry_id))
    return {row.entry_id: row.number for row in rows}
