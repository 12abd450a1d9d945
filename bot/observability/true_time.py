"""Whether the machine's clock can be trusted: whoever answers us dates each answer."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

TOLERANCE = timedelta(days=1)
"""A clock that is off by less does not remove anything much too soon."""


NOISE = timedelta(seconds=2)
"""HTTP dates are in whole seconds: a difference below this does not change what we know."""

LAST_YEAR = 9000
"""A later date is no moment at which an answer was given, and leaves no room to count from."""

EVER = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
"""The clock that never goes back, even when the machine sleeps (Linux, clock_gettime(2))."""


def _ever() -> float:
    return time.clock_gettime(EVER)


class TrueTime:
    """Remembers the last date that it was told, and how long ago by a clock that nobody sets."""

    def __init__(self, elapsed: Callable[[], float] = _ever) -> None:
        """Know nothing yet.

        Args:
            elapsed: gives seconds that only go up, however the machine's clock is set.
        """
        self._elapsed = elapsed
        self._told: tuple[datetime, float] | None = None

    def note(self, date: str | None) -> None:
        """Note the HTTP date of an answer; anything that is no date is ignored."""
        try:
            at = parsedate_to_datetime(date or "").astimezone(UTC)
        except (ValueError, OverflowError):
            return
        moved = self._told is None or abs(at - self.instead_of(at)) > NOISE
        if moved and at.year <= LAST_YEAR:
            self._told = at, self._elapsed()

    def believes(self, now: datetime) -> bool:
        """Tell whether a moment can be the present, as far as we know."""
        return abs(now - self.instead_of(now)) <= TOLERANCE

    def instead_of(self, now: datetime) -> datetime:
        """Return the present as far as we know; the machine's own clock until we were told."""
        if self._told is None:
            return now
        at, then = self._told
        return at + timedelta(seconds=self._elapsed() - then)
