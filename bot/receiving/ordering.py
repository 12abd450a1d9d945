"""One chat at a time: updates of a chat are handled in order."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiogram.types import Update

from bot.receiving.arrivals import event_of


@dataclass
class _Queue:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    waiting: Counter[object] = field(default_factory=Counter)


class OneAtATime:
    """Locks by key, first come first served, forgotten as soon as nobody waits."""

    def __init__(self) -> None:
        self._queues: dict[object, _Queue] = {}

    @asynccontextmanager
    async def turn(self, key: object, whose: object = None) -> AsyncIterator[None]:
        """Wait for one's turn, and hold it; `whose`: for `waiting_of`."""
        queue = self._queues.setdefault(key, _Queue())
        queue.waiting[whose] += 1
        try:
            async with queue.lock:
                yield
        finally:
            queue.waiting[whose] -= 1
            if not queue.waiting[whose]:
                del queue.waiting[whose]
            if not queue.waiting:
                self._queues.pop(key, None)

    def waiting(self, key: object) -> int:
        """Return how many hold a turn or wait for it."""
        queue = self._queues.get(key)
        return queue.waiting.total() if queue else 0

    def waiting_of(self, key: object, whose: object) -> int:
        """Return how many of somebody's hold a turn or wait for it."""
        queue = self._queues.get(key)
        return queue.waiting[whose] if queue else 0

    def __len__(self) -> int:
        return len(self._queues)


def chat_of(update: Update) -> tuple[str, int]:
    """Return what an update must keep its order within: its chat, else its person."""
    event = event_of(update)
    message = getattr(event, "message", None)
    chat = getattr(event, "chat", None) or getattr(message, "chat", None)
    if chat is not None:
        return "chat", chat.id
    person = getattr(event, "from_user", None)
    return ("person", person.id) if person else ("update", update.update_id)
