"""What people have just typed, in memory for a few seconds: the next message may finish it.

It is written nowhere, and forgotten when they do anything else. A replica that does not know of it
reads the next message by itself, as one that comes later.
"""

import asyncio
from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta

from knowledge import Outcome

WITHIN = timedelta(seconds=10)
"""Longest time between two messages of one thought: the writer has not read the reply yet."""

KNOWN = 10_000
"""Most people whose words are remembered: those who wrote last."""


@dataclass(frozen=True)
class JustSaid:
    """A message that was looked for in the base, behind those that it finished.

    Attributes:
        text: masked.
        message: its id.
        replied: the message, this one unless its reply stands, whose reply may be taken over.
        after: the entry answered before them.
        outcome: what became of it.
        sent: when, by Telegram's clock.
        handled: when, by ours.
    """

    text: str
    message: int
    replied: int | None
    after: str | None
    outcome: Outcome
    sent: datetime
    handled: datetime

    def is_recent(self, sent: datetime, now: datetime) -> bool:
        """Tell whether a message comes soon after, by both clocks: what waited for us may not."""
        zero = timedelta(0)
        return zero <= sent - self.sent <= WITHIN and zero <= now - self.handled <= WITHIN


class LastWords:
    """Keeps what each person has just said."""

    def __init__(self) -> None:
        self._said: OrderedDict[int, tuple[JustSaid, asyncio.TimerHandle]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._said)

    def take(self, person_id: int) -> JustSaid | None:
        """Return what a person has just said, and forget it."""
        said, end = self._said.pop(person_id, (None, None))
        if end:
            end.cancel()
        return said

    def keep(self, person_id: int, said: JustSaid) -> None:
        """Remember what a person says, for `WITHIN` at most."""
        self.take(person_id)
        if len(self._said) >= KNOWN:
            self.take(next(iter(self._said)))
        end = asyncio.get_running_loop().call_later(WITHIN.total_seconds(), self.take, person_id)
        self._said[person_id] = said, end
