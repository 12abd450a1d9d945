"""`python -m knowledge check`: every problem of every file, at once."""

import argparse
import sys
from statistics import median

from knowledge import SHIPPED
from knowledge.building import DAMAGED, DECISION, Folder, is_stale, read_folder
from knowledge.content import BaseError
from knowledge.entries import Base, Problem
from knowledge.files.people import check_people
from knowledge.files.places import check_places
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
        print(error)
        return 1
    problems = sorted([*problems, *check_places(folder), *check_people(folder)])
    for found in problems:
        print(found)
    words = wording()["cli"]
    if problems:
        print(words["problems"].format(count=len(problems)), file=sys.stderr)
        return 1
    print(_summary(read.base))
    _tell_if_stale(read, options)
    return 0


def _summary(base: Base) -> str:
    ways = [len(entry.variants) for entry in base.entries.values()]
    return wording()["cli"]["clean"].format(
        entries=len(base.entries),
        steps=len(base.steps),
        variants=sum(ways),
        least=min(ways, default=0),
        median=int(median(ways or [0])),
    )


def _tell_if_stale(read: Folder, options: argparse.Namespace) -> None:
    """Warn when ways of asking changed since the decision was fitted: a delay, not an error."""
    path = options.folder / DECISION
    try:
        if is_stale(read, options.folder):
            print(Problem(path, 1, problem("stale_fit")), file=sys.stderr)
    except DAMAGED:
        print(Problem(path, 1, problem("no_fit")), file=sys.stderr)
