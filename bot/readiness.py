"""Whether the bot is ready: it takes updates, or will as soon as another stops, and can work."""

import asyncio

from bot.database import Database


class Readiness:
    """What `/readyz` says.

    Attributes:
        taking: the webhook is registered, or we poll, or we stand by to do so.
    """

    def __init__(self, database: Database, stop: asyncio.Event) -> None:
        self.taking = False
        self._database = database
        self._stop = stop

    async def __call__(self) -> bool:
        """Tell whether updates may be sent here."""
        return self.taking and not self._stop.is_set() and await self._database.is_reachable()
