"""What says things on its own, on a network that answers as it is told, by a clock of the test."""

import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial

from aiogram.methods import SendMessage

from bot.awaited import Addition
from bot.due import Due
from bot.partings import Parting
from bot.reminders import Reminder
from bot.reminding import Reminding
from bot.sending.turn import Spoken
from bot.tidings import Tiding
from tests.bot.path import Memory
from tests.bot.reminded import DUE
from tests.bot.telegram import Network, bot_on


def message(due: Due) -> Spoken:
    screen = ""
    match due:
        case Reminder():
            words = due.step_id
            screen = f"screen of {words}"
        case Tiding():
            words = due.kind
        case Addition():
            words = " ".join(due.entry_ids)
        case Parting():
            words = f"{due.erased_on:%Y-%m-%d}"
    return Spoken(SendMessage(chat_id=due.person_id, text=words), screen)


@dataclass
class Clock:
    """A clock that tests turn, and that goes on."""

    now: datetime = DUE
    started: float = field(default_factory=time.monotonic)

    def __call__(self) -> datetime:
        return self.now + timedelta(seconds=time.monotonic() - self.started)


@dataclass
class Sender:
    """Reminders sent on a network that answers as it is told."""

    memory: Memory
    network: Network = field(default_factory=Network)
    clock: Clock = field(default_factory=Clock)
    themes: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        made = partial(Reminding, bot_on(self.network), self.memory.database)
        self.reminding = made(message, self.clock, themes=lambda: self.themes)

    async def send(self) -> float:
        """Send what is due a second later."""
        self.clock.now += timedelta(seconds=1)
        return await self.reminding.send_one()

    @property
    def sent(self) -> list[str | None]:
        return self.network.texts
