"""Whose turn it is: one person's updates one after the other, different people at once."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable

import structlog
from aiogram.types import Update

WAITING_KEPT = 100
"""Most updates of one person that may wait."""
FINISH_SECONDS = 10.0
"""Seconds given at the end to the updates that wait."""
Process = Callable[[Update], Awaitable[None]]

log = structlog.stdlib.get_logger(__name__)


class Turns:
    """The updates waiting to be processed, in order for each person."""

    def __init__(self, process: Process) -> None:
        self._process = process
        self._waiting: dict[int, deque[Update]] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def full(self, person_id: int) -> bool:
        """Tell whether this person has sent more than can wait."""
        return len(self._waiting.get(person_id, ())) >= WAITING_KEPT

    def submit(self, person_id: int, update: Update) -> None:
        """Let an update be processed once those before it have been."""
        if person_id in self._waiting:
            self._waiting[person_id].append(update)
            return
        self._waiting[person_id] = deque([update])
        task = asyncio.create_task(self._take(person_id))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def finish(self) -> None:
        """Let what waits be processed, then give up on what takes too long."""
        if not self._tasks:
            return
        _, late = await asyncio.wait(self._tasks, timeout=FINISH_SECONDS)
        for task in late:
            task.cancel()

    async def _take(self, person_id: int) -> None:
        waiting = self._waiting[person_id]
        while waiting:
            await self._one(waiting.popleft())
        del self._waiting[person_id]

    async def _one(self, update: Update) -> None:
        try:
            await self._process(update)
        except Exception:
            log.exception("update was not processed", update_id=update.update_id)
