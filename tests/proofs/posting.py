"""How Telegram posts: a chat's updates one after the other, until each is answered 200."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import ClientError, ClientSession, ClientTimeout

from bot.receiving.webhook import SECRET_HEADER

CONNECTIONS = 40
"""Posts at once (Bot API, setWebhook, max_connections)."""

POST_AGAIN = 0.1
"""Seconds before an update that was refused is posted again; Telegram waits longer."""

POSTS_WITHIN = 60.0
"""Seconds after which a post that nobody answers is given up and made again."""

Fields = dict[str, Any]


class Posting:
    """Posts what is pending to `webhook`, once that is set; takes what is answered out of it."""

    def __init__(self, pending: dict[int, Fields], tell: Callable[[], Awaitable[None]]) -> None:
        self.webhook: Fields = {}
        self._pending = pending
        self._tell = tell
        self._free = asyncio.Semaphore(CONNECTIONS)
        self._queues: dict[int, deque[int]] = {}
        self._tasks: dict[int, asyncio.Task[None]] = {}
        self._client: ClientSession | None = None

    def add(self, chat: int, number: int) -> None:
        """Queue an update of a chat."""
        self._queues.setdefault(chat, deque()).append(number)
        self._begin(chat)

    def set(self, webhook: Fields) -> None:
        """Post here from now on, with this secret."""
        self.webhook = webhook
        for chat in self._queues:
            self._begin(chat)

    async def close(self) -> None:
        """Post nothing more."""
        tasks = list(self._tasks.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self._client:
            await self._client.close()

    def _begin(self, chat: int) -> None:
        """Post the updates of a chat, unless that is being done."""
        if self.webhook and chat not in self._tasks and self._queues[chat]:
            self._tasks[chat] = asyncio.create_task(self._each(chat))

    async def _each(self, chat: int) -> None:
        queue = self._queues[chat]
        while queue:
            async with self._free:
                taken = await self._posted(self._pending[queue[0]])
            if taken:
                del self._pending[queue.popleft()]
                await self._tell()
            else:
                await asyncio.sleep(POST_AGAIN)
        del self._tasks[chat]

    async def _posted(self, update: Fields) -> bool:
        self._client = self._client or ClientSession(timeout=ClientTimeout(POSTS_WITHIN))
        url, headers = self.webhook["url"], {SECRET_HEADER: self.webhook["secret_token"]}
        try:
            async with self._client.post(url, json=update, headers=headers) as answer:
                return answer.status == 200
        except (ClientError, OSError, TimeoutError):
            return False
