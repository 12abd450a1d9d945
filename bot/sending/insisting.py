"""Calling Telegram again and again, while it or the network says « later »."""

import random
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum
from math import ceil
from typing import Any

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
from aiogram.methods import TelegramMethod

PATIENCE = 120.0
"""Seconds that one reply may take, all its methods, tries and pauses together, before what is left
of it is given up: by polling, what comes a hundred updates behind waits for it too."""

LONGEST = 300.0
"""Seconds that a reply may take since its update came, those that it waited behind others of its
chat included: fifty that wait for one another hold back nobody else for longer."""

ONE_TRY = (30, 60)
"""Seconds before a try that says nothing is given up, the first and the next: a server that takes
forty may have done each of those that it did not answer in time."""

FIRST_PAUSE = 0.5
"""Seconds before the first retry of a failed connection; each next pause doubles."""


class Why(StrEnum):
    """Why a method was given up, for the log and the counters."""

    BLOCKED = "blocked"
    FLOOD = "flood"
    NETWORK = "network"
    REFUSED = "refused"
    UNREADABLE = "unreadable"


class GivenUpError(Exception):
    """A method was not sent.

    Attributes:
        why: for the log and the counters.
        reason: what Telegram said of it, without what it was given.
        tell: whether something plainer may still be told to whom it was for.
    """

    def __init__(self, why: Why, reason: str | None = None, *, tell: bool = False) -> None:
        super().__init__(why)
        self.why, self.reason, self.tell = why, reason, tell


@dataclass
class Patience:
    """The seconds that are left to one reply."""

    left: float = PATIENCE

    @classmethod
    def after(cls, waited: float) -> "Patience":
        """Return what is left to the reply to an update that waited for so long."""
        return cls(max(0.0, min(PATIENCE, LONGEST - waited)))


class Insisting:
    """Calls, with patience; `retries` counts the tries that were one more, by reason."""

    def __init__(
        self,
        bot: Bot,
        sleep: Callable[[float], Awaitable[None]],
        clock: Callable[[], float],
    ) -> None:
        self.retries: Counter[Why] = Counter()
        self._bot = bot
        self._sleep = sleep
        self._clock = clock

    async def call(self, method: TelegramMethod[Any], patience: Patience) -> object:
        """Return what Telegram answers to a method.

        Raises:
            GivenUpError: it was not sent.
            TelegramBadRequest, TelegramMigrateToChat: it is refused as it is.
            TelegramUnauthorizedError: the token is no longer good: nothing can be sent.
        """
        pause, seconds = FIRST_PAUSE, ONE_TRY[0]
        while True:
            began = self._clock()
            try:
                return await self._bot(method, request_timeout=_one_try(patience, seconds))
            except TelegramForbiddenError as error:
                raise GivenUpError(Why.BLOCKED) from error
            except TelegramEntityTooLarge as error:
                raise GivenUpError(Why.UNREADABLE, tell=True) from error
            except ClientDecodeError as error:  # it may have been sent
                raise GivenUpError(Why.UNREADABLE) from error
            except TelegramRetryAfter as error:
                wait, why = float(error.retry_after), Why.FLOOD
            except (TelegramServerError, TelegramNetworkError):
                wait, why, pause, seconds = pause, Why.NETWORK, pause * 2, ONE_TRY[1]
            except (TelegramBadRequest, TelegramMigrateToChat, TelegramUnauthorizedError):
                raise
            except TelegramAPIError as error:
                raise GivenUpError(Why.REFUSED, tell=True) from error
            patience.left -= wait + self._clock() - began
            if patience.left < 0:
                raise GivenUpError(why)
            self.retries[why] += 1
            await self._sleep(wait + random.uniform(0, 0.5))  # noqa: S311  not a secret


def _one_try(patience: Patience, seconds: int) -> int:
    """Return the seconds that a try is given; a second is left to each method at the end."""
    return min(seconds, max(1, ceil(patience.left)))
