"""Long polling of our own: an update is confirmed to Telegram only once handled and answered."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress

import structlog
from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramConflictError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.methods import GetUpdates
from aiogram.types import Update

from bot.process.meanwhile import rest, unless_stopped
from bot.process.uncut import DRAIN
from bot.receiving import batch
from bot.receiving.retrying import Retrying
from bot.receiving.silence import Silence
from bot.sending.refusals import behind
from knowledge.wording import wording

AT_MOST = 100
"""Updates in hand at once: Telegram gives no more beyond the oldest that is not confirmed."""

TIMEOUT = 30
"""Seconds that Telegram holds a request open while nothing happens."""

MARGIN = 15
"""Seconds more before the connection itself is taken for dead."""

PAUSES = (0.2, 0.5)
"""Seconds between two requests while an update is slow or nothing comes: from, to."""

RETRY_PAUSES = (0.5, 30.0)
"""Seconds before a new try when Telegram is away: from, to."""

CONFIRM = 2
"""Seconds given to confirm what was handled last; after `DRAIN` and `LET_FINISH`, 25."""

log = structlog.stdlib.get_logger(__name__)


class Polling:
    """Takes updates and gives them to `process`, side by side; keeps what is not finished.

    Args:
        bot: whose updates they are.
        process: handles one.
        allowed: the kinds of update that are asked for, as the Bot API names them.
        silence: told when Telegram answers.
    """

    def __init__(
        self,
        bot: Bot,
        process: Callable[[Update], Awaitable[None]],
        allowed: Sequence[str],
        silence: Silence,
    ) -> None:
        self._bot = bot
        self._silence = silence
        self._retrying = Retrying(process)
        self._allowed = list(allowed)
        self._in_hand: dict[int, asyncio.Task[None]] = {}
        self._finished: set[int] = set()

    async def run(self, stop: asyncio.Event, drain: float = DRAIN) -> None:
        """Poll until told to stop, then finish what was taken.

        Raises:
            TelegramUnauthorizedError, TelegramNotFound: the token is no longer good.
        """
        pause, clock = PAUSES[0], asyncio.get_running_loop().time
        self._silence.broken()
        try:
            while not stop.is_set():
                asked = clock()
                fresh = [self._start(one) for one in await unless_stopped(stop, self._ask) or []]
                pause = PAUSES[0] if any(fresh) else min(2 * pause, PAUSES[1])
                if self._in_hand:
                    await asyncio.wait(self._in_hand.values(), timeout=pause)
                elif clock() - asked < pause:  # what answers at once with nothing is not Telegram
                    await rest(pause, stop)
        finally:
            self._silence.over()
            await self._drain(drain)

    def _start(self, update: Update) -> bool:
        """Begin to handle an update, unless it was begun already; tell whether it is new."""
        if update.update_id in self._in_hand or update.update_id in self._finished:
            return False
        task = asyncio.create_task(self._retrying.handle(update))
        self._in_hand[update.update_id] = task

        def over(task: asyncio.Task[None]) -> None:
            del self._in_hand[update.update_id]
            if not task.cancelled():
                self._finished.add(update.update_id)

        task.add_done_callback(over)
        return True

    def _offset(self) -> int | None:
        """Return the first update not to be confirmed; None when there is nothing to confirm."""
        if self._in_hand:
            return min(self._in_hand)
        return max(self._finished) + 1 if self._finished else None

    async def _ask(self) -> list[Update]:
        """Ask for updates until there is an answer."""
        pause = RETRY_PAUSES[0]
        while True:
            try:
                updates = await self._ask_once()
            except (TelegramUnauthorizedError, TelegramNotFound):
                raise
            except TelegramConflictError:
                log.error(wording()["start_up"]["conflict"])  # noqa: TRY400  the sentence says all
            except (TelegramAPIError, ClientDecodeError) as error:
                if isinstance(error, TelegramRetryAfter):
                    pause = float(error.retry_after)
                log.warning("no updates", error=behind(error), pause=pause)
            else:
                self._silence.broken()
                return updates
            await asyncio.sleep(pause)
            pause = min(2 * pause, RETRY_PAUSES[1])

    async def _ask_once(self) -> list[Update]:
        offset = self._offset()
        method = GetUpdates(
            offset=offset, limit=AT_MOST, timeout=TIMEOUT, allowed_updates=self._allowed
        )
        try:
            updates = await self._bot(method, request_timeout=TIMEOUT + MARGIN)
            if not isinstance(updates, list):
                raise batch.none_in(updates)
        except ClientDecodeError as error:
            updates, passed_over = batch.read_one_by_one(self._bot, error)
            self._finished |= passed_over
        self._finished = {one for one in self._finished if offset is None or one >= offset}
        return updates

    async def _drain(self, seconds: float) -> None:
        left = dict(self._in_hand)
        self._retrying.end()
        if left:
            log.info("finishing", updates=len(left))
            await asyncio.wait(left.values(), timeout=seconds)
        for task in left.values():
            task.cancel()
        await asyncio.gather(*left.values(), return_exceptions=True)
        unfinished = [number for number, task in left.items() if task.cancelled()]
        offset = min(unfinished, default=self._offset())
        if offset is not None:
            last = GetUpdates(offset=offset, limit=1, timeout=0)
            with suppress(TelegramAPIError, ClientDecodeError):
                await self._bot(last, request_timeout=CONFIRM)
