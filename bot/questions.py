"""What people asked and what became of it, without saying who asked."""

from datetime import datetime
from hashlib import blake2b

from sqlalchemy import update
from sqlalchemy.engine import CursorResult
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database.upsert import add_if_absent
from bot.people import day
from bot.receiving import handling
from bot.service_models import MAX_TEXT, QuestionRow

OUTCOMES = ("answer", "suggestions", "nothing", "smalltalk", "refused", "opened")
"""What becomes of a question; « opened »: an entry was chosen from a list."""


def key(update_id: int, part: int, secret: bytes) -> int:
    """Return the id of a question: the same for the same update, unguessable without the secret.

    Args:
        update_id: the update that brought the message.
        part: which question of the message, from 0.
        secret: at most 64 bytes.

    Returns:
        63 bits, so that it fits in a signed column.
    """
    digest = blake2b(f"{update_id}:{part}".encode(), digest_size=8, key=secret).digest()
    return int.from_bytes(digest) >> 1


async def record(  # noqa: PLR0913  the columns of a question
    session: AsyncSession,
    key: int,
    *,
    outcome: str,
    entry_id: str | None = None,
    score: float | None = None,
    text: str | None = None,
    now: datetime,
) -> bool:
    """Count a question once, however often its update is delivered; tell whether it is new.

    Args:
        session: the transaction to write in.
        key: the question's id.
        outcome: what became of it.
        entry_id: the entry answered or offered first.
        score: the probability given to that entry.
        text: masked, and only when nothing was answered to what may be no mere name.
        now: of which only the day is kept.
    """
    new = await add_if_absent(
        session,
        QuestionRow,
        id=key,
        at=day(now),
        outcome=outcome,
        entry_id=entry_id,
        score=score,
        text=text and text[:MAX_TEXT],
    )
    if new:
        handling.current().questions.append(outcome)
    return new


async def vote(session: AsyncSession, key: int, useful: bool) -> bool:  # noqa: FBT001  the vote itself
    """Set what the asker thought of the answer; tell whether the question exists."""
    chosen = update(QuestionRow).filter_by(id=key).values(vote=1 if useful else -1)
    done = await session.execute(chosen)
    return isinstance(done, CursorResult) and done.rowcount == 1
