"""A look at the database: one at a time, whoever asks, and nobody waits for long."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, Generic, TypeVar

from bot.process.uncut import LET_FINISH

PATIENCE = 2.0
"""Seconds after which a database that does not answer counts as away."""

Seen = TypeVar("Seen")


class OneLook(Generic[Seen]):
    """Looks when asked; a look that takes too long goes on in the background.

    A query is never cancelled: on SQLite that would lose its connection (`bot.process.uncut`).
    """

    def __init__(self, look: Callable[[], Coroutine[Any, Any, Seen]]) -> None:
        self._look = look
        self._task: asyncio.Task[Seen] | None = None

    async def take(self, patience: float = PATIENCE) -> Seen | None:
        """Return what is seen; None when nothing is within some seconds."""
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._look())
        await asyncio.wait([self._task], timeout=patience)
        return self._task.result() if self._task.done() else None

    async def close(self) -> None:
        """Give a few seconds to the look under way."""
        if self._task is not None:
            await asyncio.wait([self._task], timeout=LET_FINISH)
            self._task.cancel()
