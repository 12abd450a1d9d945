"""Which updates have had their effects, and which were answered: each is handled once."""

from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database import prepared
from bot.database.upsert import add_if_absent, put
from bot.service_models import ProcessedUpdateRow

GREATEST = 2**63 - 1
"""The greatest number of an update, or of a message, that fits in its column."""


async def begin(session: AsyncSession, update_id: int, now: datetime) -> bool | None:
    """Note, in the transaction of its effects, that an update is having them.

    Returns:
        Whether nothing is left to do for it: it had them, and was answered. None when it had none.
    """
    values = {"update_id": update_id, "at": now, "answered": False}
    if await add_if_absent(session, ProcessedUpdateRow, **values):
        return None
    found = await prepared.row(session, _BEGUN, update_id=update_id)
    return bool(found.answered)


_BEGUN = (
    select(ProcessedUpdateRow.answered)
    .where(ProcessedUpdateRow.update_id == bindparam("update_id"))
    .with_for_update()
)


async def note_answered(session: AsyncSession, update_id: int, now: datetime) -> None:
    """Note that an update needs nothing more, even if it is delivered again."""
    await put(session, ProcessedUpdateRow, update_id=update_id, at=now, answered=True)
