"""What a base lacks, as far as its own files show."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from knowledge.entries import Base, Entry
from knowledge.matching.matcher import Matcher
from knowledge.sources import days_read
from knowledge.topics import GAP_LABEL, Labelled

FEW = 10
"""Ways of asking under which an entry has few."""


@dataclass(frozen=True)
class Gap:
    """Questions of the domain that have no answer, with the entry nearest to all of them."""

    entry: str
    questions: tuple[str, ...]


def with_few_ways(base: Base) -> list[Entry]:
    """Return the entries with few ways of asking, those with the fewest first."""
    found = [entry for entry in base.entries.values() if len(entry.variants) < FEW]
    return sorted(found, key=lambda entry: len(entry.variants))


def to_verify(base: Base) -> list[Entry]:
    """Return the entries with a source that nobody has checked again."""
    return [entry for entry in base.entries.values() if not entry.verified]


def longest_unread(base: Base) -> list[tuple[date, Entry]]:
    """Return the entries by the oldest day on which a source of theirs was read again."""
    oldest: dict[str, tuple[date, Entry]] = {}
    for day, entry in sorted(days_read(base), key=lambda one: one[0]):
        oldest.setdefault(entry.id, (day, entry))
    return list(oldest.values())


def gaps(matcher: Matcher, labelled: Iterable[Labelled]) -> list[Gap]:
    """Group the questions labelled `GAP` by their nearest entry, the largest group first.

    It takes some milliseconds a question; those near no entry are grouped under an empty id.
    """
    groups: dict[str, list[str]] = defaultdict(list)
    for question in labelled:
        if GAP_LABEL in question.labels:
            nearest = matcher.opinion(question.question).candidates
            groups[nearest[0].id if nearest else ""].append(question.question)
    found = [Gap(entry, tuple(dict.fromkeys(some))) for entry, some in groups.items()]
    return sorted(found, key=lambda gap: -len(gap.questions))
