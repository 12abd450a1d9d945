"""PostgreSQL stops while people write, and comes back: all are answered, nobody is told."""

import asyncio
import random
from pathlib import Path

import pytest

from tests.bot.unclaimed import free_port
from tests.conftest import PostgreSQL
from tests.proofs.bots import Nursery
from tests.proofs.crowd import Crowd
from tests.proofs.memory import wrongly_remembered
from tests.proofs.telegram_server import TOKEN, WITHIN, telegram

PEOPLE = 60
AWAY = "database away"
"""What the log says of an update that waits."""

MORE = 20
"""Lines of the log that say so before the database comes back."""


async def _says(log: Path, times: int) -> None:
    async with asyncio.timeout(WITHIN):
        while log.read_text().count(AWAY) < times:  # noqa: ASYNC110, ASYNC240  another process writes
            await asyncio.sleep(0.05)


@pytest.mark.parametrize("mode", ["polling", "webhook"])
async def test_a_database_that_goes_away_loses_nothing_and_shows_nobody_an_error(
    mode: str, postgresql: PostgreSQL, nursery: Nursery, small_base: str, tmp_path: Path
) -> None:
    address = postgresql.create()
    listen = f"127.0.0.1:{free_port()}"
    async with telegram() as server:
        settings = {"token": TOKEN, "api_url": server.address, "listen": listen, "mode": mode}
        settings |= {"webhook_url": f"http://{listen}", "webhook_secret": "a-Secret_1"}
        settings |= {"database_url": address, "knowledge_dir": small_base}
        bot = nursery.start(tmp_path, **settings)
        crowd = Crowd(random.Random(4), PEOPLE)  # noqa: S311  repeatable, not secret
        acting = asyncio.create_task(crowd.act(server))
        await server.until(lambda: len(server.calls) > PEOPLE)
        await asyncio.to_thread(postgresql.stop)
        try:
            await _says(bot.log, MORE)
        finally:
            await asyncio.to_thread(postgresql.start)
        await acting
        await server.until(lambda: not server.pending)
        await bot.stop()
    assert crowd.unanswered == []
    assert await wrongly_remembered(crowd, address) == {}
    assert not any("erreur" in call.text for call in server.calls)
    assert '"level": "error"' not in bot.log.read_text()
