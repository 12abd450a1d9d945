"""Restoring a backup: all or nothing, and without the people who were erased since."""

import shutil
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing, suppress
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot import erasures
from bot.database.engine import Database
from bot.database.upsert import put
from bot.models import PersonRow
from bot.operations import copying
from bot.operations.backup import HERE, NOT_A_BACKUP, address_of, problem, transaction, working
from bot.operations.migrating import migrate, prepare
from bot.process.claims import Claims
from bot.process.places import nobody_runs, receiving_place
from bot.service_models import ErasureRow

BOT_WORKS = "bot_works"
"""Name of a sentence in the table [backup]."""


class Restored(NamedTuple):
    """How many people are known, were erased again, and were erased since with another token."""

    people: int
    erased: int
    foreign: int


async def restore(address: str, file: Path, key: bytes, now: datetime) -> Restored:
    """Replace everything that a database holds by a backup.

    A backup from an older version is brought up to date on the way, and whoever was erased since
    is erased from it before anything is put back. All of it happens, or nothing.

    Args:
        address: the database.
        file: the backup; it is left as it is.
        key: what the digests of erased people are made with.
        now: the moment it is.

    Raises:
        DatabaseError: the file is no backup of ours, or comes from a newer version; or a bot
            receives with the database, or it cannot be used.
    """
    with working(file, HERE) as ours:
        shutil.copy(file, ours)
        _must_be_a_backup(file, ours)
        backup = address_of(ours)
        await migrate(backup)
        async with _without_a_bot(address):
            await prepare(address)
            async with transaction(address) as target:
                await copying.alone(target)
                erased, foreign = await _erase_again(target, backup, key, now)
                async with transaction(backup) as source:
                    await copying.replace(source, target)
                people = await target.scalar(select(func.count()).select_from(PersonRow))
    return Restored(people or 0, erased, foreign)


@asynccontextmanager
async def _without_a_bot(address: str) -> AsyncIterator[None]:
    """Hold the places of the processes that receive, so that no bot runs meanwhile.

    A replica that starts by webhook on PostgreSQL waits, as it would for any lock.

    Raises:
        DatabaseError: a bot receives.
    """
    database = Database(address)
    claims = Claims(database)
    place = receiving_place(database, claims)
    try:
        with suppress(OSError):  # nobody can say whose it is: the database tells why
            if not (await place.take() and await nobody_runs(claims)):
                raise problem(BOT_WORKS)
        yield
    finally:
        await place.leave()
        await claims.close()
        await database.close()


def _must_be_a_backup(file: Path, ours: Path) -> None:
    try:
        with closing(sqlite3.connect(ours)) as database:
            damage = database.execute("PRAGMA quick_check(1)").fetchone() != ("ok",)
            tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master")}
    except sqlite3.Error as error:
        raise problem(NOT_A_BACKUP, file) from error
    if damage or not {"alembic_version", PersonRow.__tablename__} <= tables:
        raise problem(NOT_A_BACKUP, file)


async def _erase_again(
    target: AsyncConnection, backup: str, key: bytes, now: datetime
) -> tuple[int, int]:
    """Erase from a copy of the backup those erased since, and note it.

    Return how many they are, and how many more were erased, with another key, that nobody finds.

    If the backup already knows of an erasure, that came before it: whoever came back since then
    stays, unless it was on the backup's own last day, when nobody can tell which came first.
    """
    noted = (await target.execute(select(ErasureRow.day, ErasureRow.digest))).all()
    database = Database(backup)
    try:
        async with database.session() as session:
            known = {one: day for day, one in await erasures.noted(session)}
            last = await session.scalar(select(func.max(PersonRow.last_seen)))
            since = [(day, one) for day, one in noted if _is_later(day, known.get(one), last)]
            for day, one in noted:
                await put(session, ErasureRow, digest=one, day=max(day, known.get(one, day)))
        digests = frozenset(one for _, one in since)
        erased = await erasures.erase_again(database, digests, key, now)
        return erased, erasures.foreign(digests, key)
    finally:
        await database.close()


def _is_later(day: date, known: date | None, last: datetime | None) -> bool:
    return known is None or day > known or (last is not None and day >= last.date())
