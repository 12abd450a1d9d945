"""Short statements are done at once; what may wait never stops the event loop."""

import asyncio
import sqlite3
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database import sqlite_driver
from bot.database.engine import Database
from bot.database.sqlite_driver import CHECKPOINT_EVERY, Connection

COUNT = text("SELECT count(*) FROM note")
ADD = text("INSERT INTO note VALUES (1)")


@pytest.fixture
async def notes(tmp_path: Path) -> AsyncIterator[Database]:
    """Give a database of one table."""
    opened = Database(f"sqlite+aiosqlite:///{tmp_path / 'notes.db'}")
    async with opened.session() as session:
        await session.execute(text("CREATE TABLE note (number INTEGER)"))
    yield opened
    await opened.close()


@pytest.fixture
def threads(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Give, of each statement, whether it was executed in the loop's own thread."""
    seen: list[bool] = []
    execute = sqlite_driver.Cursor._execute  # noqa: SLF001  where the work is done

    def noted(self: sqlite_driver.Cursor, act: Callable[..., object], *words: object) -> object:
        seen.append(threading.current_thread() is threading.main_thread())
        return execute(self, act, *words)

    monkeypatch.setattr(sqlite_driver.Cursor, "_execute", noted)
    return seen


@pytest.fixture
def other(notes: Database) -> Iterator[sqlite3.Connection]:
    """Give another process' connection, which holds the lock to write."""
    path = str(notes.url.database)
    with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as opened:
        opened.execute("BEGIN IMMEDIATE")
        yield opened


async def _add(notes: Database) -> None:
    async with notes.short_session() as session:
        await session.execute(ADD)


async def _longest_wait(work: asyncio.Task[None]) -> float:
    """Return the seconds for which the loop stood still, at most, until some work is done."""
    loop, longest = asyncio.get_running_loop(), 0.0
    while not work.done():
        before = loop.time()
        await asyncio.sleep(0.005)
        longest = max(longest, loop.time() - before)
    await work
    return longest


async def test_only_short_statements_are_done_in_the_loops_thread(
    notes: Database, threads: list[bool]
) -> None:
    async with notes.session() as session:
        await session.execute(COUNT)
    async with notes.short_session() as session:
        await session.execute(COUNT)
        with sqlite_driver.short(statements=False):
            await session.execute(COUNT)
        await session.execute(COUNT)
    assert threads == [False, True, False, True]


async def test_the_loop_goes_on_while_another_process_writes(
    notes: Database, other: sqlite3.Connection
) -> None:
    asyncio.get_running_loop().call_later(0.5, other.execute, "COMMIT")
    assert await _longest_wait(asyncio.create_task(_add(notes))) < 0.3
    async with notes.session() as session:
        assert await session.scalar(COUNT) == 1


async def test_after_waiting_for_another_process_sqlite_waits_as_before(
    notes: Database, other: sqlite3.Connection
) -> None:
    asyncio.get_running_loop().call_later(0.05, other.execute, "COMMIT")
    async with notes.short_session() as session:
        wait = await session.scalar(text("PRAGMA busy_timeout"))
    assert wait == sqlite_driver.BUSY_TIMEOUT


async def test_a_lock_that_is_never_let_go_is_told_as_such(
    notes: Database, other: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite_driver, "PATIENTLY", "PRAGMA busy_timeout = 10")
    assert other.in_transaction
    with pytest.raises(OperationalError, match="locked"):
        async with notes.short_session() as session:
            await session.execute(ADD)


async def test_an_error_undoes_a_short_transaction(notes: Database) -> None:
    async def fail() -> None:
        async with notes.short_session() as session:
            await session.execute(ADD)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()
    async with notes.short_session() as session:
        assert await session.scalar(COUNT) == 0


async def test_a_cancelled_statement_ends_before_its_connection_is_given_back(
    notes: Database,
) -> None:
    slow = text(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000000)"
        " SELECT sum(i) FROM n"
    )

    async def read(session: AsyncSession) -> None:
        await session.execute(ADD)
        await session.execute(slow)

    async def work() -> None:
        async with notes.session() as session:
            await read(session)

    task = asyncio.create_task(work())
    await asyncio.sleep(0.1)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with notes.short_session() as session:
        assert await session.scalar(COUNT) == 0


async def test_the_log_of_changes_does_not_grow_with_the_updates(
    notes: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_back: list[bool] = []
    checkpoint = Connection.checkpoint

    def noted(self: Connection, how: str) -> None:
        put_back.append(threading.current_thread() is threading.main_thread())
        checkpoint(self, how)

    monkeypatch.setattr(Connection, "checkpoint", noted)
    for _ in range(3 * CHECKPOINT_EVERY):
        async with notes.short_session() as session:
            await session.execute(ADD)
    assert len(put_back) == 3
    log = await asyncio.to_thread(Path(f"{notes.url.database}-wal").stat)
    assert log.st_size < 4096 * 3 * CHECKPOINT_EVERY


async def test_what_cannot_be_committed_is_not_left_to_who_comes_next(
    notes: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: Connection, work: object, *words: object) -> object:
        if getattr(work, "__name__", "") == "commit":
            message = "disk I/O error"
            raise sqlite3.OperationalError(message)
        return do(self, work, *words)

    do: Callable[..., object] = Connection.do
    async with notes.session() as session:
        await session.execute(ADD)

    with monkeypatch.context() as patched:
        patched.setattr(Connection, "do", fail)
        with pytest.raises(OperationalError):
            await _add(notes)
    await _add(notes)
    async with notes.session() as session:
        assert await session.scalar(COUNT) == 2


async def test_nothing_that_the_thread_gave_back_keeps_a_transaction_from_ending(
    notes: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_thread: Callable[..., object] = Connection._in_thread  # noqa: SLF001  where it comes back
    kept: list[object] = []

    def keep(self: Connection, work: object, *words: object) -> object:
        kept.append(in_thread(self, work, *words))
        return kept[-1]

    monkeypatch.setattr(Connection, "_in_thread", keep)
    for _ in range(CHECKPOINT_EVERY + 2):
        async with notes.short_session() as session:
            await session.execute(ADD)
    assert kept


async def test_a_transaction_without_a_change_is_none(notes: Database) -> None:
    async with notes.short_session():
        pass
    async with notes.short_session() as session:
        await session.execute(ADD)
        await session.rollback()
    assert await notes.is_reachable()
