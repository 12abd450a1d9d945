"""SQLite queues its writers and never says « database is locked »; errors are clear sentences."""

import asyncio
import sqlite3
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError, StatementError

from bot.database.engine import PRAGMAS, UNREACHABLE, Database, DatabaseError
from bot.models import ConversationRow, PersonRow
from bot.people import last_shown, meet
from bot.questions import record
from bot.service_models import QuestionRow
from tests.conftest import PostgreSQL


async def test_a_fresh_database_passes_its_check(database: Database) -> None:
    await database.check()
    assert await database.is_reachable()


async def test_sqlite_really_is_set_as_we_count_on(tmp_path: Path) -> None:
    database = Database(f"sqlite+aiosqlite:///{tmp_path / 'new' / 'folder' / 'bot.db'}")
    await database.check()
    async with database.session() as session:
        for name, expected in PRAGMAS.items():
            assert await session.scalar(text(f"PRAGMA {name}")) == expected
    await database.close()


async def test_an_unwritable_place_is_told_in_one_sentence() -> None:
    database = Database("sqlite+aiosqlite:////proc/nowhere/bot.db")
    with pytest.raises(DatabaseError, match=r"inutilisable.*/proc/nowhere.*BOT_DATABASE_URL"):
        await database.check()
    assert not await database.is_reachable()
    await database.close()


async def test_an_absent_server_is_told_without_the_password() -> None:
    database = Database("postgresql+asyncpg://bot:s3cret@127.0.0.1:1/bot")
    with pytest.raises(DatabaseError) as told:
        await database.check()
    assert "127.0.0.1:1" in str(told.value)
    assert "s3cret" not in str(told.value)
    await database.close()


async def test_fifty_writers_twenty_times_each_count_exactly(
    database: Database, now: datetime
) -> None:
    async with database.session() as session:
        await record(session, 1, outcome="answer", score=0, now=now)

    async def write() -> None:
        for _ in range(20):
            async with database.session() as session:
                await session.execute(text("UPDATE question SET score = score + 1 WHERE id = 1"))

    await asyncio.gather(*(write() for _ in range(50)))
    async with database.session() as session:
        assert await session.scalar(select(QuestionRow.score)) == 1000


async def test_a_read_then_write_never_loses_to_another_process(tmp_path: Path) -> None:
    path = tmp_path / "bot.db"
    database = Database(f"sqlite+aiosqlite:///{path}")
    async with database.session() as session:
        await session.execute(text("CREATE TABLE counter (n INTEGER)"))
        await session.execute(text("INSERT INTO counter VALUES (0)"))

    def other() -> None:
        with sqlite3.connect(path, timeout=5) as connection:
            for _ in range(100):
                connection.execute("UPDATE counter SET n = n + 1")
                connection.commit()
        connection.close()

    async def ours() -> None:
        for _ in range(100):
            async with database.session() as session:
                n = await session.scalar(text("SELECT n FROM counter"))
                await session.execute(text("UPDATE counter SET n = :n"), {"n": (n or 0) + 1})

    await asyncio.gather(asyncio.to_thread(other), ours())
    async with database.session() as session:
        assert await session.scalar(text("SELECT n FROM counter")) == 200
    await database.close()


async def test_an_error_in_a_session_undoes_all_of_it(database: Database, now: datetime) -> None:
    async def fail() -> None:
        async with database.session() as session:
            await meet(session, 5, now)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()
    async with database.session() as session:
        assert await session.get(PersonRow, 5) is None


async def test_a_cancelled_session_gives_its_connection_back(
    database: Database, now: datetime
) -> None:
    started = asyncio.Event()

    async def wait() -> None:
        async with database.session() as session:
            await meet(session, 5, now)
            started.set()
            await asyncio.sleep(60)

    task = asyncio.create_task(wait())
    await started.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with database.session() as session:
        assert await session.get(PersonRow, 5) is None


async def test_foreign_keys_hold(database: Database, now: datetime) -> None:
    with pytest.raises(IntegrityError) as told:
        async with database.session() as session:
            session.add(ConversationRow(person_id=404, entry_id="cps-perdue", at=now))
    assert "cps-perdue" not in str(told.value)


async def test_forgetting_a_person_forgets_their_conversation(
    database: Database, now: datetime
) -> None:
    async with database.session() as session:
        await meet(session, 5, now)
        session.add(ConversationRow(person_id=5, entry_id="cps-perdue", at=now))
    async with database.session() as session:
        await session.execute(text("DELETE FROM person"))
    async with database.session() as session:
        assert (await session.scalars(select(ConversationRow))).all() == []


async def test_moments_come_back_in_utc(database: Database, now: datetime) -> None:
    in_paris = now.astimezone(timezone(timedelta(hours=1)))
    async with database.session() as session:
        await meet(session, 5, now)
        session.add(ConversationRow(person_id=5, entry_id="cps-perdue", at=in_paris))
    async with database.session() as session:
        at = await session.scalar(select(ConversationRow.at))
    assert at == now
    assert at.tzinfo is UTC


async def test_a_moment_without_time_zone_is_refused(database: Database) -> None:
    naive = datetime(2026, 11, 23)  # noqa: DTZ001  the point of the test
    async with database.session() as session:
        with pytest.raises(StatementError, match="time zone"):
            await last_shown(session, 5, naive)


async def test_a_server_that_is_frozen_keeps_nobody_from_closing(postgresql: PostgreSQL) -> None:
    database = Database(postgresql.create())
    async with database.engine.connect() as connection:
        await connection.execute(text("SELECT 1"))
        asked = asyncio.create_task(connection.execute(text("SELECT pg_sleep(3600)")))
        await asyncio.sleep(0.1)
        database.abandon()
        with pytest.raises(UNREACHABLE):
            await asked
    assert not await database.is_reachable()
    await database.close()
