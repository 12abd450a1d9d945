"""Whether the machine's clock can be believed: whoever answers us dates each of its answers."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

TOLERANCE = timedelta(days=1)
"""A clock that is wrong by less removes nothing much too soon."""


class TrueTime:
    """Remembers the moment it was last told, and how long ago that is by a clock nobody sets."""

    def __init__(self, elapsed: Callable[[], float] = time.monotonic) -> None:
        """Know nothing yet.

        Args:
            elapsed: gives seconds that only go up, however the machine's clock is set.
        """
        self._elapsed = elapsed
        self._told: tuple[datetime, float] | None = None

    def note(self, date: str | None) -> None:
        """Note when an answer was given, as HTTP writes it; what is no date tells nothing."""
        try:
            at = parsedate_to_datetime(date or "")
            self._told = at.astimezone(UTC), self._elapsed()
        except (ValueError, OverflowError):
            return

    def believes(self, now: datetime) -> bool:
        """Tell whether a moment can be the present, as far as is known."""
        if self._told is None:
            return True
        at, then = self._told
        return abs(now - at - timedelta(seconds=self._elapsed() - then)) <= TOLERANCE


def believe(_: datetime) -> bool:
    """Believe any clock, where nobody tells the time."""
    return True
