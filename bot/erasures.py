"""Erasing people so that they stay erased: those whom a restored backup brings back go again."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from hashlib import blake2b

import structlog
from sqlalchemy import event, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot import person_data
from bot.database.engine import Database
from bot.database.upsert import put
from bot.models import PersonRow
from bot.process.uncut import uncut
from bot.service_models import ErasureRow

DIGEST_BYTES = 16
DIGEST = re.compile(rf"(?<![0-9a-f])[0-9a-f]{{{2 * DIGEST_BYTES}}}(?![0-9a-f])")
"""A digest, in a line of a log or of a list: two digits a byte."""

BODY = 24
"""How much of a digest stands for the person; the rest is the mark of the key it is made with."""

PAGE = 1000
"""People looked at in one go."""

log = structlog.stdlib.get_logger(__name__)


def digest(person_id: int, key: bytes) -> str:
    """Return what stands for a person: it leads back to them only with the key."""
    text = str(person_id).encode()
    whole = blake2b(text, digest_size=DIGEST_BYTES, key=key, person=b"erasures").hexdigest()
    return whole[:BODY] + _mark(whole[:BODY], key)


def _mark(body: str, key: bytes) -> str:
    return blake2b(
        body.encode(), digest_size=DIGEST_BYTES - BODY // 2, key=key, person=b"erasures mark"
    ).hexdigest()


def foreign(digests: Iterable[str], key: bytes) -> int:
    """Tell how many digests were made with another key: they lead to nobody with this one.

    So do seem those of the versions that put no mark, which lead to the same people all the same.
    """
    return sum(_mark(one[:BODY], key) != one[BODY:] for one in digests)


async def erase(session: AsyncSession, person_id: int, key: bytes, now: datetime) -> bool:
    """Erase everything held on a person, and note it; tell whether anything was held.

    The note is written in the same transaction, and logged once that is committed: either can be
    used to erase again whoever a backup brings back.
    """
    if not await person_data.erase(session, person_id):
        return False
    theirs = digest(person_id, key)
    await put(session, ErasureRow, digest=theirs, day=now.date())

    def say(_: object) -> None:
        log.info("erased", digest=theirs)

    event.listen(session.sync_session, "after_commit", say, once=True)
    return True


async def noted(session: AsyncSession) -> list[tuple[date, str]]:
    """Return the erasures noted so far, oldest first."""
    rows = select(ErasureRow.day, ErasureRow.digest).order_by(ErasureRow.day, ErasureRow.digest)
    return [(day, theirs) for day, theirs in await session.execute(rows)]


def read(lines: Iterable[str]) -> frozenset[str]:
    """Return the digests found in some lines, whatever surrounds them: a log, a list, a file."""
    return frozenset(found for line in lines for found in DIGEST.findall(line))


async def erase_again(
    database: Database, digests: frozenset[str], key: bytes, now: datetime
) -> int:
    """Erase the people behind these digests, each in a transaction of its own; return how many."""
    count, after = 0, None
    bodies = {one[:BODY] for one in digests}
    while page := await _page(database, after):
        for person_id in page:
            if digest(person_id, key)[:BODY] in bodies:
                count += await uncut(_erase_one(database, person_id, key, now))
        after = page[-1]
    return count


async def _page(database: Database, after: int | None) -> list[int]:
    people = select(PersonRow.id).order_by(PersonRow.id).limit(PAGE)
    async with database.session() as session:
        further = people if after is None else people.where(PersonRow.id > after)
        return list(await session.scalars(further))


async def _erase_one(database: Database, person_id: int, key: bytes, now: datetime) -> bool:
    async with database.session() as session:
        return await erase(session, person_id, key, now)
