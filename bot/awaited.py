"""The themes on which somebody waits for a new answer: told once, in the daytime, then forgotten.

Nothing of the question is kept, nor the day it was asked: only a theme, a month, and the number of
the newest entry known then (`bot.additions`).
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import Enum, auto

from sqlalchemy import and_, delete, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot import additions
from bot.database.upsert import put
from bot.models import AwaitedRow, ConversationRow, PersonRow
from bot.people import FOLLOW_UP_WITHIN, may_be_told

MOST = 4
"""Most themes on which one person may wait."""

KEPT = timedelta(days=365)
"""Longest time that somebody waits."""


class Asked(Enum):
    """What became of a request to be told of new answers."""

    NOTED = auto()
    ALREADY = auto()
    TOO_MANY = auto()


@dataclass(frozen=True)
class Addition:
    """The answers to name to somebody who waited for them, in the order they came."""

    person_id: int
    entry_ids: tuple[str, ...]


def month(now: datetime) -> date:
    """Return the first day of a moment's month: nothing finer is kept of when it was asked."""
    return now.astimezone(UTC).date().replace(day=1)


async def ask(
    session: AsyncSession, person_id: int, theme: str, entry_ids: Collection[str], now: datetime
) -> Asked:
    """Note that a person waits for an answer on a theme; asking twice changes nothing.

    Args:
        session: the transaction to write in.
        person_id: who asks.
        theme: of what.
        entry_ids: what the base answers already.
        now: of which only the month is kept.
    """
    waiting = await of(session, person_id)
    if theme in waiting:
        return Asked.ALREADY
    if len(waiting) >= MOST:
        return Asked.TOO_MANY
    number = await additions.newest(session, entry_ids)
    row = {"person_id": person_id, "theme": theme, "number": number, "month": month(now)}
    await put(session, AwaitedRow, **row, taken_at=None)
    return Asked.NOTED


async def of(session: AsyncSession, person_id: int) -> tuple[str, ...]:
    """Return the themes that a person waits for."""
    theirs = select(AwaitedRow.theme).filter_by(person_id=person_id, taken_at=None)
    return tuple(await session.scalars(theirs.order_by(AwaitedRow.theme)))


async def stop(session: AsyncSession, person_id: int, theme: str) -> bool:
    """Stop waiting on a theme for a person; tell whether they were waiting."""
    theirs = delete(AwaitedRow).filter_by(person_id=person_id, theme=theme)
    return (await session.execute(theirs.returning(AwaitedRow.theme))).first() is not None


async def cancel_all(session: AsyncSession, person_id: int) -> int:
    """Stop waiting on every theme for a person; return on how many they were waiting."""
    theirs = delete(AwaitedRow).filter_by(person_id=person_id)
    return len((await session.execute(theirs.returning(AwaitedRow.theme))).all())


async def take(session: AsyncSession, themes: Mapping[str, str], now: datetime) -> Addition | None:
    """Take all that is to be told to somebody, which nobody else can take any more, or None.

    Commit before sending: whoever dies in between has told nobody, and nobody tells them again.
    Nobody is told at night, nor while they talk with the bot.

    Args:
        session: the transaction to write in.
        themes: the theme of each entry of the base; an entry that only the base of another replica
            has is left for that replica to tell.
        now: the moment it is.
    """
    oldest = select(func.min(AwaitedRow.number)).where(AwaitedRow.taken_at.is_(None))
    number = await session.scalar(oldest)
    if number is None:
        return None
    later = await additions.since(session, number)
    new = {entry_id: theirs for entry_id, theirs in later.items() if entry_id in themes}
    first = await _first(session, _newest(new, themes), now) if new else None
    return await _of_person(session, first, new, themes, now) if first is not None else None


def _newest(new: Mapping[str, int], themes: Mapping[str, str]) -> dict[str, int]:
    """Return the number of the newest entry of each theme."""
    return {themes[entry_id]: number for entry_id, number in new.items()}


async def _first(session: AsyncSession, newest: Mapping[str, int], now: datetime) -> int | None:
    """Lock one person who has something to be told; return who.

    Anyone locked by another process is left to it: it is telling them, or answering what they have
    just said.
    """
    shown = ConversationRow.at
    silent = or_(shown.is_(None), shown < now - FOLLOW_UP_WITHIN, shown > now)
    added = [
        and_(AwaitedRow.theme == theme, AwaitedRow.number < number)
        for theme, number in newest.items()
    ]
    untold = (
        select(AwaitedRow.person_id)
        .join(PersonRow, PersonRow.id == AwaitedRow.person_id)
        .outerjoin(ConversationRow, ConversationRow.person_id == AwaitedRow.person_id)
        .where(AwaitedRow.taken_at.is_(None), may_be_told(now), silent, or_(*added))
        .order_by(AwaitedRow.person_id, AwaitedRow.theme)
        .limit(1)
        .with_for_update(of=PersonRow, skip_locked=True, key_share=True)
    )
    found: int | None = await session.scalar(untold)
    return found


async def _of_person(
    session: AsyncSession,
    person_id: int,
    new: Mapping[str, int],
    themes: Mapping[str, str],
    now: datetime,
) -> Addition | None:
    """Take everything that a person is to be told; None when another process has just taken it."""
    theirs = select(AwaitedRow).filter_by(person_id=person_id, taken_at=None)
    locked = await session.scalars(theirs.with_for_update(skip_locked=True))
    rows = {row.theme: row for row in locked}
    told = [
        entry_id
        for entry_id, number in new.items()
        if themes[entry_id] in rows and number > rows[themes[entry_id]].number
    ]
    for theme in {themes[entry_id] for entry_id in told}:
        rows[theme].taken_at = now
    await session.flush()
    return Addition(person_id, tuple(told)) if told else None
