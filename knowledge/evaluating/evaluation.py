"""Figures on labelled questions: how often people are helped, and how often misled."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from knowledge.files.questions import COLUMNS
from knowledge.matching.choices import MOST_CHOICES
from knowledge.outcomes import Answer, Outcome, Part, Smalltalk, Suggestions
from knowledge.topics import AFTER, APART, GAP_LABEL, LABELS, LEFT_OUT, OUT_LABEL, VAGUE_LABEL
from knowledge.wording import problem

BINS = 10
"""Bins of the expected calibration error."""


class Finder(Protocol):
    """Anything that answers questions."""

    def find(self, text: str, after: str | None = None) -> tuple[Part, ...]:
        """Return what becomes of a message."""
        ...


@dataclass(frozen=True)
class Asked:
    """One line of a file of labelled questions.

    Attributes:
        labels: one set of acceptable labels a question of the message, in order.
        kind: register, or `follow-up`, `double`.
        question: the message.
        before: for a follow-up, the message sent just before; or `AFTER` and the entry answered.
        line: where it stands in its file.
    """

    labels: tuple[tuple[str, ...], ...]
    kind: str
    question: str
    before: str = ""
    line: int = field(default=1, compare=False)


@dataclass(frozen=True)
class Verdict:
    """What became of a labelled question.

    Attributes:
        outcome: the outcome of the first part, in one word.
        entries: its entries and scores, best first.
        right: an acceptable entry was answered to every question of the message.
        helped: likewise, or was among the choices.
        answered: an entry was answered.
    """

    asked: Asked
    outcome: str
    entries: tuple[tuple[str, float], ...]
    right: bool
    helped: bool
    answered: bool


def read_asked(path: Path, known: Iterable[str]) -> Iterator[Asked]:
    """Read any of the three formats of labelled questions.

    Raises:
        ValueError: a line has not three columns.
    """
    labels = frozenset(known) | LABELS
    for number, line in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), 1):
        if not line.strip():
            continue
        columns = line.split("\t")
        if len(columns) != COLUMNS:
            msg = f"{path}:{number}: {problem('tsv', count=len(columns))}"
            raise ValueError(msg)
        first, second, question = (column.strip() for column in columns)
        accepted = _labels(first)
        if accepted[0] in LEFT_OUT:
            continue
        other = _labels(second)
        if all(label in labels for label in other):
            yield Asked((accepted, other), "double", question, line=number)
        elif " " in second or second.startswith(AFTER):
            yield Asked((accepted,), "follow-up", question, before=second, line=number)
        else:
            yield Asked((accepted,), second, question, line=number)


def _labels(column: str) -> tuple[str, ...]:
    return tuple(label.strip() for label in column.split(","))


def judge(finder: Finder, asked: Asked) -> Verdict:
    """Ask one labelled question, and judge the outcome."""
    after = None
    if asked.before.startswith(AFTER):
        after = asked.before.removeprefix(AFTER)
    elif asked.before:
        after = _subject(finder.find(asked.before)[-1].outcome)
    parts = finder.find(asked.question, after)
    ids = [_ids(part) for part in parts]
    wanted = [set(labels) for labels in asked.labels]
    answers = [
        i[0] for part, i in zip(parts, ids, strict=True) if isinstance(part.outcome, Answer)
    ]
    offered = [entry for entries in ids for entry in entries]
    first = parts[0].outcome
    return Verdict(
        asked,
        type(first).__name__.lower(),
        tuple((c.id, c.score) for c in getattr(first, "candidates", ())[:MOST_CHOICES]),
        right=all(any(a in labels for a in answers[:2]) for labels in wanted)
        and (len(wanted) > 1 or (answers[:1] != [] and answers[0] in wanted[0])),
        helped=all(any(i in labels for i in offered) for labels in wanted),
        answered=bool(answers),
    )


def _subject(outcome: Outcome) -> str | None:
    """Return the entry that a follow-up may be about, as the bot would remember it."""
    if isinstance(outcome, Answer | Suggestions):
        return outcome.candidates[0].id
    return None


def _ids(part: Part) -> list[str]:
    match part.outcome:
        case Answer(candidates):
            return [candidates[0].id]
        case Suggestions(candidates):
            return [candidate.id for candidate in candidates]
        case _:
            return []


def figures(verdicts: Sequence[Verdict]) -> dict[str, float]:
    """Return the shares that matter, leaving out those without any question."""
    inside = [v for v in verdicts if not set(v.asked.labels[0]) & APART]
    found: dict[str, float] = {"questions": len(verdicts)}
    if inside:
        found["recall@1"] = _share(v.right for v in inside)
        found["helped"] = _share(v.helped for v in inside)
        found["wrong"] = _share(v.answered and not v.right for v in inside)
        found["calibration error"] = calibration_error(inside)
    for label, name in ((OUT_LABEL, "abstains on OUT"), (GAP_LABEL, "abstains on GAP")):
        some = [v for v in verdicts if label in v.asked.labels[0]]
        if some:
            found[name] = _share(not v.answered for v in some)
    vague = [v for v in verdicts if VAGUE_LABEL in v.asked.labels[0]]
    if vague:
        chosen = {Suggestions.__name__.lower(), Smalltalk.__name__.lower()}
        found["choices on VAGUE"] = _share(v.outcome in chosen for v in vague)
    return found


def calibration_error(verdicts: Sequence[Verdict]) -> float:
    """Return the expected calibration error of the best entry's probability, ten equal bins."""
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for verdict in verdicts:
        if verdict.entries:
            entry, score = verdict.entries[0]
            right = entry in verdict.asked.labels[0]
            bins[min(int(score * BINS), BINS - 1)].append((score, right))
    total = sum(map(len, bins.values())) or 1
    return sum(
        abs(sum(s for s, _ in some) - sum(r for _, r in some)) / total for some in bins.values()
    )


def confusions(verdicts: Iterable[Verdict]) -> list[tuple[str, str, int]]:
    """Return (wanted, answered, times) for wrong answers, the most frequent first."""
    pairs = Counter(
        (v.asked.labels[0][0], v.entries[0][0])
        for v in verdicts
        if v.answered and not v.right and v.entries
    )
    return [(wanted, given, times) for (wanted, given), times in pairs.most_common()]


def by_register(verdicts: Iterable[Verdict]) -> dict[str, list[Verdict]]:
    """Group verdicts by register."""
    groups: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        groups[verdict.asked.kind].append(verdict)
    return dict(sorted(groups.items()))


def _share(values: Iterable[bool]) -> float:
    listed = list(values)
    return sum(listed) / len(listed)
