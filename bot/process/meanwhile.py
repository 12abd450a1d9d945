"""What runs beside the updates, until the bot is told to stop."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager, suppress
from typing import Any, TypeVar

import structlog

from bot.process.uncut import LET_FINISH

log = structlog.stdlib.get_logger(__name__)

Answer = TypeVar("Answer")

Work = Callable[[asyncio.Event], Coroutine[Any, Any, None]]
"""Work that ends soon after its event is set."""


@asynccontextmanager
async def meanwhile(work: Work, stop: asyncio.Event) -> AsyncIterator[None]:
    """Work during a block; some seconds are left to what is under way when told to stop."""
    task = asyncio.create_task(work(stop))
    task.add_done_callback(_tell)
    ending = asyncio.create_task(_end(task, stop))
    try:
        yield
    finally:
        if not stop.is_set():
            ending.cancel()
        await asyncio.gather(ending, return_exceptions=True)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


def _tell(task: asyncio.Task[None]) -> None:
    """Log an error that ended some work: nobody waits for what becomes of it."""
    if not task.cancelled() and (error := task.exception()):
        log.error("work ended by an error", exc_info=error)


async def _end(task: asyncio.Task[None], stop: asyncio.Event) -> None:
    await stop.wait()
    await asyncio.wait([task], timeout=LET_FINISH)


async def rest(seconds: float, stop: asyncio.Event) -> None:
    """Wait, less when told to stop."""
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await stop.wait()


async def unless_stopped(
    stop: asyncio.Event, call: Callable[[], Awaitable[Answer]]
) -> Answer | None:
    """Call once; None when told to stop before there is an answer."""
    asked, stopped = asyncio.ensure_future(call()), asyncio.create_task(stop.wait())
    try:
        await asyncio.wait({asked, stopped}, return_when=asyncio.FIRST_COMPLETED)
        return asked.result() if asked.done() else None
    finally:
        for task in (asked, stopped):
            task.cancel()
        await asyncio.gather(asked, stopped, return_exceptions=True)
