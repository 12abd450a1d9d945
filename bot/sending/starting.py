"""What is asked of Telegram at start, again and again until it answers or we are told to stop."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

import structlog
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)

from bot.process.meanwhile import rest, unless_stopped
from bot.sending.refusals import behind
from knowledge.wording import wording

RETRY = 5.0
"""Seconds between two tries to reach Telegram at start."""

Answer = TypeVar("Answer")

log = structlog.stdlib.get_logger(__name__)


class StartError(Exception):
    """Telegram refuses to work with us; the message says why in French."""


async def insist(stop: asyncio.Event, call: Callable[[], Awaitable[Answer]]) -> Answer | None:
    """Call Telegram until it answers; None when told to stop first, even while it says nothing.

    Raises:
        StartError: it refuses.
    """
    while not stop.is_set():
        try:
            return await unless_stopped(stop, call)
        except (TelegramUnauthorizedError, TelegramNotFound) as error:
            raise wrong_token() from error
        except TelegramBadRequest as error:
            said = wording()["start_up"]["refused"].format(reason=error.message)
            raise StartError(said) from error
        except (TelegramAPIError, ClientDecodeError) as error:
            asked = error.retry_after if isinstance(error, TelegramRetryAfter) else 0
            pause = max(RETRY, asked)
            said = wording()["start_up"]["unreachable"].format(seconds=pause)
            log.warning(said, error=behind(error))
        await rest(pause, stop)
    return None


def wrong_token() -> StartError:
    """Return what is raised when Telegram does not know the token."""
    return StartError(wording()["start_up"]["token"])
