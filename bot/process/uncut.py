"""Work that is not to be cut in the middle."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

LET_FINISH = 5.0
"""Seconds given to a transaction whose update is cancelled."""

DRAIN = 18.0
"""Seconds given at the end to what is being handled; with `LET_FINISH`, less than 25."""

Result = TypeVar("Result")


async def uncut(work: Coroutine[Any, Any, Result]) -> Result:
    """Do some work; when cancelled meanwhile, let it finish first.

    A cancellation in the middle of a query would lose its connection, with what it had done.
    """
    task = asyncio.create_task(work)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait([task], timeout=LET_FINISH)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        raise
