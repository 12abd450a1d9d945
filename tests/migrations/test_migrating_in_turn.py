"""While another process migrates, one waits, and says so."""

import asyncio

import pytest
from sqlalchemy import text

from bot.database.engine import Database
from bot.operations.migrating import LOCK, migrate, prepare
from tests.conftest import PostgreSQL


async def test_who_waits_for_another_s_migration_says_so_then_goes_on(
    postgresql: PostgreSQL, caplog: pytest.LogCaptureFixture
) -> None:
    address = postgresql.create(empty=True)
    other = Database(address)
    async with other.engine.begin() as connection:
        await connection.execute(text(f"SELECT pg_advisory_xact_lock({LOCK})"))
        waiting = asyncio.create_task(migrate(address))
        async with asyncio.timeout(10):
            while "Un autre exemplaire" not in caplog.text:  # noqa: ASYNC110  the log says
                await asyncio.sleep(0.02)
        assert not waiting.done()
    await asyncio.wait_for(waiting, 60)
    await prepare(address)
    assert caplog.text.count("Un autre exemplaire") == 1
    await other.close()
