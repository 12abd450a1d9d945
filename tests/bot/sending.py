"""What says things on its own, on a network that answers as it is told, by a clock of the test."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from aiogram.methods import SendMessage

from bot.awaited import Addition
from bot.database.engine import Database
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


def always(_: datetime) -> bool:
    """Believe any clock."""
    return True


def speaking(  # noqa: PLR0913  all that may differ
    network: Network,
    database: Database,
    clock: Callable[[], datetime],
    message: Callable[[Due], Spoken | None] = message,
    *,
    themes: Callable[[], Mapping[str, str]] = dict,
    believed: Callable[[datetime], bool] = always,
) -> Reminding:
    """Return what says things on its own."""
    bot = bot_on(network)
    return Reminding(bot, database, message, clock, themes=themes, believed=believed)


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
        database = self.memory.database
        self.reminding = speaking(self.network, database, self.clock, themes=lambda: self.themes)

    async def send(self) -> float:
        """Send what is due a second later."""
        self.clock.now += timedelta(seconds=1)
        return await self.reminding.send_one()

    @property
    def sent(self) -> list[str | None]:
        return self.network.texts
