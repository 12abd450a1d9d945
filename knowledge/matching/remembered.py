"""Results for the latest messages, so that the same one is not searched twice.

Nothing that people typed is kept: a message is known by a digest, under a key that dies with the
process, and only when it is answered as a whole.
"""

import hashlib
import secrets
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace
from threading import Lock

from knowledge.matching.choices import MOST_CHOICES
from knowledge.outcomes import Answer, Nothing, Outcome, Part, Profile, Suggestions

MOST = 2_000
"""Messages remembered; about a thousand bytes each."""

Find = Callable[[str, str | None, Profile | None], tuple[Part, ...]]


class Remembered:
    """Remembers the results for the latest messages; several threads may use it.

    Args:
        find: message, entry answered before, profile -> one part a question. Always the same.
    """

    def __init__(self, find: Find) -> None:
        self._find = find
        self._key = secrets.token_bytes(32)
        self._known: OrderedDict[bytes, tuple[Outcome, bool]] = OrderedDict()
        self._lock = Lock()

    def find(self, text: str, after: str | None, profile: Profile | None) -> tuple[Part, ...]:
        """Return what becomes of a message."""
        digest = self._digest(text, after or "", (profile and profile.role) or "")
        with self._lock:
            known = self._known.get(digest)
            if known:
                self._known.move_to_end(digest)
                return (Part(text, *known),)
        parts = self._find(text, after, profile)
        if len(parts) > 1 or parts[0].text != text:
            return parts
        found = _lightened(parts[0].outcome), parts[0].after
        with self._lock:
            self._known[digest] = found
            while len(self._known) > MOST:
                self._known.popitem(last=False)
        return (Part(text, *found),)

    def _digest(self, *words: str) -> bytes:
        said = "\0".join(words).encode("utf-8", "replace")
        return hashlib.blake2b(said, key=self._key, digest_size=16).digest()


def _lightened(outcome: Outcome) -> Outcome:
    """Return an outcome without its explanation."""
    match outcome:
        case Answer(candidates) | Suggestions(candidates) | Nothing(candidates):
            kept = tuple(replace(one, signals={}) for one in candidates[:MOST_CHOICES])
            return replace(outcome, candidates=kept)
        case _:
            return outcome
