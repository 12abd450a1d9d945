"""The daily removal of what has been kept long enough, done by one replica a day."""

import asyncio
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta

import structlog

from bot import jobs
from bot.database.engine import UNREACHABLE, Database
from bot.observability.metrics import Metrics, from_zero
from bot.operations.retention import Kind, purge
from bot.process.meanwhile import rest
from bot.process.uncut import uncut
from knowledge.wording import wording

EVERY = timedelta(days=1)
"""Time between two removals."""

IF_IT_FAILS = timedelta(hours=1)
"""How long other replicas wait for the one that took the job, in case it died."""

LOOK_EVERY = 600.0
"""Seconds between two checks of whether the job is due."""

log = structlog.stdlib.get_logger(__name__)


class Daily:
    """Removes what was kept long enough, once a day, until told to stop."""

    def __init__(
        self,
        database: Database,
        key: bytes,
        clock: Callable[[], datetime],
        metrics: Metrics,
        believed: Callable[[datetime], bool],
    ) -> None:
        """Remove nothing yet.

        Args:
            database: what it is removed from.
            key: what the digests of erased people are made with.
            clock: gives the moment it is.
            metrics: where what was removed is counted.
            believed: tells whether the clock may be believed; until it may, nothing is removed.
        """
        self._database = database
        self._key = key
        self._clock = clock
        self._metrics = metrics
        self._believed = believed
        from_zero(self._metrics.removals, tuple(Kind))

    async def run(self, stop: asyncio.Event) -> None:
        """Purge whenever it is due, until told to stop; a failed purge is tried again later."""
        while not stop.is_set():
            try:
                await self.purge_if_due()
            except UNREACHABLE as error:
                log.warning("retention waits for the database", error=type(error).__name__)
            except Exception:
                log.exception("retention failed")
            await rest(LOOK_EVERY, stop)

    async def purge_if_due(self) -> bool:
        """Purge if nobody has for a day, and log what was removed; tell whether we did."""
        started = self._clock()
        if not self._believed(started):
            log.error(wording()["clock"]["not_believed"])
            return False
        if not await uncut(self._win(started)):
            return False
        removed = await purge(self._database, self._key, started)
        await uncut(self._finish(started))
        self._count(removed)
        log.info("retention", **{kind.value: count for kind, count in removed.items()})
        return True

    def _count(self, removed: Counter[Kind]) -> None:
        self._metrics.retention_ran.set_to_current_time()
        for kind, count in removed.items():
            self._metrics.removals.labels(kind.value).inc(count)

    async def _win(self, now: datetime) -> bool:
        async with self._database.session() as session:
            return await jobs.win(session, jobs.RETENTION, now, now + IF_IT_FAILS)

    async def _finish(self, started: datetime) -> None:
        async with self._database.session() as session:
            await jobs.put_off(session, jobs.RETENTION, started + EVERY)
