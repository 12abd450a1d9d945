"""`python -m knowledge diff`: which questions change answer because of an edit."""

import argparse
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path

from knowledge import SHIPPED
from knowledge.building import Folder, matcher_of, read_folder
from knowledge.content import BaseError
from knowledge.entries import Problem
from knowledge.evaluating.evaluation import Asked
from knowledge.evaluating.regression import (
    Change,
    Fate,
    Regression,
    by_entry,
    compare,
    fates,
    labelled_about,
    questions_of,
)
from knowledge.evaluating.revision import RevisionError, former
from knowledge.files.places import FITTED
from knowledge.files.texts import read_text
from knowledge.stamps import same_files
from knowledge.wording import problem, wording

CANNOT = 2
"""Exit code when there is nothing to compare."""
_SHOWN = 12
"""Changes of each kind that are told without `--all`; what got worse is told in full."""


@dataclass(frozen=True)
class _Side:
    """One of the two bases.

    Attributes:
        name: what it is called to the person.
        shown: how the paths of its files begin, as the person knows them.
    """

    folder: Path
    name: str
    shown: Path
    read: Folder


def run(options: argparse.Namespace) -> int:
    """Print what changes, the worst first; return 1 when something got worse."""
    if not options.folder.is_dir():
        print(Problem(options.folder, 1, problem("no_such_folder")), file=sys.stderr)
        return CANNOT
    try:
        with former(options.folder, options.against) as folder:
            before = _side(folder, options.against, Path(f"{options.against}:"))
            after = _side(options.folder, wording()["diff"]["here"], options.folder)
            if before is None or after is None:
                return CANNOT
            questions = _questions(before, after, options.files)
            if same_files(folder, options.folder):
                print(wording()["diff"]["unchanged"].format(name=before.name))
                return 0
            found = _compared(before, after, questions, with_encoder=not options.without_encoder)
    except (BaseError, RevisionError, OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return CANNOT
    _print(found, everything=options.all)
    return 1 if found.worse else 0


def _side(folder: Path, name: str, shown: Path) -> _Side | None:
    """Read a base, and report what keeps it from working as before; None when it cannot answer."""
    words = wording()["diff"]
    read, problems = read_folder(folder, SHIPPED)
    if read.fitted is None or not read.base.entries:
        print(words["broken"].format(name=name), file=sys.stderr)
        for one in problems:
            print(_shown(one, folder, shown), file=sys.stderr)
        return None
    if problems:
        print(words["ill"].format(name=name, count=len(problems)), file=sys.stderr)
    missing = [one for one in FITTED if not (folder / one).exists()]
    if missing:
        told = words["unfitted"].format(name=name, missing=", ".join(missing))
        print(told, file=sys.stderr)
    return _Side(folder, name, shown, read)


def _shown(found: Problem, folder: Path, shown: Path) -> Problem:
    """Return a problem with its path as the person knows it."""
    inside = found.path.is_relative_to(folder)
    path = shown / found.path.relative_to(folder) if inside else found.path
    return replace(found, path=path)


def _compared(
    before: _Side, after: _Side, questions: Sequence[Asked], *, with_encoder: bool
) -> Regression:
    """Ask both bases, each in a process of its own."""
    words = wording()["diff"]
    print(words["asking"].format(count=len(questions), before=before.name), file=sys.stderr)
    with ProcessPoolExecutor(2, get_context("spawn")) as pool:
        asked = [
            pool.submit(_fates, side.folder, questions, with_encoder) for side in (before, after)
        ]
        return compare(questions, *(one.result() for one in asked))


def _questions(before: _Side, after: _Side, files: Sequence[Path]) -> list[Asked]:
    """Return the questions for both bases: their own, then the labelled ones.

    Raises:
        ValueError: a file of these cannot be read; it says which, and why.
    """
    unread: list[Problem] = []
    for path in files:
        read_text(path, unread)
    if unread:
        raise ValueError("\n".join(map(str, unread)))
    given = files or labelled_about(after.folder)
    return questions_of(after.read.base, before.read.base, given)


def _fates(folder: Path, questions: Sequence[Asked], with_encoder: bool) -> list[Fate]:  # noqa: FBT001  what a process is given
    """Load a base as it is, and ask it."""
    return fates(matcher_of(folder, SHIPPED, with_encoder=with_encoder), questions)


def _print(found: Regression, *, everything: bool) -> None:
    words = wording()["diff"]
    if not found.changes:
        print(words["same"])
    for title, changes in (
        ("worse", found.worse),
        ("better", found.better),
        ("others", found.others),
    ):
        if changes:
            print(words[title].format(count=len(changes)))
            shown = len(changes) if everything or title == "worse" else _SHOWN
            _print_changes(changes[:shown])
            if len(changes) > shown:
                print(words["more"].format(count=len(changes) - shown))


def _print_changes(changes: Sequence[Change]) -> None:
    words, kinds = wording()["diff"], wording()["kinds"]
    for entry, some in by_entry(changes).items():
        print(words["entry"].format(entry=entry or wording()["outcomes"]["nothing"]))
        for one in some:
            kind = kinds.get(one.asked.kind, one.asked.kind)
            print(words["change"].format(question=one.asked.question, kind=kind))
            print(words["fates"].format(was=_fate(one.was), now=_fate(one.now)))


def _fate(fate: Fate) -> str:
    return wording()["outcomes"][fate.outcome].format(entry=fate.entry)
