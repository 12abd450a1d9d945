"""What is read when Prometheus asks: tallies kept by other modules, and figures on the base."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from statistics import median

from prometheus_client import Metric
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, InfoMetricFamily
from prometheus_client.registry import Collector

from bot.in_service import InService
from bot.observability.metrics import PREFIX, UNKNOWN
from bot.reminding import Fate, Reminding
from bot.sending.delivery import PLAINER, SENT, Delivery
from bot.sending.insisting import Why
from knowledge.sources import read_again

USUAL = ("SendMessage", "EditMessageText", "AnswerCallbackQuery")
"""Methods whose counters exist from the start."""


class Tallies(Collector):
    """What the delivery and the reminders count."""

    def __init__(self, delivery: Delivery, reminding: Reminding) -> None:
        self._delivery = delivery
        self._reminding = reminding

    def collect(self) -> Iterator[Metric]:
        """Give them as they stand."""
        ends = (SENT, PLAINER, *Why)
        everything = dict.fromkeys([(name, end) for name in USUAL for end in ends], 0)
        sends = {**everything, **self._delivery.results}
        says = "Methods given to Telegram, by what became of them."
        yield _counted("sends", says, ("method", "result"), sends.items())
        retries = {(why,): self._delivery.retries[why] for why in (Why.FLOOD, Why.NETWORK)}
        yield _counted("send_retries", "More tries, by reason.", ("why",), retries.items())
        fates = {(fate,): self._reminding.fates[fate] for fate in Fate}
        yield _counted("reminders", "Reminders, by what became of them.", ("fate",), fates.items())


class Content(Collector):
    """What the base holds, and since when it was not read again."""

    def __init__(self, service: InService, clock: Callable[[], datetime]) -> None:
        self._service = service
        self._clock = clock
        _ = service.knowledge.version  # worked out before anybody waits for it

    def collect(self) -> Iterator[Metric]:
        """Give it as of today, of the base that answers."""
        knowledge = self._service.knowledge
        entries = knowledge.base.entries
        version = {"version": knowledge.version}
        yield InfoMetricFamily(f"{PREFIX}_knowledge", "Which base answers.", version)
        yield _gauge("knowledge_entries", "Answers of the base.", len(entries))
        unread = sum(not entry.verified for entry in entries.values())
        says = "Answers with a source that nobody has read again."
        yield _gauge("knowledge_unverified_entries", says, unread)
        today = self._clock().date()
        days = [(today - day).days for day in read_again(knowledge.base)]
        says = "Days since a source was read again: the oldest."
        yield _gauge("knowledge_oldest_source_days", says, max(days, default=UNKNOWN))
        says = "Days since a source was read again: the median."
        yield _gauge("knowledge_median_source_days", says, median(days) if days else UNKNOWN)


def _counted(
    name: str, says: str, labels: tuple[str, ...], counts: Iterable[tuple[tuple[str, ...], int]]
) -> Metric:
    family = CounterMetricFamily(f"{PREFIX}_{name}", says, labels=labels)
    for values, count in counts:
        family.add_metric(values, count)
    return family


def _gauge(name: str, says: str, value: float) -> Metric:
    return GaugeMetricFamily(f"{PREFIX}_{name}", says, value)
