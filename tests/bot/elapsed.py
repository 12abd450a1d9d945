"""A clock that only goes up, and only when a test says so."""

from dataclasses import dataclass


@dataclass
class Elapsed:
    """Seconds that a test lets pass."""

    now: float = 1000.0

    def __call__(self) -> float:
        """Return them."""
        return self.now
