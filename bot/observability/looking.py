"""A look at the database for the metrics: it never fails, and never makes its caller wait long."""

from collections.abc import Callable
from datetime import datetime

from bot import reminders
from bot.database.engine import UNREACHABLE, Database
from bot.observability.metrics import Metrics
from bot.observability.one_look import PATIENCE, OneLook


class Look:
    """Looks at the database when asked, once at a time, whoever asks."""

    def __init__(
        self,
        database: Database,
        metrics: Metrics,
        clock: Callable[[], datetime],
        works: Callable[[], bool],
    ) -> None:
        """Look at nothing yet.

        Args:
            database: what is looked at.
            metrics: where what is seen is told.
            clock: gives the moment it is.
            works: whether it takes what is written, as far as is known.
        """
        self._database = database
        self._works = works
        self._metrics = metrics
        self._clock = clock
        self._one = OneLook(self._look)

    async def take(self, patience: float = PATIENCE) -> None:
        """Look again; a look that takes too long goes on in the background."""
        if not await self._one.take(patience):
            self._metrics.database_reachable.set(0)

    async def close(self) -> None:
        """Give a few seconds to the look under way."""
        await self._one.close()

    async def _look(self) -> bool:
        """Tell whether the database answered."""
        metrics, now = self._metrics, self._clock()
        try:
            async with self._database.session() as session:
                seen = await reminders.waiting(session, now)
        except UNREACHABLE:
            return False
        metrics.database_reachable.set(int(self._works()))
        metrics.reminders_waiting.set(seen.count)
        metrics.reminders_overdue.set(seen.overdue)
        metrics.reminders_late.set(seen.late.total_seconds())
        return True
