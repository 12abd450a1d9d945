"""Backups: one SQLite file, whatever the engine, from which any database can be restored."""

import os
import shutil
import sqlite3
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from alembic.migration import MigrationContext
from sqlalchemy import URL, Connection, make_url, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.database.engine import UNREACHABLE, DatabaseError, make_engine, unusable
from bot.models import PersonRow
from bot.operations import copying
from bot.operations.migrating import migrate, newest
from knowledge.wording import reason, wording

HERE = Path("var")
"""Where the bot writes, in a container too, and where a restoration works: not in memory."""

AT_WORK = ".pas-a-pas-at-work-"
"""Beginning of the name of the folders in which a backup is made or restored."""

LEFT_BEHIND = 12 * 3600.0
"""Seconds after which such a folder is abandoned: the command was killed."""

ONE_MOMENT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"

EXISTS = "exists"
CANNOT_USE = "cannot_use"
NOT_A_BACKUP = "not_a_backup"
OTHER_VERSION = "other_version"
"""Names of sentences in the table [backup]."""


async def write(address: str, file: Path) -> int:
    """Write everything that a database holds to a new file; return how many people it knows.

    It is what was there at one moment; the bot goes on working meanwhile.

    Raises:
        DatabaseError: the database or the file cannot be used.
    """
    if _taken(file):
        raise problem(EXISTS, file)
    with working(file, file.parent) as made:
        url = make_url(address)
        if url.get_backend_name() != "sqlite":
            url = await _from_server(address, made.with_suffix(".copy"))
        people = _snapshot(url, made)
        made.chmod(0o600)
        _to_disk(made)
        made.replace(file)
    return people


def _to_disk(file: Path) -> None:
    """Wait until a file is on the disk: after a copy, SQLite leaves that to the system."""
    with file.open("rb") as written:
        os.fsync(written.fileno())


def _snapshot(url: URL, made: Path) -> int:
    """Copy an SQLite file as it is now, without the remains of what was deleted from it."""
    count = f"SELECT count(*) FROM {PersonRow.__tablename__}"  # noqa: S608  a name of ours
    try:
        there = Path(str(url.database)).absolute().as_uri()
        with closing(sqlite3.connect(f"{there}?mode=rw", uri=True)) as database:
            database.execute("VACUUM INTO ?", (str(made),))
        with closing(sqlite3.connect(made)) as database:
            return int(database.execute(count).fetchone()[0])
    except sqlite3.Error as error:
        raise unusable(url, error) from error


async def _from_server(address: str, copy: Path) -> URL:
    """Copy what a server holds now to an SQLite file; return its URL."""
    await migrate(address_of(copy))
    async with transaction(address) as source, transaction(address_of(copy)) as target:
        await source.execute(text(ONE_MOMENT))
        if await source.run_sync(_revision) != newest():
            raise problem(OTHER_VERSION)
        await copying.replace(source, target)
    return make_url(address_of(copy))


def _taken(file: Path) -> bool:
    return file.exists()


@contextmanager
def working(file: Path, folder: Path) -> Iterator[Path]:
    """Lend a file to work on, in a folder that nobody else can read and that is then removed.

    Raises:
        DatabaseError: the file, or the folder, cannot be used.
    """
    try:
        if folder == HERE:
            folder.mkdir(exist_ok=True)
        _sweep(folder)
        with TemporaryDirectory(prefix=AT_WORK, dir=folder) as own:
            yield Path(own) / file.name
    except OSError as error:
        raise problem(CANNOT_USE, file, reason(error)) from error


def _sweep(folder: Path) -> None:
    """Remove what a killed command left behind: it holds personal data, unencrypted."""
    for left in folder.glob(f"{AT_WORK}*"):
        with suppress(FileNotFoundError):  # its own command removed it meanwhile
            if time.time() - left.stat().st_mtime > LEFT_BEHIND:
                shutil.rmtree(left, ignore_errors=True)


@asynccontextmanager
async def transaction(address: str) -> AsyncIterator[AsyncConnection]:
    """Open one transaction on a database, committed at the end.

    Raises:
        DatabaseError: the database cannot be used.
    """
    engine = make_engine(address)
    try:
        async with engine.begin() as connection:
            yield connection
    except UNREACHABLE as error:
        raise unusable(make_url(address), error) from error
    finally:
        await engine.dispose()


def _revision(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def address_of(file: Path) -> str:
    """Return the URL of an SQLite file."""
    return URL.create("sqlite+aiosqlite", database=str(file)).render_as_string()


def problem(key: str, file: Path | None = None, why: str = "") -> DatabaseError:
    """Return the error that says that something is wrong with a file."""
    return DatabaseError(wording()["backup"][key].format(file=file, reason=why))
