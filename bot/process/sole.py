"""By webhook, one process receives beside an SQLite file: another waits for its end, then says so.

Each would answer what the other answers, since nothing but PostgreSQL tells them whose a chat is.
"""

import asyncio
from collections.abc import Awaitable, Callable

import structlog

from bot.process.meanwhile import rest
from bot.process.places import Place
from bot.process.standing_by import EVERY
from bot.sending.starting import StartError
from knowledge.wording import wording

ENDS_WITHIN = 60.0
"""Seconds given to another process to end, when one takes over from the other: it takes 25, and
systemd kills it after 40."""

log = structlog.stdlib.get_logger(__name__)


async def alone(place: Place, work: Callable[[], Awaitable[None]], stop: asyncio.Event) -> None:
    """Work once a place is ours, unless told to stop first.

    Raises:
        StartError: another process keeps it.
    """
    if await _is_ours(place, stop):
        try:
            await work()
        finally:
            await place.leave()


async def _is_ours(place: Place, stop: asyncio.Event) -> bool:
    """Wait for a place; where nobody can say whose it is, it is not waited for."""
    left = ENDS_WITHIN
    while not stop.is_set():
        try:
            if await place.take():
                return True
        except OSError as error:
            kind, file = type(error).__name__, error.filename
            log.warning("nobody knows who receives", error=kind, file=file, reason=error.strerror)
            return True
        if left == ENDS_WITHIN:
            log.warning(wording()["start_up"]["waiting"].format(seconds=ENDS_WITHIN))
        if left <= 0:
            raise StartError(wording()["start_up"]["not_alone"])
        left -= EVERY
        await rest(EVERY, stop)
    return False
