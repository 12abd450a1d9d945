"""A bot killed ten times, as the power goes: every update answered, every effect exact."""

import asyncio
import os
import random
from pathlib import Path

import pytest

from tests.bot.unclaimed import free_port
from tests.proofs.bots import Nursery
from tests.proofs.crowd import Crowd
from tests.proofs.memory import wrongly_remembered
from tests.proofs.telegram_server import TOKEN, Telegram, telegram

KILLS = 10
SEED = int(os.environ.get("PROOFS_SEED", "2026"))
CALLS = 100
"""A bot is killed after that many calls to Telegram at most, since its start."""

LATER = 0.03
"""Seconds after that call at most: in the middle of whatever comes next."""


async def _live_and_die(
    telegram: Telegram, nursery: Nursery, folder: Path, draw: random.Random, **settings: str
) -> None:
    """Start a bot, and kill it after some calls, or while it starts."""
    bot = nursery.start(folder, **settings)
    calls = len(telegram.calls) + draw.randint(0, CALLS)
    await telegram.until(lambda: len(telegram.calls) >= calls)
    await asyncio.sleep(draw.uniform(0, LATER))
    await bot.kill()


@pytest.mark.parametrize("mode", ["polling", "webhook"])
async def test_a_bot_killed_ten_times_loses_nothing_and_doubles_nothing(
    mode: str, empty_url: str, nursery: Nursery, small_base: str, tmp_path: Path
) -> None:
    print(f"PROOFS_SEED={SEED}")  # noqa: T201  shown when it fails
    draw = random.Random(SEED)  # noqa: S311  repeatable, not secret
    async with telegram() as server:
        listen = f"127.0.0.1:{free_port()}"
        settings = {"token": TOKEN, "api_url": server.address, "listen": listen, "mode": mode}
        settings |= {"webhook_url": f"http://{listen}", "webhook_secret": "a-Secret_1"}
        settings |= {"database_url": empty_url, "knowledge_dir": small_base}
        crowd = Crowd(draw)
        acting = asyncio.create_task(crowd.act(server))
        for _ in range(KILLS):
            await _live_and_die(server, nursery, tmp_path, draw, **settings)
        last = nursery.start(tmp_path, **settings)
        await acting
        await server.until(lambda: not server.pending)
        await last.stop()
    assert crowd.unanswered == []
    assert await wrongly_remembered(crowd, empty_url) == {}
