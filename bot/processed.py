"""Which updates had their effects, and which were answered: each is handled once."""

from datetime import datetime
from functools import cache

from sqlalchemy.ext.asyncio import AsyncSession

from bot.database import prepared
from bot.database.upsert import engine, put, putting
from bot.service_models import ProcessedUpdateRow

GREATEST = 2**63 - 1
"""The greatest number of an update, or of a message, that fits in its column."""


@cache
def _beginning(on: str) -> prepared.Statement:
    """Return what notes an update that begins; it returns whether it was answered before."""
    noted = putting(on, ProcessedUpdateRow, ("update_id", "at"), answered=False)
    return noted.returning(ProcessedUpdateRow.answered)


async def begin(session: AsyncSession, update_id: int, now: datetime) -> bool:
    """Note, in the transaction of its effects, that an update has them.

    Returns:
        Whether nothing is left to do for it: it had them, and was answered.
    """
    found = await prepared.row(session, _beginning(engine(session)), update_id=update_id, at=now)
    return found is not None and found.answered


async def note_answered(session: AsyncSession, update_id: int, now: datetime) -> None:
    """Note that an update needs nothing more, even when delivered again."""
    await put(session, ProcessedUpdateRow, update_id=update_id, at=now, answered=True)
