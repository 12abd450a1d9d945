"""The SQLite driver, with one trip to its thread for each statement.

As it comes, a statement makes four: to open a cursor, to execute, to fetch the rows, to close.
Each wakes two threads that share one interpreter, which costs more than SQLite's own work.
"""

import sqlite3
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Self

import aiosqlite
from sqlalchemy.dialects.sqlite.aiosqlite import (
    AsyncAdapt_aiosqlite_connection,
    AsyncAdapt_aiosqlite_cursor,
    AsyncAdapt_aiosqlite_dbapi,
)


class OneTrip:
    """A cursor whose rows come back with its statement."""

    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._connection = connection
        self._rows: list[Any] = []
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None
        self.arraysize = 1

    async def __aenter__(self) -> Self:
        """Open nothing yet."""
        return self

    async def execute(self, statement: str, values: Sequence[Any] = ()) -> Self:
        """Execute a statement and fetch all its rows."""
        return await self._go(sqlite3.Cursor.execute, statement, values)

    async def executemany(self, statement: str, values: Sequence[Sequence[Any]]) -> Self:
        """Execute a statement for each of some values."""
        return await self._go(sqlite3.Cursor.executemany, statement, values)

    async def fetchall(self) -> list[Any]:
        """Hand over the rows that came."""
        rows, self._rows = self._rows, []
        return rows

    async def close(self) -> None:
        """Close nothing: it is done in the trip."""

    async def _go(self, act: Callable[..., object], *words: object) -> Self:
        travel: Callable[..., Awaitable[None]] = self._connection._execute  # noqa: SLF001  what every method of it calls
        await travel(self._there_and_back, act, *words)
        return self

    def _there_and_back(self, act: Callable[..., object], *words: object) -> None:
        """Do everything, in the driver's thread."""
        cursor = self._connection._conn.cursor()  # noqa: SLF001  sqlite3's, which is public
        try:
            act(cursor, *words)
            self.description = cursor.description
            self._rows = cursor.fetchall()
            self.rowcount, self.lastrowid = cursor.rowcount, cursor.lastrowid
        finally:
            cursor.close()


class _Cursor(AsyncAdapt_aiosqlite_cursor):
    __slots__ = ()

    def _make_new_cursor(self, connection: Any) -> Any:  # noqa: ANN401  SQLAlchemy's
        return OneTrip(connection)


class _Connection(AsyncAdapt_aiosqlite_connection):
    __slots__ = ()

    _cursor_cls = _Cursor


class Driver(AsyncAdapt_aiosqlite_dbapi):
    """What SQLAlchemy takes for its module: `create_async_engine(…, module=driver())`."""

    def connect(self, *words: Any, **options: Any) -> AsyncAdapt_aiosqlite_connection:  # noqa: ANN401  the driver's
        """Open a connection whose statements make one trip each."""
        return _Connection(self, super().connect(*words, **options)._connection)  # noqa: SLF001  SQLAlchemy's own name


def driver() -> Driver:
    """Return the driver, as SQLAlchemy is given it."""
    return Driver(aiosqlite, sqlite3)
