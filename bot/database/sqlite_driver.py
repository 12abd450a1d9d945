"""The SQLite driver: short work in the event loop's own thread, what may wait in another.

A statement on rows found by their key takes SQLite some ten microseconds; handing it to another
thread, and its rows back, takes ten times as much of the same processor. What may be long, or wait
for another process, is done in a thread that the connection keeps for that.
"""

import asyncio
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from itertools import islice
from typing import Any, Self, TypeVar

from sqlalchemy.util import await_

from bot.database.sqlite_place import Place

BUSY_TIMEOUT = 5000
"""Milliseconds that SQLite waits for another process to finish writing."""

BEGIN = "BEGIN IMMEDIATE"
AT_ONCE, PATIENTLY = "PRAGMA busy_timeout = 0", f"PRAGMA busy_timeout = {BUSY_TIMEOUT}"

CHECKPOINT_EVERY = 100
"""Transactions after which the log of changes is put back into the file, which waits for the disk:
in the thread, before SQLite would do it inside a commit (at 1000 pages; an update writes ten)."""

Result = TypeVar("Result")

_SHORT: ContextVar[bool] = ContextVar("short", default=False)


@contextmanager
def short(*, statements: bool = True) -> Iterator[None]:
    """Declare whether every statement of a block is short: found by a key, a few rows."""
    token = _SHORT.set(statements)
    try:
        yield
    finally:
        _SHORT.reset(token)


class Cursor(sqlite3.Cursor):
    """A cursor whose rows come with its statement, as SQLAlchemy reads them from anywhere."""

    connection: "Connection"
    _rows: Iterator[Any] = iter(())

    def execute(self, statement: str, values: Any = (), /) -> Self:  # noqa: ANN401  sqlite3's
        """Execute a statement and fetch its rows."""
        return self.connection.do(self._execute, super().execute, statement, values)

    def executemany(self, statement: str, values: Iterable[Any], /) -> Self:
        """Execute a statement for each of some values."""
        return self.connection.do(self._execute, super().executemany, statement, values)

    def _execute(self, act: Callable[..., object], *words: object) -> Self:
        act(*words)
        self._rows = iter(super().fetchall())
        return self

    def fetchone(self) -> Any:  # noqa: ANN401  sqlite3's
        """Return the next row, if any."""
        return next(self._rows, None)

    def fetchmany(self, size: int | None = None) -> list[Any]:
        """Return the next rows."""
        return list(islice(self._rows, size or self.arraysize))

    def fetchall(self) -> list[Any]:
        """Return the rows that are left."""
        return list(self._rows)

    async def _async_soft_close(self) -> None:
        """Close nothing: SQLAlchemy says so to its own asynchronous cursors, which wait."""


class Stream(sqlite3.Cursor):
    """A cursor whose rows are fetched as they are asked for: there may be many."""

    connection: "Connection"

    def execute(self, statement: str, values: Any = (), /) -> Self:  # noqa: ANN401  sqlite3's
        """Execute a statement."""
        return self.connection.do(super().execute, statement, values)

    def fetchmany(self, size: int | None = None) -> list[Any]:
        """Fetch the next rows."""
        return self.connection.do(super().fetchmany, size or self.arraysize)


class Connection(sqlite3.Connection):
    """A connection that the event loop waits for in short transactions only.

    What is done outside of a transaction may wait for another process: it goes to the thread.
    """

    def __init__(self, *words: Any, **options: Any) -> None:  # noqa: ANN401  sqlite3's
        super().__init__(*words, **options | {"check_same_thread": False, "isolation_level": None})
        self._thread = ThreadPoolExecutor(1, "sqlite")
        self._commits = 0
        self._waits = ""
        self._place = Place(words[0])

    def cursor(self, kind: type[sqlite3.Cursor] = Cursor) -> Any:  # type: ignore[override]  # noqa: ANN401  sqlite3 itself says so
        """Open a cursor."""
        return super().cursor(kind)

    def begin(self) -> None:
        """Begin a transaction that is to write; wait in the thread when another process writes."""
        self._place.must_be_ours()
        if not (_SHORT.get() and self._begins_at_once()):
            self._in_thread(self._begins, PATIENTLY)

    def _begins_at_once(self) -> bool:
        try:
            self._begins(AT_ONCE)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
            return False
        return True

    def _begins(self, how: str) -> None:
        self._wait(how)
        self.ask(BEGIN)

    def _wait(self, how: str) -> None:
        """Have SQLite wait, or not, for another process from now on."""
        if how != self._waits:
            self.ask(how)
            self._waits = how

    @property
    def is_at_hand(self) -> bool:
        """Whether what is asked now is short, and the lock is held: it can be done here."""
        return _SHORT.get() and self.in_transaction

    def ask(self, statement: str, values: Sequence[Any] = ()) -> list[Any]:
        """Execute a statement here, to its end: half done, it would keep others from ending."""
        return super().cursor(sqlite3.Cursor).execute(statement, values).fetchall()

    def commit(self) -> None:
        """Commit; once in a while, put the log of changes back into the file."""
        if self.in_transaction:
            try:
                self.do(super().commit)
            finally:
                self.rollback()  # what could not be committed is not left to whoever comes next
            self._commits += 1
        if self._commits >= CHECKPOINT_EVERY:
            self._commits = 0
            with suppress(sqlite3.Error):  # SQLite will do it itself, and say what is wrong
                self.checkpoint("PASSIVE")

    def checkpoint(self, how: str) -> None:
        """Put the log of changes back into the file (SQLite's manual, PRAGMA wal_checkpoint)."""
        self._in_thread(self._checkpoint, how)

    def _checkpoint(self, how: str) -> None:
        self._wait(PATIENTLY)
        self.ask(f"PRAGMA wal_checkpoint({how})")

    def rollback(self) -> None:
        """Roll back."""
        if self.in_transaction:
            self.do(super().rollback)

    def close(self) -> None:
        """Close; SQLite may put the log of changes back into the file meanwhile."""
        try:
            self._in_thread(super().close)
        finally:
            self._thread.shutdown(wait=False)

    def do(self, work: Callable[..., Result], *words: object) -> Result:
        """Do some work: here when it is short and the lock is held, otherwise in the thread."""
        if self.is_at_hand:
            return work(*words)
        return self._in_thread(work, *words)

    def _in_thread(self, work: Callable[..., Result], *words: object) -> Result:
        return await_(self._finished(work, *words))

    async def _finished(self, work: Callable[..., Result], *words: object) -> Result:
        """Do some work in the thread; when cancelled meanwhile, let it finish first."""
        doing = asyncio.get_running_loop().run_in_executor(self._thread, work, *words)
        cancelled = False
        while not doing.done():
            try:
                await asyncio.wait([doing])
            except asyncio.CancelledError:
                cancelled = True
        if cancelled:
            raise asyncio.CancelledError
        return doing.result()
