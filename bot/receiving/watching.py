"""Every update in hand: how long it takes, what became of it, and its one line in the log."""

import asyncio
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import structlog
from aiogram.exceptions import TelegramUnauthorizedError
from aiogram.types import Update

from bot import questions
from bot.database.away import AwayError
from bot.observability.metrics import Metrics, from_zero
from bot.receiving.arrivals import FROM_PEOPLE, kind_of
from bot.receiving.handling import Handling, Outcome, handled
from bot.receiving.ordering import chat_of
from bot.receiving.put_off import PutOff

UNKNOWN = "unknown"
"""The kind of an update that we do not know."""

COMES_AGAIN = frozenset({Outcome.AWAY, Outcome.LATER, Outcome.CUT})

log = structlog.stdlib.get_logger(__name__)


class Watch:
    """Watches over the updates in hand.

    Args:
        metrics: where they are measured.
        clock: seconds that only go up.
    """

    def __init__(self, metrics: Metrics, clock: Callable[[], float] = time.perf_counter) -> None:
        self._metrics = metrics
        self._clock = clock
        self._in_hand: set[Handling] = set()
        self._put_off = PutOff()
        from_zero(metrics.updates, FROM_PEOPLE, tuple(Outcome))
        from_zero(metrics.questions, questions.OUTCOMES)
        metrics.updates_in_hand.set_function(lambda: len(self._in_hand))
        metrics.updates_waiting.set_function(lambda: len(self._waiting()))
        metrics.chats_waiting.set_function(lambda: len({one.chat for one in self._waiting()}))
        metrics.oldest_update.set_function(self._oldest)

    @contextmanager
    def over(self, update: Update) -> Iterator[Handling]:
        """Watch over an update until it is finished or given back."""
        one = Handling(kind_of(update) or UNKNOWN, chat_of(update), self._clock())
        self._in_hand.add(one)
        try:
            with handled(one):
                yield one
        except AwayError as error:
            one.noted = Outcome.AWAY if error.of_database else Outcome.LATER
            now, of_database = self._clock(), error.of_database
            self._put_off.again(update.update_id, one.since, now, of_database=of_database)
            raise
        except TelegramUnauthorizedError:
            one.noted = Outcome.LATER
            raise
        except asyncio.CancelledError:
            one.noted = Outcome.CUT
            raise
        except BaseException:
            one.noted = Outcome.FAILED
            raise
        finally:
            if one.outcome not in COMES_AGAIN:
                self._put_off.over(update.update_id)
            self._in_hand.discard(one)
            self._count(one, self._clock() - one.since)

    def _waiting(self) -> list[Handling]:
        return [one for one in self._in_hand if not one.begun]

    def works(self) -> bool:
        """Tell whether the database does its work, as far as the updates put off tell."""
        return not self._put_off.lasts(self._clock())

    def _oldest(self) -> float:
        now = self._clock()
        since = [one.since for one in self._in_hand]
        put_off = self._put_off.since(now)
        return now - min(since if put_off is None else [*since, put_off], default=now)

    def _count(self, one: Handling, seconds: float) -> None:
        """Measure a finished update, and write its line in the log."""
        outcome, metrics = one.outcome, self._metrics
        metrics.updates.labels(one.kind, outcome).inc()
        if outcome is Outcome.ANSWERED:
            metrics.update_seconds.observe(seconds)
        if outcome is Outcome.DROPPED:
            metrics.flood_drops.inc()
        for became in one.questions if one.committed else ():
            metrics.questions.labels(became).inc()
        for took in one.matching:
            metrics.matching_seconds.observe(took)
        if outcome not in COMES_AGAIN:
            told = {"handler": one.handler, "outcome": outcome.value}
            log.info("handled", **told, milliseconds=round(1000 * seconds))
