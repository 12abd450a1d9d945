"""What somebody else does to a table of PostgreSQL: nobody waits for long, nothing is lost."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from bot.database import engine
from bot.database.engine import Database, make_engine
from bot.database.outages import is_away
from tests.conftest import PostgreSQL

SOON = 0.2


@pytest.fixture
async def locked(
    postgresql: PostgreSQL, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[tuple[str, asyncio.Event]]:
    """Give the URL of a database where somebody works on a table, until told to end."""
    monkeypatch.setattr(engine, "UNLOCKED_WITHIN", SOON)
    address, begun, end = postgresql.create(), asyncio.Event(), asyncio.Event()

    async def work() -> None:
        other = Database(address)
        async with other.session() as session:
            await session.execute(text("LOCK TABLE person IN ACCESS EXCLUSIVE MODE"))
            begun.set()
            await end.wait()
        await other.close()

    task = asyncio.create_task(work())
    await begun.wait()
    yield address, end
    end.set()
    await task


async def test_a_table_that_stays_locked_is_an_outage_then_works_again(
    locked: tuple[str, asyncio.Event],
) -> None:
    address, end = locked
    database = Database(address)
    with pytest.raises(DBAPIError) as raised:
        async with database.session() as session:
            await session.execute(text("SELECT id FROM person"))
    assert is_away(raised.value)
    end.set()
    async with database.session() as session:
        assert (await session.execute(text("SELECT id FROM person"))).all() == []
    await database.close()


async def test_a_table_that_is_changed_while_it_is_used_is_an_outage_then_works_again(
    postgresql: PostgreSQL,
) -> None:
    used = Database(postgresql.create())
    roles = text("SELECT role FROM person")
    async with used.session() as session:
        await session.execute(roles)
    async with used.session() as session:
        await session.execute(text("ALTER TABLE person ALTER COLUMN role TYPE text"))
    with pytest.raises(DBAPIError) as raised:
        async with used.session() as session:
            await session.execute(roles)
    assert is_away(raised.value)
    async with used.session() as session:
        assert (await session.execute(roles)).all() == []
    await used.close()


async def test_a_migration_waits_for_as_long_as_it_takes(
    locked: tuple[str, asyncio.Event],
) -> None:
    address, end = locked
    patient = make_engine(address, migrating=True)
    asyncio.get_running_loop().call_later(3 * SOON, end.set)
    async with patient.begin() as connection:
        assert (await connection.execute(text("SELECT id FROM person"))).all() == []
    await patient.dispose()
