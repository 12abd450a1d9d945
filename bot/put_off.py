"""The updates that a database which is away put off: since when, and whether it lasts."""

from dataclasses import dataclass

REMEMBERED = 1000
"""Updates kept at most: what is told of the oldest stays true."""

LASTS = 5.0
"""Seconds during which an update is tried in vain before the database counts as away for it: a
conflict between two transactions is over by then."""

FORGOTTEN = (60.0, 300.0)
"""Seconds after the last try in vain: then it proves nothing of the database any more; and then
another replica answered, since the update did not come back here."""


@dataclass
class _Tries:
    since: float
    last: float


class PutOff:
    """Remembers since when each waits. Moments are seconds on any one clock that only goes up."""

    def __init__(self) -> None:
        self._tries: dict[int, _Tries] = {}

    def again(self, update_id: int, arrived: float, now: float) -> None:
        """Note that an update was tried in vain.

        Args:
            update_id: which it is.
            arrived: when this try began.
            now: when it failed.
        """
        if update_id in self._tries:
            self._tries[update_id].last = now
        elif len(self._tries) < REMEMBERED:
            self._tries[update_id] = _Tries(arrived, now)

    def over(self, update_id: int) -> None:
        """Note that an update was handled."""
        self._tries.pop(update_id, None)

    def since(self, now: float) -> float | None:
        """Return when the oldest that still waits arrived; None when none waits."""
        self._forget(now)
        return min((one.since for one in self._tries.values()), default=None)

    def lasts(self, now: float) -> bool:
        """Tell whether one waits because the database, though it may be read, does not work."""
        self._forget(now)
        return any(
            one.last - one.since >= LASTS and now - one.last < FORGOTTEN[0]
            for one in self._tries.values()
        )

    def _forget(self, now: float) -> None:
        for number in [
            number for number, one in self._tries.items() if now - one.last >= FORGOTTEN[1]
        ]:
            del self._tries[number]
