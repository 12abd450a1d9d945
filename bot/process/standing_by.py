"""Doing what one process at a time does; the others stand by, and take over when it ends."""

import asyncio
from collections.abc import Callable

import structlog

from bot.process.meanwhile import Work, rest
from bot.process.places import SURE_EVERY, Place
from knowledge.wording import wording

EVERY = 1.0
"""Seconds between two looks at a place that somebody else has."""

SAY_EVERY = 60
"""Vain looks between two log lines that say so."""

log = structlog.stdlib.get_logger(__name__)


def _nothing() -> None:
    """Do nothing."""


async def one_at_a_time(
    place: Place, work: Work, stop: asyncio.Event, stand_by: Callable[[], None] = _nothing
) -> None:
    """Work while the place is ours, again and again until told to stop.

    Args:
        place: what one process at a time has.
        work: what is done while it is ours.
        stop: set when it is enough.
        stand_by: called when somebody else has it, and we wait.
    """
    while await _taken(place, stop, stand_by):
        try:
            await _while_kept(place, work, stop)
        finally:
            await place.leave()


async def _taken(place: Place, stop: asyncio.Event, stand_by: Callable[[], None]) -> bool:
    """Wait for the place; tell whether it is ours: not when told to stop first."""
    told, failures = False, 0
    while not stop.is_set():
        try:
            if await place.take():
                return True
        except OSError as error:
            if failures % SAY_EVERY == 0:
                kind, file = type(error).__name__, error.filename
                log.warning("nobody knows who polls", error=kind, file=file, reason=error.strerror)
            failures += 1
        else:
            if not told:
                log.warning(wording()["start_up"]["standing_by"])
            told = True
            stand_by()
        await rest(EVERY, stop)
    return False


async def _while_kept(place: Place, work: Work, stop: asyncio.Event) -> None:
    over = asyncio.Event()
    tasks = [asyncio.create_task(one) for one in (_watch(place, over), _pass_on(stop, over))]
    try:
        await work(over)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _watch(place: Place, over: asyncio.Event) -> None:
    """Say when the work is over because the place was lost."""
    try:
        while not over.is_set() and await place.keeps():
            await rest(SURE_EVERY, over)
    finally:
        over.set()


async def _pass_on(stop: asyncio.Event, over: asyncio.Event) -> None:
    """Say that the work is over when told to stop, even while nobody knows whose the place is."""
    await stop.wait()
    over.set()
