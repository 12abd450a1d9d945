"""Whether the machine's clock can be believed: whoever answers us dates each of its answers."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

TOLERANCE = timedelta(days=1)
"""A clock that is wrong by less removes nothing much too soon."""


NOISE = timedelta(seconds=2)
"""HTTP dates are of whole seconds: what is told again within these does not move the moment."""

LAST_YEAR = 9000
"""A later date is no moment at which an answer was given, and leaves no room to count from."""

EVER = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
"""The clock that only goes up, while the machine sleeps too (Linux, clock_gettime(2))."""


def _ever() -> float:
    return time.clock_gettime(EVER)


class TrueTime:
    """Remembers the moment it was last told, and how long ago that is by a clock nobody sets."""

    def __init__(self, elapsed: Callable[[], float] = _ever) -> None:
        """Know nothing yet.

        Args:
            elapsed: gives seconds that only go up, however the machine's clock is set.
        """
        self._elapsed = elapsed
        self._told: tuple[datetime, float] | None = None

    def note(self, date: str | None) -> None:
        """Note when an answer was given, as HTTP writes it; what is no date tells nothing."""
        try:
            at = parsedate_to_datetime(date or "").astimezone(UTC)
        except (ValueError, OverflowError):
            return
        moved = self._told is None or abs(at - self.instead_of(at)) > NOISE
        if moved and at.year <= LAST_YEAR:
            self._told = at, self._elapsed()

    def believes(self, now: datetime) -> bool:
        """Tell whether a moment can be the present, as far as is known."""
        return abs(now - self.instead_of(now)) <= TOLERANCE

    def instead_of(self, now: datetime) -> datetime:
        """Return the present, as far as is known; what the machine's clock says, unless told."""
        if self._told is None:
            return now
        at, then = self._told
        return at + timedelta(seconds=self._elapsed() - then)
