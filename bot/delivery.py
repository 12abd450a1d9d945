"""Sending what handlers return, and taking each of Telegram's refusals as what it is."""

import asyncio
import random
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum
from math import ceil
from typing import Any

import structlog
from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.methods import EditMessageText, TelegramMethod
from aiogram.types import Message

from bot import handling, refusals
from bot.turn import methods_of

PATIENCE = 120.0
"""Seconds that one reply may take, all its methods, tries and pauses together, before what is left
of it is given up: by polling, what comes a hundred updates behind waits for it too."""

ONE_TRY = 30
"""Seconds before a try that says nothing is given up: aiogram's 60 would leave room for two."""

FIRST_PAUSE = 0.5
"""Seconds before the first retry of a failed connection; each next pause doubles."""

SENT = "sent"
"""What became of a method that Telegram took, in `Delivery.results`."""

FORMS = 4
"""Forms in which one method is tried: as it is, to the chat's new id, anew, without a look."""

log = structlog.stdlib.get_logger(__name__)


class Why(StrEnum):
    """Why a method was given up, for the log and the counters."""

    BLOCKED = "blocked"
    FLOOD = "flood"
    NETWORK = "network"
    REFUSED = "refused"
    UNREADABLE = "unreadable"


class GivenUpError(Exception):
    """A method was not sent."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


@dataclass
class _Patience:
    """The seconds that are left to one reply."""

    left: float = PATIENCE


class Delivery:
    """Sends, with patience.

    Attributes:
        results: how many methods were sent, or given up for which reason, by name.
        failures: how many were given up, by reason.
        retries: how many more tries there were, by reason.
    """

    def __init__(
        self,
        bot: Bot,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.bot = bot
        self.results: Counter[tuple[str, str]] = Counter()
        self.failures: Counter[Why] = Counter()
        self.retries: Counter[Why] = Counter()
        self._unknown: set[str] = set()
        self._sleep = sleep
        self._clock = clock

    async def deliver(self, result: object) -> tuple[int, ...]:
        """Send what a handler returned: a method, a turn, or nothing; a refusal is counted.

        Returns:
            The ids of the messages now standing.

        Raises:
            TelegramUnauthorizedError: the token is no longer good: nothing can be sent.
        """
        reply_ids: list[int] = []
        patience = _Patience()
        for method in methods_of(result):
            try:
                reply_ids += await self._send(method, patience)
            except GivenUpError as error:
                self._give_up(method, error.why)
            else:
                handling.current().sent += 1
                self.results[type(method).__name__, SENT] += 1
        return tuple(reply_ids)

    def _give_up(self, method: TelegramMethod[Any], why: Why) -> None:
        name = type(method).__name__
        handling.current().unsent += 1
        self.results[name, why] += 1
        self.failures[why] += 1
        log.warning("not sent", method=name, why=why.value, failures=self.failures.total())

    async def _send(self, method: TelegramMethod[Any], patience: _Patience) -> list[int]:
        """Send a method, in another form when the first is refused for a reason we know."""
        for _ in range(FORMS):
            form = refusals.without(method, self._unknown)
            try:
                return _ids(form, await self._insist(form, patience))
            except TelegramMigrateToChat as error:
                method = form.model_copy(update={"chat_id": error.migrate_to_chat_id})
            except TelegramBadRequest as error:
                if refusals.is_done_already(error.message):
                    return _ids(form, True)  # noqa: FBT003  what Telegram returns
                method = self._other_form(form, error)
        raise GivenUpError(Why.REFUSED)

    def _other_form(
        self, method: TelegramMethod[Any], error: TelegramBadRequest
    ) -> TelegramMethod[Any]:
        look = refusals.unknown_look(error.message)
        if look and getattr(method, look, None) is not None:
            self._unknown.add(look)
            return method
        sent_anew = refusals.anew(method) if refusals.is_gone(error.message) else None
        if sent_anew is None:
            raise GivenUpError(Why.REFUSED) from error
        return sent_anew

    async def _insist(self, method: TelegramMethod[Any], patience: _Patience) -> object:
        """Send a method, again and again while Telegram or the network says « later »."""
        pause = FIRST_PAUSE
        while True:
            began = self._clock()
            try:
                return await self.bot(method, request_timeout=_one_try(patience))
            except TelegramForbiddenError as error:
                raise GivenUpError(Why.BLOCKED) from error
            except (TelegramEntityTooLarge, ClientDecodeError) as error:
                raise GivenUpError(Why.UNREADABLE) from error
            except TelegramRetryAfter as error:
                wait, why = float(error.retry_after), Why.FLOOD
            except (TelegramServerError, TelegramNetworkError):
                wait, why, pause = pause, Why.NETWORK, pause * 2
            except (TelegramBadRequest, TelegramMigrateToChat, TelegramUnauthorizedError):
                raise
            except TelegramAPIError as error:
                raise GivenUpError(Why.REFUSED) from error
            patience.left -= wait + self._clock() - began
            if patience.left < 0:
                raise GivenUpError(why)
            self.retries[why] += 1
            await self._sleep(wait + random.uniform(0, 0.5))  # noqa: S311  not a secret


def _one_try(patience: _Patience) -> int:
    """Return the seconds that a try is given; a second is left to each method at the end."""
    return min(ONE_TRY, max(1, ceil(patience.left)))


def _ids(method: TelegramMethod[Any], returned: object) -> list[int]:
    """Return the ids of the messages that a method sent or edited."""
    if isinstance(returned, Message):
        return [returned.message_id]
    if isinstance(returned, list):
        return [one.message_id for one in returned if isinstance(one, Message)]
    if isinstance(method, EditMessageText) and method.message_id is not None:
        return [method.message_id]
    return []
