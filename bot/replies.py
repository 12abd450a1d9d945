"""Which of our messages answer a person's message, so that editing it edits them."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database.upsert import add_if_absent, put
from bot.models import ReplyRow


async def of(session: AsyncSession, chat_id: int, message_id: int) -> list[int]:
    """Return the ids of the replies to a message, in the order they were sent."""
    replies = (
        select(ReplyRow.reply_id)
        .filter_by(chat_id=chat_id, message_id=message_id)
        .order_by(ReplyRow.part)
    )
    return list(await session.scalars(replies))


async def remember(
    session: AsyncSession, chat_id: int, message_id: int, reply_ids: Sequence[int], now: datetime
) -> None:
    """Note the replies to a message, replacing those noted before."""
    where = {"chat_id": chat_id, "message_id": message_id}
    rows = [{"part": part, "reply_id": one, "at": now} for part, one in enumerate(reply_ids)]
    if rows and await add_if_absent(session, ReplyRow, **where, **rows[0]):
        del rows[0]  # the first is new, hence all are
    else:
        more = delete(ReplyRow).filter_by(**where).where(ReplyRow.part >= len(rows))
        await session.execute(more)
    for row in rows:
        await put(session, ReplyRow, **where, **row)
