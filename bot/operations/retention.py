"""How long things are kept, and the removal of what has been kept long enough."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from enum import StrEnum
from functools import partial

from sqlalchemy import ColumnElement, delete, select, tuple_, update
from sqlalchemy.engine import CursorResult
from sqlalchemy.ext.asyncio import AsyncSession

from bot import awaited, erasures, partings
from bot.database.columns import Model
from bot.database.engine import Database
from bot.models import (
    AwaitedRow,
    ConversationRow,
    InvitationRow,
    PersonRow,
    ReplyRow,
)
from bot.process.uncut import uncut
from bot.service_models import ErasureRow, ProcessedUpdateRow, QuestionRow

UPDATES_KEPT = timedelta(hours=48)
"""Telegram gives an update again for 24 hours at most (Bot API, getUpdates)."""
REPLIES_KEPT = timedelta(hours=48)
"""Telegram lets a message be edited for 48 hours (Bot API, editMessageText)."""
CONVERSATIONS_KEPT = timedelta(days=1)
TEXTS_KEPT = timedelta(days=90)
QUESTIONS_KEPT = timedelta(days=365)
ERASURES_KEPT = timedelta(days=35)
"""Backups are kept for 30 days: an erasure outlives all those made before it."""

BATCH = 500
"""Rows removed in one transaction."""

NOT_IN_MEMORY = {"synchronize_session": False}
"""No removed row was read in the same transaction: there is no object to update."""

PAUSE = 0.02
"""Seconds left to others between two transactions."""


class Kind(StrEnum):
    """What is removed."""

    UPDATES = "updates"
    REPLIES = "replies"
    CONVERSATIONS = "conversations"
    INVITATIONS = "invitations"
    AWAITED = "awaited"
    TEXTS = "texts"
    QUESTIONS = "questions"
    PEOPLE = "people"
    ERASURES = "erasures"


Batch = Callable[[AsyncSession], Awaitable[int]]
"""Removes some of a kind in a transaction; returns how many, 0 when none are left."""


async def purge(database: Database, key: bytes, now: datetime) -> Counter[Kind]:
    """Remove what has been kept long enough, in batches; return how much of each kind.

    Raises:
        SQLAlchemyError, OSError: the database is away; what was removed so far is.
    """
    removed = Counter(dict.fromkeys(Kind, 0))
    for kind, batch in _batches(key, now).items():
        while count := await uncut(_in_transaction(database, batch)):
            removed[kind] += count
            await asyncio.sleep(PAUSE)
    await database.forget_deleted()
    return removed


def _batches(key: bytes, now: datetime) -> dict[Kind, Batch]:
    return {
        Kind.UPDATES: _rows(ProcessedUpdateRow, ProcessedUpdateRow.at <= now - UPDATES_KEPT),
        Kind.REPLIES: _rows(ReplyRow, ReplyRow.at <= now - REPLIES_KEPT),
        Kind.CONVERSATIONS: _rows(ConversationRow, ConversationRow.at <= now - CONVERSATIONS_KEPT),
        Kind.INVITATIONS: _rows(InvitationRow, InvitationRow.expires_at <= now),
        Kind.AWAITED: _rows(AwaitedRow, AwaitedRow.month <= (now - awaited.KEPT).date()),
        Kind.TEXTS: partial(_texts, before=now - TEXTS_KEPT),
        Kind.QUESTIONS: _rows(QuestionRow, QuestionRow.at <= now - QUESTIONS_KEPT),
        Kind.PEOPLE: partial(_one_person, key=key, now=now),
        Kind.ERASURES: _rows(ErasureRow, ErasureRow.day < (now - ERASURES_KEPT).date()),
    }


async def _in_transaction(database: Database, batch: Batch) -> int:
    async with database.session() as session:
        return await batch(session)


def _rows(model: type[Model], old: ColumnElement[bool]) -> Batch:
    """Return the statement that deletes some rows of a table."""
    key = list(model.__table__.primary_key)
    some = select(*key).where(old).limit(BATCH)
    statement = delete(model).where(tuple_(*key).in_(some))

    async def batch(session: AsyncSession) -> int:
        return _count(await session.execute(statement, execution_options=NOT_IN_MEMORY))

    return batch


async def _texts(session: AsyncSession, before: datetime) -> int:
    """Delete the texts of some questions; that they were asked still counts."""
    old = (QuestionRow.at <= before) & QuestionRow.text.is_not(None)
    some = select(QuestionRow.id).where(old).limit(BATCH)
    statement = update(QuestionRow).where(QuestionRow.id.in_(some)).values(text=None)
    return _count(await session.execute(statement, execution_options=NOT_IN_MEMORY))


async def _one_person(session: AsyncSession, key: bytes, now: datetime) -> int:
    """Erase one of the people who have been away too long, as they would do themselves."""
    longest = select(PersonRow.id).where(partings.gone(now)).order_by(PersonRow.last_seen).limit(1)
    person_id = await session.scalar(longest.with_for_update(skip_locked=True))
    if person_id is None:
        return 0
    return int(await erasures.erase(session, person_id, key, now))


def _count(result: object) -> int:
    return result.rowcount if isinstance(result, CursorResult) else 0
