"""Which updates had their effects, and which were answered: each is handled once."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.models import ProcessedUpdateRow
from bot.upsert import add_if_absent, put

LAST_UPDATE = 2**63 - 1
"""The greatest number of an update that fits in its column."""


async def was_answered(session: AsyncSession, update_id: int) -> bool:
    """Tell whether nothing is left to do for an update."""
    answered = select(ProcessedUpdateRow.answered).filter_by(update_id=update_id)
    return bool(await session.scalar(answered))


async def note_effects(session: AsyncSession, update_id: int, now: datetime) -> None:
    """Note, in the transaction of its effects, that an update had them."""
    row = {"update_id": update_id, "at": now, "answered": False}
    await add_if_absent(session, ProcessedUpdateRow, **row)


async def note_answered(session: AsyncSession, update_id: int, now: datetime) -> None:
    """Note that an update needs nothing more, even when delivered again."""
    await put(session, ProcessedUpdateRow, update_id=update_id, at=now, answered=True)
