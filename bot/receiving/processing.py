"""One update, from its arrival to its answer: handled once, whatever is delivered twice."""

import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from functools import partial
from typing import Any

import structlog
from aiogram import Bot, Dispatcher
from aiogram.exceptions import TelegramAPIError
from aiogram.methods import TelegramMethod
from aiogram.types import Update
from structlog.contextvars import bound_contextvars

from bot import processed, replies
from bot.database.away import AwayError, telling_outages, until_back
from bot.database.engine import Database
from bot.process.claims import Claims
from bot.process.uncut import uncut
from bot.receiving import handling
from bot.receiving.arrivals import event_of, kind_of
from bot.receiving.flooding import Flood, Verdict, sender_of
from bot.receiving.handling import Outcome
from bot.receiving.ordering import OneAtATime, chat_of
from bot.receiving.watching import Watch
from bot.sending.delivery import Delivery
from bot.sending.turn import Turn

UNSETTLED = 1000
"""Most updates, answered but not noted, that this process remembers; any others are run again when
they are redelivered."""

Hurried = Callable[[Update, Verdict], TelegramMethod[Any] | None]
"""What is said to someone who sends too much: None for nothing."""

Heard = Callable[[Update], Awaitable[bool]]
"""Whether an update may lead to anything."""

log = structlog.stdlib.get_logger(__name__)


def utc_now() -> datetime:
    """Return the moment it is."""
    return datetime.now(UTC)


class Processor:
    """Handles updates: chats side by side, each chat in order, whichever replica it is.

    Args:
        dispatcher: finds the handler of an update.
        bot: whose updates they are.
        database: where what was handled is noted.
        delivery: sends what handlers return.
        clock: gives the moment it is.
        watch: measures the updates in hand.
        claims: keeps a chat from the other replicas.
        hurried: what is said to who sends too much.
        heard: whether an update may lead to anything.
        elapsed: seconds that only go up.
    """

    def __init__(  # noqa: PLR0913, PLR0917  what it puts to work
        self,
        dispatcher: Dispatcher,
        bot: Bot,
        database: Database,
        delivery: Delivery,
        clock: Callable[[], datetime],
        watch: Watch,
        claims: Claims,
        hurried: Hurried,
        heard: Heard,
        elapsed: Callable[[], float] = time.monotonic,
    ) -> None:
        self.dispatcher = dispatcher
        self.bot = bot
        self.database = database
        self.delivery = delivery
        self._watch = watch
        self._clock = clock
        self.flood = Flood()
        self._hurried = hurried
        self._claims = claims
        self._heard = heard
        self._elapsed = elapsed
        self._chats = OneAtATime()
        self._unsettled: dict[int, tuple[object, tuple[int, ...]]] = {}

    async def process(self, update: Update) -> None:
        """Handle an update and answer it, unless that was done before.

        Raises:
            AwayError: the update is to be given again later: the database is away, or another
                replica is busy with its chat.
        """
        came = self._elapsed()
        bound = bound_contextvars(update_id=update.update_id, handler=None, reference=None)
        with bound, self._watch.over(update) as one, telling_outages():
            chat = chat_of(update)
            sender = sender_of(event_of(update))
            if await self._is_to_others(update) or await self._left_aside(update, chat, sender):
                return
            async with self._chats.turn(chat, sender), self._claims.held(chat):
                one.begun = True
                await self._process(update, self._elapsed() - came)

    async def _is_to_others(self, update: Update) -> bool:
        """Tell whether an update leads to nothing: it takes no place, and is not counted."""
        try:
            heard = await self._heard(update)
        except TelegramAPIError:  # our own name is not known yet: it is asked for again
            return False
        if not heard:
            handling.current().noted = Outcome.SILENT
        return not heard

    async def _left_aside(self, update: Update, chat: object, sender: object) -> bool:
        """Leave aside what is too much of one person, before anything is asked of the database."""
        waiting, theirs = self._chats.waiting(chat), self._chats.waiting_of(chat, sender)
        verdict = self.flood.judge(update, self._clock(), waiting, theirs)
        if verdict is Verdict.PASSED:
            return False
        one = handling.current()
        one.noted, one.begun = Outcome.DROPPED, True
        if verdict is Verdict.TOLD:
            log.warning("too much of one person")
        await self.delivery.deliver(self._hurried(update, verdict))
        return True

    async def _process(self, update: Update, waited: float) -> None:
        """Handle an update, deliver what comes back, and note that nothing is left to do."""
        if update.update_id > processed.GREATEST:
            raise ValueError(update.update_id)
        if update.update_id in self._unsettled:
            handling.current().noted = Outcome.AGAIN
            await self._settle(update)
            return
        result = await uncut(self._handle(update))
        if handling.current().noted is not Outcome.AGAIN:
            self._keep(update, result, await self.delivery.deliver(result, waited))
            await until_back(partial(self._settle, update))

    def _keep(self, update: Update, result: object, sent: tuple[int, ...]) -> None:
        """Keep what was sent until it is noted: were the database away, it is not sent again."""
        self._unsettled[update.update_id] = result, sent
        if len(self._unsettled) > UNSETTLED:
            del self._unsettled[next(iter(self._unsettled))]

    async def _handle(self, update: Update) -> object:
        """Return what the handlers make of an update; an error that escaped them ends here."""
        if kind_of(update) is None:
            handling.current().noted = Outcome.UNKNOWN
            return None
        try:
            result: object = await self.dispatcher.feed_update(self.bot, update)
        except AwayError:
            raise
        except Exception:
            log.exception("error that no handler took")
            handling.current().noted = Outcome.FAILED
            return None
        return result

    async def _settle(self, update: Update) -> None:
        """Note that nothing is left to do."""
        await uncut(self._note(update, *self._unsettled[update.update_id]))
        del self._unsettled[update.update_id]

    async def _note(self, update: Update, result: object, sent: tuple[int, ...]) -> None:
        now = self._clock()
        async with self.database.short_session() as session:
            match result:
                case Turn(answers=int(answered), chat_id=int(chat_id), others=others):
                    theirs = [one for one in sent if one not in others]
                    if theirs and max(answered, abs(chat_id), *theirs) <= processed.GREATEST:
                        await replies.remember(session, chat_id, answered, theirs, now)
            await processed.note_answered(session, update.update_id, now)
