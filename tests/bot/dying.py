"""A process that is killed while it sends a reminder: `python -m tests.bot.dying URL MOMENT`."""

import asyncio
import os
import signal
import sys
from datetime import datetime

from aiogram.methods import SendMessage, TelegramMethod

from bot.database.engine import Database
from bot.reminding import Due, Reminding
from bot.turn import Spoken
from tests.bot.telegram import Network, bot_on


def die(_: TelegramMethod[object]) -> object:
    """Die as the power goes."""
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def message(due: Due) -> Spoken:
    """Say anything."""
    return Spoken(SendMessage(chat_id=due.person_id, text="x"))


async def main(address: str, moment: str) -> None:
    """Send one reminder, and die of it."""
    network = Network()
    network.next = [die]
    now = datetime.fromisoformat(moment)
    await Reminding(bot_on(network), Database(address), message, lambda: now).send_one()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
