"""Sends what the bot says on its own, when due: each at most once, whichever replica takes it."""

import asyncio
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from enum import StrEnum

import structlog
from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.methods import SendMessage
from aiohttp import ClientConnectorError
from sqlalchemy.ext.asyncio import AsyncSession

from bot import additions, due, jobs, people
from bot.database.engine import UNREACHABLE, Database
from bot.due import TO_ONE, Due
from bot.process.meanwhile import rest
from bot.process.uncut import uncut
from bot.sending import refusals
from bot.sending.refusals import behind
from bot.sending.turn import Spoken

PAUSE = 20.0
"""Seconds between two looks when nothing is due, or after the database or the network failed."""

BETWEEN = 1 / 25
"""Seconds between two messages, all replicas together: Telegram takes 30 a second, and answers
come first (Bot FAQ, « How can I message all of my bot's subscribers at once? »)."""

ANSWERED_WITHIN = timedelta(hours=12)
"""What is said may be answered for the day: people read it when they have time."""

log = structlog.stdlib.get_logger(__name__)


class Fate(StrEnum):
    """What became of something that the bot said on its own."""

    SENT = "sent"
    BLOCKED = "blocked"
    """They take no message from the bot: they get no other."""
    LATER = "later"
    """It surely was not sent."""
    SLOWER = "slower"
    """Nor was it: Telegram asks for a pause, which all replicas make."""
    FORGOTTEN = "forgotten"
    """It had lost its meaning: there was nothing to say any more."""
    LOST = "lost"
    """It may have been sent: not once more than asked for."""


class Reminding:
    """Says what is due until told to stop; `fates` counts what became of it.

    Args:
        bot: says it.
        database: where what is due stands.
        message: builds what is said; None when it has lost its meaning.
        clock: gives the moment it is.
        themes: gives the theme of each entry of the base.
        believed: tells whether the clock may be believed.
    """

    def __init__(  # noqa: PLR0913  what it speaks with, of, and when
        self,
        bot: Bot,
        database: Database,
        message: Callable[[Due], Spoken | None],
        clock: Callable[[], datetime],
        *,
        themes: Callable[[], Mapping[str, str]],
        believed: Callable[[datetime], bool],
    ) -> None:
        self.fates: Counter[Fate] = Counter()
        self._bot = bot
        self._database = database
        self._message = message
        self._clock = clock
        self._themes = themes
        self._learnt: frozenset[str] = frozenset()
        self._believed = believed
        self._answers = True

    async def run(self, stop: asyncio.Event) -> None:
        """Send what is due, as it becomes due, until told to stop."""
        while not stop.is_set():
            wait = PAUSE
            try:
                wait = await self.send_one()
            except UNREACHABLE as error:
                log.warning("reminders wait for the database", error=type(error).__name__)
            except Exception:
                log.exception("a reminder failed")
            await rest(wait, stop)

    async def send_one(self) -> float:
        """Send one thing that is due, if there is one; return the seconds to wait after that."""
        if not await self._is_answered():
            return PAUSE
        taken = await uncut(self._take())
        if isinstance(taken, float):
            return taken
        said = self._message(taken)
        fate, wait = await self._send(said.message) if said else (Fate.FORGOTTEN, BETWEEN)
        self.fates[fate] += 1
        if fate is not Fate.SENT:
            log.warning("reminder not sent", fate=fate.value, count=self.fates[fate])
        await uncut(self._settle(taken, fate, wait, said.shown if said else ""))
        return wait

    async def _is_answered(self) -> bool:
        """Tell whether Telegram works: while it fails, each message given to it would be lost."""
        try:
            self._answers = self._answers or bool(await self._bot.get_me())
        except (TelegramAPIError, ClientDecodeError) as error:
            log.warning("reminders wait for Telegram", error=behind(error))
        return self._answers

    async def _take(self) -> Due | float:
        """Take something to say, or return the seconds to wait while another replica does."""
        now, themes = self._clock(), self._themes()
        if not self._believed(now):  # the daily removal says so
            return PAUSE
        async with self._database.session() as session:
            free_at = await jobs.hold(session, jobs.SENDING, now)
            if self._learnt != themes.keys():
                await additions.learn(session, themes)
            wait, taken = max(0.0, (free_at - now).total_seconds()), None
            if not wait:
                taken = await due.take(session, themes, now, calm=free_at + TO_ONE <= now)
            if taken is not None:
                await jobs.put_off(session, jobs.SENDING, now + timedelta(seconds=BETWEEN))
        if self._learnt != themes.keys():
            self._learnt = frozenset(themes)
        return taken or wait or PAUSE

    async def _settle(self, said: Due, fate: Fate, wait: float, shown: str) -> None:
        again = self._clock() + timedelta(seconds=wait)
        async with self._database.session() as session:
            if fate is Fate.SLOWER:
                await jobs.put_off(session, jobs.SENDING, again)
            match fate:
                case Fate.LATER | Fate.SLOWER:
                    await due.give_back(session, said, again)
                case Fate.BLOCKED:
                    await due.cancel_all(session, said.person_id)
                case _:
                    await due.settle(session, said)
            if shown:
                await self._remember(session, said.person_id, fate, shown)

    async def _remember(
        self, session: AsyncSession, person_id: int, fate: Fate, shown: str
    ) -> None:
        """Let what is typed next answer what was said; not if it may not have arrived."""
        if fate is Fate.SENT:
            now = self._clock()
            await people.remember_shown(session, person_id, shown, now, ANSWERED_WITHIN)
        elif fate is Fate.LOST:
            await people.forget_shown(session, person_id)

    async def _send(self, message: SendMessage) -> tuple[Fate, float]:
        """Send a message once; return what became of it, and how long to wait afterwards."""
        try:
            await self._bot(message)
        except (TelegramAPIError, ClientDecodeError) as error:
            plainer = refusals.plainer(message) if isinstance(error, TelegramBadRequest) else None
            if isinstance(plainer, SendMessage) and not refusals.is_to_nobody(error.message):
                return await self._send(plainer)
            fate, wait = _fate(error)
            self._answers = (fate, wait) != (Fate.LOST, PAUSE)
            return fate, wait
        return Fate.SENT, BETWEEN


def _fate(error: TelegramAPIError | ClientDecodeError) -> tuple[Fate, float]:
    """Return what became of a message that failed so, and how long to wait."""
    match error:
        case TelegramRetryAfter(retry_after=seconds):
            return Fate.SLOWER, float(seconds) + BETWEEN
        case TelegramForbiddenError():
            return Fate.BLOCKED, BETWEEN
        case TelegramBadRequest():
            gone = refusals.is_to_nobody(error.message)
            return Fate.BLOCKED if gone else Fate.LOST, BETWEEN
        case TelegramUnauthorizedError() | TelegramNetworkError(__cause__=ClientConnectorError()):
            return Fate.LATER, PAUSE
        case _:
            return Fate.LOST, PAUSE
