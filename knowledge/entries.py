"""What the base consists of: entries, steps, themes, and the sources of answers."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from knowledge.counter import Counter
from knowledge.details import Detail
from knowledge.neighbours import Neighbours
from knowledge.off_topic import OffTopic

MAX_ID_LENGTH = 48
"""Characters of an id: `prefix:id` must fit in Telegram's 64 bytes of callback data."""


@dataclass(frozen=True)
class Link:
    """An official address, with the words that lead to it."""

    label: str
    url: str


@dataclass(frozen=True)
class Source:
    """Where an answer comes from.

    Attributes:
        text: the document and the place in it.
        date: `YYYY-MM-DD` or `YYYY`; None when the source bears no date.
        verified: a maintainer has read the source again on that date.
        line: where it stands in its file.
    """

    text: str
    date: str | None
    verified: bool
    line: int = field(default=1, compare=False)


@dataclass(frozen=True)
class Entry:
    """One answer of the base: one file of `faq/`.

    The texts are Telegram HTML, already escaped; `title`, `variants` and `copies` are plain text.
    """

    id: str
    theme: str
    title: str
    short: str
    detail: str
    by_role: dict[str, str]
    copies: dict[str, str]
    """What can be copied, by what it is for; no name where there is one text."""
    variants: tuple[str, ...]
    links: tuple[Link, ...]
    audience: frozenset[str]
    sources: tuple[Source, ...]
    see_also: tuple[str, ...]
    path: Path = field(compare=False)
    lines: dict[str, int] = field(compare=False, repr=False)
    """Line of each section, and of each way of asking, for the problems' sake."""
    told_first: frozenset[str] = frozenset()
    """The professions for whom what changes is told before the short answer: it says otherwise."""

    @property
    def said_by_patients(self) -> bool:
        """Whether the title quotes a patient: the answer is what to tell them."""
        return self.title.startswith(chr(0xAB))  # an opening guillemet

    @property
    def verified(self) -> bool:
        """Whether every source was read again by a maintainer."""
        return all(source.verified for source in self.sources)


@dataclass(frozen=True)
class Step:
    """One step of the path: one file of `parcours/`.

    Attributes:
        number: its place on the path; only orders, the id identifies.
        requires: ids of the steps to finish before this one.
        when: what the profile must say for the step to count (`finess`, `secretariat`), or None.
        who: who usually acts (`praticien`, `secretaire`).
        todo_for: what to do, for those to whom it is told otherwise: a profession, `sans_segur`.
        reminder_days: days after which « en cours » deserves a reminder, or None.
    """

    id: str
    number: int
    chapter: str
    title: str
    todo: str
    todo_for: dict[str, str] = field(hash=False)
    at_hand: str
    duration: str
    reminder_days: int | None
    stuck: str
    links: tuple[Link, ...]
    requires: tuple[str, ...]
    when: str | None
    who: str
    entries: tuple[str, ...]
    path: Path = field(compare=False)
    lines: dict[str, int] = field(compare=False, repr=False)

    def told(self, readers: Collection[str]) -> str:
        """Return what to do, in the version for readers who belong to these groups."""
        return next((todo for who, todo in self.todo_for.items() if who in readers), self.todo)


@dataclass(frozen=True)
class Theme:
    """A subject of entries, as people browse it (`themes.toml`)."""

    id: str
    title: str
    contact: str
    """Who can help when the base has no answer on this theme (Telegram HTML)."""
    first: tuple[str, ...]
    """The entries offered first when a message only names the theme."""
    of_patients: bool = False
    """Whether it is for talking to patients."""


@dataclass(frozen=True)
class Chapter:
    """A chapter of the path (`themes.toml`)."""

    id: str
    title: str


@dataclass(frozen=True)
class Base:
    """Everything the folder `knowledge/` says, in order."""

    entries: dict[str, Entry]
    steps: dict[str, Step]
    themes: dict[str, Theme]
    chapters: dict[str, Chapter]
    off_topic: tuple[OffTopic, ...]
    twins: frozenset[frozenset[str]] = frozenset()
    """Pairs of entries that answer the same question."""
    themes_path: Path = field(default=Path("themes.toml"), compare=False)
    neighbours: Neighbours = field(default_factory=Neighbours)
    """Which answers would do where another is the best."""
    counter: Counter | None = None
    """What is asked at the counter, where the base says it."""
    details: tuple[Detail, ...] = ()
    looked: str = field(default="", compare=False)
    """What was looked at for personal data, and by which rules: see `files.people`."""

    def same_answer(self, one: str, other: str) -> bool:
        """Tell whether two entries answer the same question."""
        return one == other or frozenset((one, other)) in self.twins

    def would_do(self, best: str, other: str) -> float:
        """Return how likely an entry is acceptable where another is the best, from 0 to 1."""
        return 1.0 if self.same_answer(best, other) else self.neighbours.would_do(best, other)

    def confidence(self, ranked: Sequence[tuple[str, float]]) -> tuple[float, float]:
        """Return the probability that the first of some entries answers, and its lead.

        The first may do where another is the best; what answers the same question always does.

        Args:
            ranked: entries and the probability that each is the best, the likeliest first.
        """
        if not ranked:
            return 0.0, 0.0
        first = ranked[0][0]
        sure = sum(share * self.would_do(best, first) for best, share in ranked)
        other = max((share for i, share in ranked if not self.same_answer(i, first)), default=0.0)
        return sure, sure - other

    def of_theme(self, theme: str) -> list[Entry]:
        """Return the entries of a theme, beginning with those it puts first."""
        mine = {e.id: e for e in self.entries.values() if e.theme == theme}
        first = [mine.pop(i) for i in self.themes[theme].first if i in mine]
        return [*first, *mine.values()]

    def steps_explained_by(self, entry_id: str) -> list[Step]:
        """Return the steps of the path that an entry explains."""
        return [step for step in self.steps.values() if entry_id in step.entries]


@dataclass(frozen=True, order=True)
class Problem:
    """Something to mend in a file of the base; it may be an id there that no answer has."""

    path: Path
    line: int
    message: str
    lacks: str = ""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"
