"""What is measured of the bot, for Prometheus: counts and times, nothing about anybody.

No label tells a person, a chat or a text: each has few values, known in advance.
"""

from itertools import product

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector

PREFIX = "pas_a_pas"

LATENCIES = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120)
"""Buckets in seconds, up to the patience of a delivery."""

MATCHING = (0.001, 0.0025, 0.005, 0.0075, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5)
LAGS = (0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5)
"""Buckets in seconds, for searching the base, and for how late the event loop wakes."""

UNKNOWN = float("nan")
"""The value of a gauge that nobody knows yet: it compares with nothing, so no alert fires."""


class Metrics:
    """What the program measures of itself, in a registry of its own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry(auto_describe=True)
        ProcessCollector(registry=self.registry)
        self._of_updates()
        self._of_upkeep()
        self._of_surroundings()

    def _of_updates(self) -> None:
        self.updates = self._counter("updates", "Updates, by what became of them.", "kind outcome")
        says = "Seconds from an update's arrival to its answer."
        self.update_seconds = self._histogram("update_seconds", says, LATENCIES)
        self.updates_in_hand = self._gauge("updates_in_hand", "Updates taken, not finished.")
        says = "Updates in hand that wait for another of their chat."
        self.updates_waiting = self._gauge("updates_waiting", says)
        self.chats_waiting = self._gauge("chats_waiting", "Chats with such an update.")
        says = "Seconds since the oldest update not answered arrived, tries in vain included."
        self.oldest_update = self._gauge("oldest_update_seconds", says)
        self.flood_drops = self._counter("flood_drops", "Updates dropped by flood control.")
        self.questions = self._counter("questions", "Questions, by outcome.", "outcome")
        says = "Seconds to search the base for one message."
        self.matching_seconds = self._histogram("matching_seconds", says, MATCHING)

    def _of_upkeep(self) -> None:
        self.removals = self._counter("removals", "Rows that retention removed.", "kind")
        says = "When retention last ended; the start of this process until then."
        self.retention_ran = self._gauge("retention_last_run_timestamp_seconds", says)
        self.retention_ran.set_to_current_time()
        says = "Reminders still to be sent."
        self.reminders_waiting = self._gauge("reminders_waiting", says, UNKNOWN)
        says = "Reminders that should have been sent."
        self.reminders_overdue = self._gauge("reminders_overdue", says, UNKNOWN)
        says = "Seconds by which the oldest of these is late."
        self.reminders_late = self._gauge("reminders_late_seconds", says, UNKNOWN)

    def _of_surroundings(self) -> None:
        says = "1: the database answers, and takes what is written."
        self.database_reachable = self._gauge("database_reachable", says, UNKNOWN)
        says = "1: the files of the base changed and must be mended; the former base answers."
        self.knowledge_broken = self._gauge("knowledge_broken", says)
        says = "Seconds by which the event loop woke late."
        self.loop_lag = self._histogram("event_loop_lag_seconds", says, LAGS)
        says = "Requests to the webhook's server, by status."
        self.webhook_requests = self._counter("webhook_requests", says, "status")
        says = "Updates that Telegram still holds for the webhook."
        self.webhook_pending = self._gauge("webhook_pending_updates", says, UNKNOWN)
        says = "Seconds since Telegram last answered who polls it; 0: we do not poll."
        self.telegram_silent = self._gauge("telegram_silent_seconds", says)
        says = "1: Telegram posts to our address; 0: elsewhere, or nowhere."
        self.webhook_ours = self._gauge("webhook_ours", says, UNKNOWN)
        says = "When Telegram last failed to deliver; 0: never."
        self.webhook_error = self._gauge("webhook_last_error_timestamp_seconds", says, UNKNOWN)

    def _counter(self, name: str, says: str, labels: str = "") -> Counter:
        return Counter(name, says, labels.split(), namespace=PREFIX, registry=self.registry)

    def _gauge(self, name: str, says: str, value: float = 0.0) -> Gauge:
        made = Gauge(name, says, namespace=PREFIX, registry=self.registry)
        made.set(value)
        return made

    def _histogram(self, name: str, says: str, buckets: tuple[float, ...]) -> Histogram:
        where = {"namespace": PREFIX}
        return Histogram(name, says, registry=self.registry, buckets=buckets, **where)


def from_zero(counter: Counter, *values: tuple[str, ...]) -> None:
    """Start a counter at 0 for these labels: otherwise its first increment goes unseen."""
    for labels in product(*values):
        counter.labels(*labels)
