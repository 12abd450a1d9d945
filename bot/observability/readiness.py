"""Whether the bot is ready: it works, and takes updates or will once another process stops."""

import asyncio
from collections.abc import Callable

from bot.database.engine import Database
from bot.observability.one_look import OneLook


class Readiness:
    """What `/readyz` says.

    Attributes:
        taking: the webhook is registered, or we poll, or we stand by to do so.
    """

    def __init__(self, database: Database, works: Callable[[], bool], stop: asyncio.Event) -> None:
        """Be not ready yet.

        Args:
            database: what must answer.
            works: whether it takes what is written, and updates reach us, as far as is known.
            stop: set when updates are taken no more.
        """
        self.taking = False
        self._works = works
        self._look = OneLook(database.is_reachable)
        self._stop = stop

    async def __call__(self) -> bool:
        """Tell whether updates may be sent here, within some seconds."""
        able = self.taking and not self._stop.is_set() and self._works()
        return able and bool(await self._look.take())

    async def aclose(self) -> None:
        """Give a few seconds to the look under way."""
        await self._look.close()
