"""A look at the database for the metrics: it never fails, nor keeps whoever asks waiting."""

import asyncio
from collections.abc import Callable
from datetime import datetime

from bot import reminders
from bot.database import UNREACHABLE, Database
from bot.metrics import Metrics
from bot.uncut import LET_FINISH

PATIENCE = 2.0
"""Seconds after which a database that does not answer counts as away."""


class Look:
    """Looks at the database when asked, once at a time, whoever asks."""

    def __init__(
        self,
        database: Database,
        metrics: Metrics,
        clock: Callable[[], datetime],
        works: Callable[[], bool] = lambda: True,
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
        self._task: asyncio.Task[None] | None = None

    async def take(self, patience: float = PATIENCE) -> None:
        """Look again; a look that takes too long goes on by itself.

        A query is never cancelled: on SQLite that would lose its connection (`bot.uncut`).
        """
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._look())
        _, late = await asyncio.wait([self._task], timeout=patience)
        if late:
            self._metrics.database_reachable.set(0)

    async def close(self) -> None:
        """Leave some seconds to the look under way."""
        if self._task is not None:
            await asyncio.wait([self._task], timeout=LET_FINISH)
            self._task.cancel()

    async def _look(self) -> None:
        metrics, now = self._metrics, self._clock()
        try:
            async with self._database.session() as session:
                seen = await reminders.waiting(session, now)
        except UNREACHABLE:
            metrics.database_reachable.set(0)
            return
        metrics.database_reachable.set(int(self._works()))
        metrics.reminders_waiting.set(seen.count)
        metrics.reminders_overdue.set(seen.overdue)
        metrics.reminders_late.set(seen.late.total_seconds())
