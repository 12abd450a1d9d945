"""What runs beside the updates, until the bot is told to stop."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager, suppress
from typing import Any

from bot.uncut import LET_FINISH

Work = Callable[[asyncio.Event], Coroutine[Any, Any, None]]
"""Something that ends soon after its event is set."""


@asynccontextmanager
async def meanwhile(work: Work, stop: asyncio.Event) -> AsyncIterator[None]:
    """Work during a block; some seconds are left to what is under way when told to stop."""
    task = asyncio.create_task(work(stop))
    ending = asyncio.create_task(_end(task, stop))
    try:
        yield
    finally:
        if not stop.is_set():
            ending.cancel()
        await asyncio.gather(ending, return_exceptions=True)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def _end(task: asyncio.Task[None], stop: asyncio.Event) -> None:
    await stop.wait()
    await asyncio.wait([task], timeout=LET_FINISH)


async def rest(seconds: float, stop: asyncio.Event) -> None:
    """Wait, less when told to stop."""
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await stop.wait()
