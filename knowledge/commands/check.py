"""`python -m knowledge check`: every problem of every file, at once."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from knowledge import SHIPPED
from knowledge.alike import report
from knowledge.building import DAMAGED, Folder, is_stale, read_folder
from knowledge.content import BaseError
from knowledge.entries import Base, Problem
from knowledge.files.people import check_people
from knowledge.files.places import DECISION, check_places, files_of
from knowledge.files.whole import check_parts, check_themes
from knowledge.wording import problem, wording


def run(options: argparse.Namespace) -> int:
    """Print every problem as `path:line: message`; return 1 when there is one."""
    folder = options.folder
    if not folder.is_dir():
        print(Problem(folder, 1, problem("no_such_folder")), file=sys.stderr)
        return 1
    try:
        read, problems = read_folder(folder, SHIPPED)
    except BaseError as error:
        print(*report(error.problems, folder), sep="\n")
        return 1
    problems = sorted({*problems, *_beside(read, folder)})
    for line in map(str, problems) if options.all else report(problems, folder):
        print(line)
    if problems:
        print(wording()["cli"]["problems"].format(count=len(problems)), file=sys.stderr)
        return 1
    print(_summary(read.base))
    _tell_if_stale(read, options)
    return 0


def _beside(read: Folder, folder: Path) -> Iterator[Problem]:
    """Find what does not keep a base from being loaded, and what takes long to look for."""
    yield from check_places(folder)
    yield from check_people(folder)
    yield from check_themes(read.base)
    if _is_whole(read.base):
        yield from check_parts(folder)


def _is_whole(base: Base) -> bool:
    """Tell whether a base is to have every part: it has half of our answers, or is nothing."""
    if not base.entries:
        return not base.themes
    ours = {path.stem for path in files_of(SHIPPED, "faq")}
    return 2 * len(ours & base.entries.keys()) >= len(ours)


def _summary(base: Base) -> str:
    ways = [len(entry.variants) for entry in base.entries.values()]
    return wording()["cli"]["clean"].format(
        entries=len(base.entries),
        steps=len(base.steps),
        details=len(base.details),
        variants=sum(ways),
        least=min(ways, default=0),
        median=int(median(ways or [0])),
    )


def _tell_if_stale(read: Folder, options: argparse.Namespace) -> None:
    """Warn when ways of asking changed since the decision was fitted; this is not an error."""
    path = options.folder / DECISION
    try:
        if is_stale(read, options.folder):
            print(Problem(path, 1, problem("stale_fit")), file=sys.stderr)
    except DAMAGED:
        print(Problem(path, 1, problem("no_fit")), file=sys.stderr)
