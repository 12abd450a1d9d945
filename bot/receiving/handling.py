"""What is noted of an update while it is handled, for its line in the log and the metrics."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from enum import StrEnum


class Outcome(StrEnum):
    """What became of an update."""

    ANSWERED = "answered"
    SILENT = "silent"
    """There was nothing to say."""
    AGAIN = "again"
    """It was delivered again, and had been answered."""
    UNSENT = "unsent"
    """Something that was to be sent was not."""
    FAILED = "failed"
    """An error of ours; the person was told its reference."""
    UNKNOWN = "unknown"
    """It is of a kind that we do not know."""
    DROPPED = "dropped"
    """Too many came from the same person."""
    AWAY = "away"
    """The database is away: it will be given again."""
    LATER = "later"
    """Another replica was busy with its chat for too long, or the token is refused: it will be
    given again."""
    CUT = "cut"
    """The bot stopped meanwhile: it will be given again."""


@dataclass(eq=False)
class Handling:
    """An update in hand.

    Attributes:
        kind: its field, as the Bot API names it.
        chat: what it keeps its order within; compared, never shown.
        since: when it arrived, on `time.perf_counter`.
        reference: what an error of it is told with.
        begun: nothing of the same chat is before it any more.
        handler: the name of the function that took it.
        noted: what became of it, where that is known before the end.
        sent: how many methods were sent.
        unsent: how many were given up.
        questions: what became of each question counted for the first time.
        committed: its effects are in the database.
        matching: seconds that each search of the base took.
    """

    kind: str = ""
    chat: object = None
    since: float = field(default_factory=time.perf_counter)
    reference: str = ""
    begun: bool = False
    handler: str | None = None
    noted: Outcome | None = None
    sent: int = 0
    unsent: int = 0
    questions: list[str] = field(default_factory=list)
    committed: bool = False
    matching: list[float] = field(default_factory=list)

    @property
    def outcome(self) -> Outcome:
        """What became of it."""
        if self.noted:
            return self.noted
        if self.unsent:
            return Outcome.UNSENT
        return Outcome.ANSWERED if self.sent else Outcome.SILENT


_CURRENT: ContextVar[Handling | None] = ContextVar("handling", default=None)


def current() -> Handling:
    """Return the update in hand; what is noted outside of any is lost."""
    return _CURRENT.get() or Handling()


@contextmanager
def handled(handling: Handling) -> Iterator[None]:
    """Take an update in hand; the tasks started meanwhile note on it too."""
    token = _CURRENT.set(handling)
    try:
        yield
    finally:
        _CURRENT.reset(token)


@contextmanager
def matching() -> Iterator[None]:
    """Note how long the base is searched."""
    began = time.perf_counter()
    try:
        yield
    finally:
        current().matching.append(time.perf_counter() - began)
