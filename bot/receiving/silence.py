"""For how long Telegram has not answered who polls it: then no message reaches the bot."""

import time
from collections.abc import Callable

LASTS = 120.0
"""Seconds without an answer after which we do not really poll: Telegram answers every 30."""


class Silence:
    """Remembers when Telegram last gave updates, or said that there were none.

    Args:
        clock: seconds that only go up.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._since: float | None = None

    def broken(self) -> None:
        """Note that polling begins, or that Telegram answered."""
        self._since = self._clock()

    def over(self) -> None:
        """Note that we poll no more."""
        self._since = None

    def seconds(self) -> float:
        """Return how long it has lasted; 0 when we do not poll."""
        return 0.0 if self._since is None else self._clock() - self._since

    def lasts(self) -> bool:
        """Tell whether it lasts."""
        return self.seconds() > LASTS
