"""`python -m knowledge gaps`: what the base lacks, to know what to write next."""

import argparse
from collections.abc import Sequence

from knowledge import Knowledge, load
from knowledge.evaluating.gaps import Gap, gaps, longest_unread, to_verify, with_few_ways
from knowledge.files.questions import read_questions
from knowledge.wording import wording

_SHOWN, _EXAMPLES = 12, 3
"""Lines of a list, and questions of each gap, that are told without `--all`."""


def run(options: argparse.Namespace) -> int:
    """Print what is lacking, the largest first; none of it is an error.

    Raises:
        BaseError: the base cannot be loaded.
    """
    knowledge = load(options.base, with_encoder=not options.without_encoder)
    most = None if options.all else _SHOWN
    _entries(knowledge, most)
    labelled, _ = read_questions(options.base, knowledge.base)
    _gaps(knowledge, gaps(knowledge.matcher, labelled), None if options.all else _EXAMPLES)
    return 0


def _entries(knowledge: Knowledge, most: int | None) -> None:
    """Print what the entries lack."""
    words, base = wording()["gaps"], knowledge.base
    few = [f"{one.path}: {len(one.variants)}" for one in with_few_ways(base)]
    _listed(words["few"].format(count=len(few)), few, most)
    unread = [str(one.path) for one in to_verify(base)]
    _listed(words["to_verify"].format(count=len(unread)), unread, most)
    oldest = [f"{one.path}: {day.isoformat()}" for day, one in longest_unread(base)]
    _listed(words["oldest"], oldest, most)


def _listed(title: str, lines: Sequence[str], most: int | None) -> None:
    print(title)
    for line in lines[:most]:
        print(f"  {line}")
    _rest(len(lines), most)


def _gaps(knowledge: Knowledge, found: Sequence[Gap], examples: int | None) -> None:
    """Print the questions without an answer, by the entry nearest to them."""
    words = wording()["gaps"]
    print(words["unanswered"].format(count=sum(len(gap.questions) for gap in found)))
    most = _SHOWN if examples else None
    for gap in found[:most]:
        entry = knowledge.base.entries.get(gap.entry)
        title = f"{entry.id} — {entry.title}" if entry else words["none"]
        print(words["near"].format(entry=title, count=len(gap.questions)))
        for question in gap.questions[:examples]:
            print(f"    {question}")
    _rest(len(found), most)


def _rest(count: int, most: int | None) -> None:
    if most and count > most:
        print("  " + wording()["gaps"]["more"].format(count=count - most))
