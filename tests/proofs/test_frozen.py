"""A bot that is frozen keeps its place: nobody else receives, and it goes on when it wakes."""

import asyncio
import os
import signal
from collections import Counter
from pathlib import Path

from tests.bot.unclaimed import free_port
from tests.proofs.bots import Nursery
from tests.proofs.crowd import FIRST, message
from tests.proofs.telegram_server import TOKEN, Telegram, telegram

PEOPLE = range(FIRST, FIRST + 20)
FROZEN = 3.0
"""Seconds: more than whoever stands by waits between two looks at the place."""


async def ask(server: Telegram, number: int) -> None:
    """Let everybody ask for help."""
    for person in PEOPLE:
        said = message(person, number, text="/aide")
        sender = {"id": person, "is_bot": False, "first_name": "A"}
        await server.push(person, message={**said, "from": sender})


async def test_what_is_said_to_a_frozen_bot_waits_and_is_answered_once(
    nursery: Nursery, small_base: str, tmp_path: Path
) -> None:
    async with telegram() as server:
        settings = {"token": TOKEN, "api_url": server.address, "knowledge_dir": small_base}
        settings |= {"database_url": f"sqlite+aiosqlite:///{tmp_path / 'shared.db'}"}
        bots = []
        for name in ("first", "second"):
            listen = f"127.0.0.1:{free_port()}"
            bots.append(nursery.start(tmp_path / name, listen=listen, **settings))
            await ask(server, len(bots))
            await server.until(lambda: not server.pending)
        os.kill(bots[0].pid, signal.SIGSTOP)
        await ask(server, 3)
        await asyncio.sleep(FROZEN)
        assert len(server.pending) == len(PEOPLE)
        os.kill(bots[0].pid, signal.SIGCONT)
        await server.until(lambda: not server.pending)
        for bot in bots:
            await bot.stop()
    answers = Counter(call.chat for call in server.of("sendMessage"))
    assert answers == dict.fromkeys(PEOPLE, 3)
