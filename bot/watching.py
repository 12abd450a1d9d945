"""Every update in hand: how long it takes, what became of it, and its one line in the log."""

import asyncio
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import structlog
from aiogram.types import Update

from bot import questions
from bot.arrivals import FROM_PEOPLE, kind_of
from bot.away import AwayError
from bot.handling import Handling, Outcome, handled
from bot.metrics import Metrics, from_zero
from bot.ordering import chat_of

UNKNOWN = "unknown"
"""The kind of an update of which we know none."""

COMES_AGAIN = frozenset({Outcome.AWAY, Outcome.CUT})

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
        except AwayError:
            one.noted = Outcome.AWAY
            raise
        except asyncio.CancelledError:
            one.noted = Outcome.CUT
            raise
        except BaseException:
            one.noted = Outcome.FAILED
            raise
        finally:
            self._in_hand.discard(one)
            self._count(one, self._clock() - one.since)

    def _waiting(self) -> list[Handling]:
        return [one for one in self._in_hand if not one.begun]

    def _oldest(self) -> float:
        now = self._clock()
        return max((now - one.since for one in self._in_hand), default=0.0)

    def _count(self, one: Handling, seconds: float) -> None:
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
