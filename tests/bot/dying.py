"""A process that is killed while it says something that is due.

`python -m tests.bot.dying URL MOMENT [ENTRY=THEME…]`
"""

import asyncio
import os
import signal
import sys
from datetime import datetime

from aiogram.methods import SendMessage, TelegramMethod

from bot.database.engine import Database
from bot.due import Due
from bot.sending.turn import Spoken
from tests.bot.sending import speaking
from tests.bot.telegram import Network


def die(_: TelegramMethod[object]) -> object:
    """Die as the power goes."""
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def message(due: Due) -> Spoken:
    """Say anything."""
    return Spoken(SendMessage(chat_id=due.person_id, text="x"))


async def main(address: str, moment: str, *entries: str) -> None:
    """Say one thing, on a base of these entries, and die of it."""
    network = Network()
    network.next = [die]
    now = datetime.fromisoformat(moment)
    themes = dict(entry.split("=") for entry in entries)
    database = Database(address)
    made = speaking(network, database, lambda: now, message, themes=lambda: themes)
    await made.send_one()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
