"""Posted updates that cannot be read, and how many times each has come.

What cannot be read is refused: nobody but Telegram has the secret, but a mistake is a mistake. Yet
Telegram gives again what is refused, for a day, and nothing else of the same chat meanwhile: what
comes back, the same to the last byte, is passed over, as it is by polling. Only digests are kept.
"""

import hashlib
from collections import OrderedDict

REFUSED = 2
"""How many times an update is refused at most."""

KNOWN = 1000
"""Most updates remembered: the latest ones."""


class Unreadable:
    """Counts the updates that cannot be read."""

    def __init__(self) -> None:
        self._times: OrderedDict[bytes, int] = OrderedDict()

    def __len__(self) -> int:
        return len(self._times)

    def is_enough(self, body: bytes) -> bool:
        """Note that an update came; tell whether it was refused often enough."""
        digest = hashlib.blake2b(body, digest_size=16).digest()
        times = self._times.pop(digest, 0)
        self._times[digest] = times + 1
        if len(self._times) > KNOWN:
            self._times.popitem(last=False)
        return times >= REFUSED
