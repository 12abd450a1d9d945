"""What an edit changes: the same questions, asked of the base before and after."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

from knowledge import SHIPPED
from knowledge.entries import Base
from knowledge.evaluating.evaluation import Asked, Finder, Verdict, judge, read_asked
from knowledge.outcomes import Answer, Smalltalk, Suggestions
from knowledge.text import fold_all
from knowledge.topics import APART, GAP_LABEL, OUT_LABEL, VAGUE_LABEL

TITLE, WAY = "title", "way"
"""The kinds of the questions that the base itself asks."""
ANSWERED, CHOSEN = Answer.__name__.lower(), Suggestions.__name__.lower()
_CHOICES = frozenset({CHOSEN, Smalltalk.__name__.lower()})


class Standing(IntEnum):
    """How well a question with known answers is served: higher is better."""

    WRONG = 0
    """Something else was answered."""
    UNHELPED = 1
    """Nothing was answered, nor offered that would do."""
    HELPED = 2
    """An acceptable entry is among the choices."""
    RIGHT = 3
    """What was to become of it did."""


@dataclass(frozen=True)
class Fate:
    """What became of a question.

    Attributes:
        outcome: that of its first part, in one word: `answer`, `suggestions`, `nothing`…
        entry: the entry answered, or offered first; empty otherwise.
        standing: None when nothing says what should become of the question.
    """

    outcome: str
    entry: str
    standing: Standing | None


@dataclass(frozen=True)
class Change:
    """A question whose fate has changed."""

    asked: Asked
    was: Fate
    now: Fate

    @property
    def gain(self) -> int:
        """How much better the question is served; negative when worse, 0 when that is unknown."""
        if self.was.standing is None or self.now.standing is None:
            return 0
        return self.now.standing - self.was.standing

    @property
    def entry(self) -> str:
        """The entry it is about: the one wanted, else the one now given, else the one lost."""
        wanted = next((labels[0] for labels in self.asked.labels if labels), "")
        return (wanted if wanted not in APART else "") or self.now.entry or self.was.entry


@dataclass(frozen=True)
class Regression:
    """What an edit changes.

    Attributes:
        questions: how many were asked.
        changes: those that changed: the worse first, then the better, then the others.
    """

    questions: int
    changes: tuple[Change, ...]

    @property
    def worse(self) -> tuple[Change, ...]:
        """The questions that are served worse than they were."""
        return tuple(change for change in self.changes if change.gain < 0)

    @property
    def better(self) -> tuple[Change, ...]:
        """The questions that are served better than they were."""
        return tuple(change for change in self.changes if change.gain > 0)

    @property
    def others(self) -> tuple[Change, ...]:
        """The questions served neither better nor worse, or of which that is not known."""
        return tuple(change for change in self.changes if not change.gain)


def compare(questions: Sequence[Asked], was: Sequence[Fate], now: Sequence[Fate]) -> Regression:
    """Compare two lists of fates of the same questions, in the same order."""
    together = zip(questions, was, now, strict=True)
    changes = [Change(*three) for three in together if three[1] != three[2]]
    return Regression(len(questions), tuple(sorted(changes, key=_worse_first)))


def _worse_first(change: Change) -> tuple[bool, int]:
    """Return the sort key of a change: losses first, then gains, then the rest; largest first."""
    return change.gain >= 0, change.gain if change.gain < 0 else -change.gain


def fates(finder: Finder, questions: Iterable[Asked]) -> list[Fate]:
    """Return what becomes of each question; each takes about four milliseconds."""
    return [_fate(judge(finder, asked)) for asked in questions]


def _fate(verdict: Verdict) -> Fate:
    shown = verdict.outcome in {ANSWERED, CHOSEN}
    entry = verdict.entries[0][0] if shown and verdict.entries else ""
    return Fate(verdict.outcome, entry, _standing(verdict))


def _standing(verdict: Verdict) -> Standing | None:
    labels = verdict.asked.labels[0]
    if not labels:
        return None
    if verdict.right:
        return Standing.RIGHT
    if verdict.answered:
        return Standing.WRONG
    if VAGUE_LABEL in labels:
        return Standing.RIGHT if verdict.outcome in _CHOICES else Standing.UNHELPED
    if {OUT_LABEL, GAP_LABEL} & set(labels):
        return Standing.RIGHT
    return Standing.HELPED if verdict.helped else Standing.UNHELPED


def by_entry(changes: Iterable[Change]) -> dict[str, list[Change]]:
    """Group changes by the entry each is about, in order of first appearance."""
    groups: dict[str, list[Change]] = defaultdict(list)
    for change in changes:
        groups[change.entry].append(change)
    return dict(groups)


def labelled_about(folder: Path) -> list[Path]:
    """Return the labelled questions that are not learned; only the shipped base has some."""
    shipped = folder.resolve() == SHIPPED.resolve()
    return sorted((SHIPPED.parent / "tests" / "questions").glob("*.tsv")) if shipped else []


def questions_of(
    after: Base, before: Base | None = None, labelled: Iterable[Path] = ()
) -> list[Asked]:
    """Return what a base itself asks (titles, ways of asking), then labelled questions; each once.

    Args:
        after: the base as it is; what it says a question leads to counts.
        before: the base as it was: what only it asks is asked too, for people still do. Nothing
            says what should become of it when its entry is no more.
        labelled: files of labelled questions.
    """
    asked: dict[str, Asked] = {}
    for base in filter(None, (after, before)):
        own = list(_own(base, after.entries))
        for folded, one in zip(fold_all([one.question for one in own]), own, strict=True):
            asked.setdefault(folded, one)
    told = (one for path in labelled for one in read_asked(path, after.entries))
    return list(dict.fromkeys([*asked.values(), *told]))


def _own(base: Base, known: Iterable[str]) -> Iterator[Asked]:
    kept = frozenset(known)
    for entry in base.entries.values():
        labels = ((entry.id,) if entry.id in kept else (),)
        yield Asked(labels, TITLE, entry.title)
        yield from (Asked(labels, WAY, way) for way in entry.variants)
