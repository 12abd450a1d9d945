"""Sending the reminders that are due: each at most once, whichever replica takes it."""

import asyncio
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from enum import StrEnum

import structlog
from aiogram import Bot
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.methods import SendMessage
from aiohttp import ClientConnectorError

from bot import reminders
from bot.database import UNREACHABLE, Database
from bot.meanwhile import rest
from bot.processing import utc_now
from bot.reminders import Reminder
from bot.uncut import uncut

PAUSE = 20.0
"""Seconds between two looks when nothing is due, or after the database or the network failed."""

BETWEEN = 1 / 25
"""Seconds between two reminders: Telegram takes 30 messages a second, and answers come first."""

log = structlog.stdlib.get_logger(__name__)


class Fate(StrEnum):
    """What became of a reminder."""

    SENT = "sent"
    BLOCKED = "blocked"
    """They take no message from the bot: they get no other reminder."""
    LATER = "later"
    """It surely was not sent."""
    LOST = "lost"
    """It may have been sent: not once more than asked for."""


class Reminding:
    """Sends reminders until told to stop; `fates` counts what became of them.

    Args:
        message: builds the text of a reminder; None when its step is no longer in the base.
    """

    def __init__(
        self,
        bot: Bot,
        database: Database,
        message: Callable[[Reminder], SendMessage | None],
        clock: Callable[[], datetime] = utc_now,
    ) -> None:
        self.fates: Counter[Fate] = Counter()
        self._bot = bot
        self._database = database
        self._message = message
        self._clock = clock

    async def run(self, stop: asyncio.Event) -> None:
        """Send what is due, as it becomes due, until told to stop."""
        while not stop.is_set():
            try:
                wait = await self.send_one()
            except UNREACHABLE as error:
                log.warning("reminders wait for the database", error=type(error).__name__)
                wait = PAUSE
            except Exception:
                log.exception("a reminder failed")
                wait = PAUSE
            await rest(wait, stop)

    async def send_one(self) -> float:
        """Send a reminder that is due, if there is one; return the seconds to wait after that."""
        reminder = await uncut(self._take())
        if reminder is None:
            return PAUSE
        message = self._message(reminder)
        fate, wait = await self._send(message) if message else (Fate.SENT, BETWEEN)
        self.fates[fate] += 1
        if fate is not Fate.SENT:
            log.warning("reminder not sent", fate=fate.value, count=self.fates[fate])
        await uncut(self._settle(reminder, fate, wait))
        return wait

    async def _take(self) -> Reminder | None:
        async with self._database.session() as session:
            return await reminders.take(session, self._clock())

    async def _settle(self, reminder: Reminder, fate: Fate, wait: float) -> None:
        async with self._database.session() as session:
            match fate:
                case Fate.LATER:
                    again = self._clock() + timedelta(seconds=wait)
                    await reminders.give_back(session, reminder, again)
                case Fate.BLOCKED:
                    await reminders.cancel_all(session, reminder.person_id)
                case _:
                    await reminders.settle(session, reminder)

    async def _send(self, message: SendMessage) -> tuple[Fate, float]:
        """Send a message once; say what became of it, and how long to wait after it."""
        try:
            await self._bot(message)
        except TelegramAPIError as error:
            return _fate(error)
        return Fate.SENT, BETWEEN


def _fate(error: TelegramAPIError) -> tuple[Fate, float]:
    """Say what became of a message, and how long to wait after this error."""
    match error:
        case TelegramRetryAfter(retry_after=seconds):
            return Fate.LATER, float(seconds) + BETWEEN
        case TelegramUnauthorizedError():
            return Fate.LATER, PAUSE
        case TelegramForbiddenError():
            return Fate.BLOCKED, BETWEEN
        case TelegramBadRequest():
            gone = "chat not found" in error.message.lower()
            return Fate.BLOCKED if gone else Fate.LOST, BETWEEN
        case TelegramNetworkError(__cause__=ClientConnectorError()):
            return Fate.LATER, PAUSE
        case _:
            return Fate.LOST, PAUSE
