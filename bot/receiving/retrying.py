"""Handling an update again later, while the database is away; each chat in its order."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

import structlog
from aiogram.exceptions import TelegramUnauthorizedError
from aiogram.types import Update

from bot.database.away import AwayError
from bot.receiving.ordering import chat_of

FIRST_PAUSE = 0.5
"""Seconds before an update is tried again; each next pause doubles."""

AGAIN_WITHIN = 10.0
"""Longest pause before an update is tried again: people wait no longer once the database is back
(and `bot.receiving.put_off` relies on it)."""

log = structlog.stdlib.get_logger(__name__)


class Retrying:
    """Gives updates to `process`, each as often as it takes, until told that it is the end."""

    def __init__(self, process: Callable[[Update], Awaitable[None]]) -> None:
        self._process = process
        self._ending = False
        self._put_off: dict[int, tuple[asyncio.Event, tuple[str, int]]] = {}
        """What tells that each update tried in vain is no longer to be, and its chat."""
        self._rests = set[asyncio.Task[object]]()

    def end(self) -> None:
        """Try nothing again from now on; what waits to be is cancelled."""
        self._ending = True
        for rest in self._rests:
            rest.cancel()

    async def handle(self, update: Update) -> None:
        """Handle an update, again later if the database is away; never fails.

        Raises:
            CancelledError: it would be tried again, and it is the end.
        """
        pause, chat, over = FIRST_PAUSE, chat_of(update), asyncio.Event()
        try:
            await self._behind(update.update_id, chat)
            while not await self._is_handled(update, pause):
                self._put_off[update.update_id] = over, chat
                await self._rest(asyncio.sleep(pause))
                pause = min(2 * pause, AGAIN_WITHIN)
                await self._behind(update.update_id, chat)
        finally:
            self._put_off.pop(update.update_id, None)
            over.set()

    async def _is_handled(self, update: Update, pause: float) -> bool:
        """Try to handle an update; tell whether nothing is left to do."""
        try:
            await self._process(update)
        except AwayError as error:
            kind = type(error.__cause__ or error).__name__
            log.warning(error.said, update_id=update.update_id, error=kind, pause=pause)
            return False
        except TelegramUnauthorizedError:  # if it is so, asking for updates ends the run
            log.warning("token refused", update_id=update.update_id, pause=pause)
            return False
        except Exception:
            log.exception("update given up", update_id=update.update_id)
        return True

    async def _behind(self, update_id: int, chat: tuple[str, int]) -> None:
        """Wait for the updates of the same chat that were put off and came before this one."""
        while earlier := [
            over
            for one, (over, where) in self._put_off.items()
            if one < update_id and where == chat
        ]:
            await self._rest(earlier[0].wait())

    async def _rest(self, until: Coroutine[Any, Any, object]) -> None:
        """Wait for something.

        Raises:
            CancelledError: it is the end.
        """
        rest = asyncio.create_task(until)
        self._rests.add(rest)
        if self._ending:
            rest.cancel()
        try:
            await rest
        finally:
            self._rests.discard(rest)
