"""Bringing the tables up to date, at start or by `python -m bot migrate`."""

from pathlib import Path

import structlog
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, make_url, text
from sqlalchemy.ext.asyncio import AsyncConnection

import migrations
from bot.database.engine import UNREACHABLE, Database, DatabaseError, make_engine, unusable
from knowledge.wording import wording

LOCK = 7_063_121_100_012
"""A number of our own: PostgreSQL lets one process at a time hold it, so that one migrates."""

ENCODINGS = ("UTF8", "SQL_ASCII")
"""Encodings of PostgreSQL that keep every character; the second keeps bytes as they are."""

NARROW = "database_encoding"
"""The key of the sentence that refuses other encodings."""

log = structlog.stdlib.get_logger(__name__)


def configuration() -> Config:
    """Return Alembic's configuration, wherever the program is installed."""
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    return config


def newest() -> str | None:
    """Return the revision this program is written for."""
    return ScriptDirectory.from_config(configuration()).get_current_head()


async def prepare(address: str) -> None:
    """Bring a database up to date and make sure that it can be used.

    Raises:
        DatabaseError: it cannot.
    """
    await migrate(address)
    database = Database(address)
    try:
        await database.check()
    finally:
        await database.close()


async def migrate(address: str, revision: str = "head") -> None:
    """Bring the tables of a database to a revision, in one transaction, one process at a time.

    Raises:
        DatabaseError: the database cannot be used, or comes from a newer version.
    """
    engine = make_engine(address, migrating=True)
    try:
        async with engine.begin() as connection:
            if engine.dialect.name == "postgresql":
                await _hold(connection)
                await _refuse_encoding(connection)
            await connection.run_sync(_run, revision)
    except UNREACHABLE as error:
        raise unusable(make_url(address), error) from error
    except CommandError as error:
        raise DatabaseError(wording()["start_up"]["database_newer"]) from error
    finally:
        await engine.dispose()


async def _hold(connection: AsyncConnection) -> None:
    """Keep others from migrating until the end of the transaction; log it when we have to wait."""
    if not await connection.scalar(text(f"SELECT pg_try_advisory_xact_lock({LOCK})")):
        log.warning(wording()["start_up"]["migrating_elsewhere"])
        await connection.execute(text(f"SELECT pg_advisory_xact_lock({LOCK})"))


async def _refuse_encoding(connection: AsyncConnection) -> None:
    """Refuse a database that cannot store what people type: it would fail at the first « ’ »."""
    encoding = str(await connection.scalar(text("SHOW server_encoding")))
    if encoding not in ENCODINGS:
        raise DatabaseError.about(NARROW, connection.engine.url, encoding)


def _run(connection: Connection, revision: str) -> None:
    config = configuration()
    config.attributes["connection"] = connection
    if revision == "base" or revision.startswith("-"):
        command.downgrade(config, revision)
    else:
        command.upgrade(config, revision)
