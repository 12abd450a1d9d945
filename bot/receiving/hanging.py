"""Connections on which nobody asks anything: closed when there are many, before none is left."""

import asyncio
from typing import NoReturn

from aiohttp import web
from aiohttp.typedefs import Handler

MANY = 256
"""Connections open at once beyond which those that ask nothing are closed: a proxy keeps some tens
of them, Telegram opens a hundred at most, and a system often gives a program 1024 in all."""

HELD = 10.0
"""Seconds without a request allowed to each, however many there are: a request sent has arrived by
then."""

EVERY = 1.0
"""Seconds between two looks."""


class Hanging:
    """Knows the connections of an application, and since when each asks nothing."""

    def __init__(self) -> None:
        self._asking: set[object] = set()
        self._since: dict[object, float] = {}

    def over(self, app: web.Application) -> None:
        """Note what is asked of an application, which does not serve yet."""
        app.middlewares.append(self._asked)

    @web.middleware
    async def _asked(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        connection = request.protocol
        self._asking.add(connection)
        try:
            return await handler(request)
        finally:
            self._asking.discard(connection)
            self._since[connection] = asyncio.get_running_loop().time()

    async def watch(self, server: web.Server) -> NoReturn:
        """Close those that hang, while there are too many; until cancelled."""
        while True:
            self.close_some(server)
            await asyncio.sleep(EVERY)

    def close_some(self, server: web.Server) -> None:
        """Close those that have hung for long, the oldest first, until there are few enough."""
        now, are_open = asyncio.get_running_loop().time(), server.connections
        self._since = {one: self._since.get(one, now) for one in are_open}
        hang = [
            one for one in are_open if one not in self._asking and now - self._since[one] >= HELD
        ]
        for one in hang[: max(0, len(are_open) - MANY)]:
            one.force_close()
