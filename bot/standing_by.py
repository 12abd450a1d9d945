"""Doing what one process at a time does; the others stand by, and take over when it ends."""

import asyncio

import structlog

from bot.meanwhile import Work, rest
from bot.places import Place
from knowledge.wording import wording

EVERY = 1.0
"""Seconds between two looks at a place that somebody else has."""

SURE_EVERY = 5.0
"""Seconds between two looks at a place that is ours."""

log = structlog.stdlib.get_logger(__name__)


async def one_at_a_time(place: Place, work: Work, stop: asyncio.Event) -> None:
    """Work while the place is ours, again and again until told to stop."""
    while await _taken(place, stop):
        try:
            await _while_kept(place, work, stop)
        finally:
            await place.leave()


async def _taken(place: Place, stop: asyncio.Event) -> bool:
    """Wait for the place; tell whether it is ours: not when told to stop first."""
    told = False
    while not stop.is_set():
        try:
            if await place.take():
                return True
        except OSError as error:
            log.warning("nobody knows who polls", error=type(error).__name__)
        else:
            if not told:
                log.warning(wording()["start_up"]["standing_by"])
            told = True
        await rest(EVERY, stop)
    return False


async def _while_kept(place: Place, work: Work, stop: asyncio.Event) -> None:
    over = asyncio.Event()
    watching = asyncio.create_task(_watch(place, stop, over))
    try:
        await work(over)
    finally:
        watching.cancel()
        await asyncio.gather(watching, return_exceptions=True)


async def _watch(place: Place, stop: asyncio.Event, over: asyncio.Event) -> None:
    """Say when the work is over: told to stop, or the place was lost."""
    try:
        while not stop.is_set() and await place.keeps():
            await rest(SURE_EVERY, stop)
    finally:
        over.set()
