"""The updates that were put off: since when, and whether it is the database that lasts."""

from dataclasses import dataclass

REMEMBERED = 1000
"""Most updates kept; what is said of the oldest stays true."""

LASTS = 5.0
"""Seconds during which an update is tried in vain before the database counts as away for it: a
conflict between two transactions is over by then."""

FORGOTTEN = (30.0, 300.0)
"""Seconds after the last try in vain: then it proves nothing of the database any more (by polling
it would have been tried again); and then another replica answered, since it did not come back."""


@dataclass
class _Tries:
    """Moments: of the first try, of the last, and since when only the database is in the way."""

    since: float
    last: float
    database: float | None


class PutOff:
    """Remembers since when each waits. Moments are seconds on any one clock that only goes up."""

    def __init__(self) -> None:
        self._tries: dict[int, _Tries] = {}

    def again(
        self, update_id: int, arrived: float, now: float, *, of_database: bool = True
    ) -> None:
        """Note that an update was tried in vain.

        Args:
            update_id: which it is.
            arrived: when this try began.
            now: when it failed.
            of_database: the database is away; else another replica has its chat.
        """
        tries = self._tries.get(update_id)
        if tries is None:
            if len(self._tries) >= REMEMBERED:
                return
            tries = self._tries[update_id] = _Tries(arrived, now, None)
        tries.last = now
        if not of_database:
            tries.database = None
        elif tries.database is None:
            tries.database = arrived

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
            one.last - one.database >= LASTS and now - one.last < FORGOTTEN[0]
            for one in self._tries.values()
            if one.database is not None
        )

    def _forget(self, now: float) -> None:
        for number in [
            number for number, one in self._tries.items() if now - one.last >= FORGOTTEN[1]
        ]:
            del self._tries[number]
