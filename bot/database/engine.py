"""Engine and sessions from a URL: SQLite with one writer at a time, or PostgreSQL."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from sqlalchemy import event, make_url, text
from sqlalchemy.engine import URL
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine
from sqlalchemy.pool import AsyncAdaptedQueuePool, ConnectionPoolEntry

from bot.database import prepared, sqlite_dialect, sqlite_driver
from bot.database.connections import LIVELY, Connections
from knowledge.wording import wording

CONNECT_WITHIN = 10.0
ANSWER_WITHIN = 20.0
"""Seconds before a PostgreSQL server that says nothing is deemed away: at first, at each query."""

UNLOCKED_WITHIN = 5.0
"""Seconds that a query waits for what somebody else keeps locked: we lock nothing for as long."""

UNUSABLE = "database"
WRONGLY_SET = "database_setting"
"""Names of sentences in the table [start_up]."""

UNREACHABLE = (SQLAlchemyError, OSError, TimeoutError)
"""The errors raised when a database is away."""

PRAGMAS = {
    "journal_mode": "wal",
    "busy_timeout": sqlite_driver.BUSY_TIMEOUT,
    "foreign_keys": 1,
    "temp_store": 2,  # in memory: the container's file system is read-only
    "secure_delete": 1,  # what is deleted is overwritten, not just forgotten
    "synchronous": 1,  # NORMAL: with WAL, a power cut may lose the last commits, never corrupt
}


class DatabaseError(Exception):
    """The database cannot be used; the message says why, in French, without any secret."""

    @classmethod
    def about(cls, key: str, url: URL, reason: str) -> "DatabaseError":
        """Describe what is wrong with a database, with the sentence of that key."""
        place = url.render_as_string(hide_password=True)
        return cls(wording()["start_up"][key].format(place=place, reason=reason))


def make_engine(
    address: str, *, migrating: bool = False, connections: Connections | None = None
) -> AsyncEngine:
    """Make the engine of a database.

    Args:
        address: its URL.
        migrating: SQLite's tables are rebuilt, where foreign keys would empty others; PostgreSQL
            may take its time.
        connections: what opens those to PostgreSQL.
    """
    url = make_url(address)
    if url.get_backend_name() == "sqlite":
        return _sqlite(url, migrating=migrating)
    return _postgresql(url, connections or Connections(), migrating=migrating)


def _postgresql(url: URL, connections: Connections, *, migrating: bool) -> AsyncEngine:
    patience = {"timeout": CONNECT_WITHIN}
    if not migrating:
        patience |= {"command_timeout": ANSWER_WITHIN, "unlocked_within": UNLOCKED_WITHIN}
    engine = create_async_engine(
        url.set(drivername=LIVELY),
        hide_parameters=True,
        pool_pre_ping=True,
        pool_size=10,
        connect_args=patience,
    )
    connections.of(engine.sync_engine)
    return engine


def _sqlite(url: URL, *, migrating: bool) -> AsyncEngine:
    _make_folder(url)
    engine = create_async_engine(
        url.set(drivername=sqlite_dialect.NAME),
        hide_parameters=True,
        poolclass=AsyncAdaptedQueuePool,
        pool_size=1,  # transactions of this process queue in order, instead of finding it locked
        max_overflow=0,
    )
    pragmas = PRAGMAS | {"foreign_keys": int(not migrating)}

    def connected(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
        cursor = connection.cursor()
        for name, value in pragmas.items():
            cursor.execute(f"PRAGMA {name} = {value}")
        cursor.close()

    event.listen(engine.sync_engine, "connect", connected)
    return engine


def _make_folder(url: URL) -> None:
    if url.database and url.database != ":memory:":
        with suppress(OSError):  # connecting says what is wrong with it
            Path(url.database).parent.mkdir(parents=True, exist_ok=True)


class Database:
    """Where the bot remembers."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.url = make_url(address)
        self._connections = Connections()
        self.engine = make_engine(address, connections=self._connections)

    def abandon(self) -> None:
        """Cut every connection to a server: whoever waits for an answer there has an error."""
        self._connections.cut()

    @asynccontextmanager
    async def session(self) -> AsyncIterator[AsyncSession]:
        """Open a transaction, lazily; it is committed at the end, or rolled back on an error."""
        async with AsyncSession(self.engine, expire_on_commit=False) as session:
            yield session
            await session.commit()

    @asynccontextmanager
    async def short_session(self) -> AsyncIterator[AsyncSession]:
        """Open a transaction at once, whose statements each touch few rows found by a key.

        Prepared statements go straight to its connection (`bot.database.prepared`).
        """
        with sqlite_driver.short():
            connection = await self.engine.connect()
            try:
                await connection.begin()
                session = AsyncSession(connection, expire_on_commit=False)
                session.info[prepared.CONNECTION] = connection.sync_connection
                try:
                    yield session
                    if session.in_transaction():  # its objects were used, not only its connection
                        await session.commit()
                finally:
                    if session.in_transaction():
                        await session.close()
                await connection.commit()
            finally:  # not by a task of its own: nothing cuts an update (`bot.process.uncut`)
                await connection.close()

    async def check(self) -> None:
        """Make sure that the database can be used, with the settings that we rely on.

        Raises:
            DatabaseError: it cannot.
        """
        try:
            async with self.engine.connect() as connection:
                await connection.execute(text("SELECT 1"))
                if self.url.get_backend_name() != "sqlite":
                    return
                for name, expected in PRAGMAS.items():
                    found = await connection.scalar(text(f"PRAGMA {name}"))
                    if found != expected:
                        wrong = f"{name} = {found}"
                        raise DatabaseError.about(WRONGLY_SET, self.url, wrong)
        except UNREACHABLE as error:
            raise unusable(self.url, error) from error

    async def is_reachable(self) -> bool:
        """Tell whether the database answers."""
        try:
            async with self.engine.connect() as connection:
                await connection.execute(text("SELECT 1"))
        except UNREACHABLE:
            return False
        return True

    async def forget_deleted(self) -> None:
        """Empty SQLite's log of changes, which still holds what was deleted."""
        if self.url.get_backend_name() != "sqlite":
            return
        async with self.engine.connect() as connection:
            await connection.run_sync(sqlite_dialect.truncate_log)

    async def close(self) -> None:
        """Close every connection."""
        await self.engine.dispose()


def unusable(url: URL, error: BaseException) -> DatabaseError:
    """Tell that a database cannot be used, with the reason its driver gives."""
    origin = getattr(error, "orig", None) or error.__cause__ or error
    reason = str(origin).strip().splitlines()[:1] or [type(origin).__name__]
    said = reason[0].replace(str(url.password), "…") if url.password else reason[0]
    return DatabaseError.about(UNUSABLE, url, said.rpartition(": ")[2] or said)
