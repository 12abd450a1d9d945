"""Flood control: how much of what one person sends in a row is handled, the rest left aside."""

from collections import Counter, OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from aiogram.types import CallbackQuery, InlineQuery, Message, Update

from bot.receiving.arrivals import event_of, sent_at

KNOWN = 10_000
"""Most people whose recent pace is remembered: those who wrote last."""

WAITING = 50
"""Updates of one chat that may wait their turn."""

CROWD = 80
"""Updates of one chat that may wait when each is the only one of its sender's: a group answers to
many. By polling, a hundred are in hand at once: the rest is left to the others."""

BACKLOG = timedelta(seconds=60)
"""What was sent longer ago waited for us, while the bot was stopped: it is no flood."""


class Verdict(StrEnum):
    """What becomes of an update."""

    PASSED = "passed"
    TOLD = "told"
    """Left aside, and its sender told so: the first of an episode."""
    DROPPED = "dropped"
    """Left aside without a word."""


@dataclass(frozen=True)
class Allowance:
    """How much one person may send: at once, then per second."""

    at_once: float
    per_second: float

    @property
    def forgotten_after(self) -> timedelta:
        """How long after the last update everything is allowed again."""
        return timedelta(seconds=self.at_once / self.per_second)


ALLOWED: dict[type[object], Allowance] = {
    Message: Allowance(50, 1),
    CallbackQuery: Allowance(150, 3),
    InlineQuery: Allowance(150, 3),
}
"""By kind of event; other kinds are not written by people, and always pass."""


@dataclass
class _Bucket:
    """What is left to one person, and the last update that was counted."""

    left: float
    at: datetime
    last_update: int = -1
    told: bool = False


Sender = tuple[type[object], str, int]


class Flood:
    """Judges updates by the pace of their sender; `verdicts` counts what became of them."""

    def __init__(self) -> None:
        self.verdicts: Counter[Verdict] = Counter()
        self._buckets: OrderedDict[Sender, _Bucket] = OrderedDict()

    def __len__(self) -> int:
        return len(self._buckets)

    def judge(
        self, update: Update, now: datetime, waiting: int = 0, theirs: int | None = None
    ) -> Verdict:
        """Count an update, once however often it is given; tell what becomes of it.

        Args:
            update: as received.
            now: when it arrived here.
            waiting: how many updates of its chat are in hand.
            theirs: how many of these are its sender's; all of them, unless given.
        """
        event = event_of(update)
        sender = sender_of(event)
        verdict = Verdict.PASSED
        if sender and event and not _waited_for_us(event, now):
            bucket = self._bucket(sender, now)
            if update.update_id > bucket.last_update:
                bucket.last_update = update.update_id
                alone = theirs == 0
                verdict = _spend(bucket, waiting < (CROWD if alone else WAITING))
        self.verdicts[verdict] += 1
        return verdict

    def _bucket(self, sender: Sender, now: datetime) -> _Bucket:
        self._forget(now)
        allowed = ALLOWED[sender[0]]
        bucket = self._buckets.setdefault(sender, _Bucket(allowed.at_once, now))
        self._buckets.move_to_end(sender)
        passed = max((now - bucket.at).total_seconds(), 0.0)
        bucket.left = min(bucket.left + passed * allowed.per_second, allowed.at_once)
        bucket.at = now
        bucket.told &= bucket.left < allowed.at_once
        return bucket

    def _forget(self, now: datetime) -> None:
        """Forget who has been silent for long enough, and the most silent of too many."""
        while self._buckets:
            sender, bucket = next(iter(self._buckets.items()))
            recent = timedelta(0) <= now - bucket.at < ALLOWED[sender[0]].forgotten_after
            if recent and len(self._buckets) < KNOWN:
                return
            del self._buckets[sender]


def _spend(bucket: _Bucket, has_room: bool) -> Verdict:  # noqa: FBT001  whether it may wait
    if bucket.left >= 1 and has_room:
        bucket.left -= 1
        return Verdict.PASSED
    told, bucket.told = bucket.told, True
    return Verdict.DROPPED if told else Verdict.TOLD


def sender_of(event: object) -> Sender | None:
    """Return whose pace counts: the person's; of somebody anonymous, their chat's."""
    match event:
        case Message(sender_chat=None, from_user=user) if user:
            return Message, "person", user.id
        case Message(chat=chat):
            return Message, "chat", chat.id
        case CallbackQuery(from_user=user):
            return CallbackQuery, "person", user.id
        case InlineQuery(from_user=user):
            return InlineQuery, "person", user.id
        case _:
            return None


def _waited_for_us(event: object, now: datetime) -> bool:
    """Tell whether an update is old."""
    sent = sent_at(event)
    return sent is not None and now - sent > BACKLOG
