"""`python -m knowledge check`: every problem of every file, at once."""

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from statistics import median

from knowledge import SHIPPED
from knowledge.building import DAMAGED, Folder, is_stale, read_folder
from knowledge.content import BaseError
from knowledge.entries import Base, Problem
from knowledge.files.people import check_people
from knowledge.files.places import DECISION, check_places
from knowledge.wording import problem, wording

FEW = 3
"""Similar problems in a file that are told in full: a deleted answer may be asked for on hundreds
of lines."""


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
    for line in chain.from_iterable(map(_lines, _alike(problems))):
        print(line)
    words = wording()["cli"]
    if problems:
        print(words["problems"].format(count=len(problems)), file=sys.stderr)
        return 1
    print(_summary(read.base))
    _tell_if_stale(read, options)
    return 0


def _alike(problems: Sequence[Problem]) -> Iterable[list[Problem]]:
    """Group the problems that one mistake causes on many lines of a file."""
    alike: dict[tuple[Path, str], list[Problem]] = {}
    for found in problems:
        alike.setdefault((found.path, found.message), []).append(found)
    return alike.values()


def _lines(alike: Sequence[Problem]) -> Iterator[str]:
    """Report the first problems of a group one by one, then only the lines of the others."""
    yield from map(str, alike[:FEW])
    if others := [found.line for found in alike[FEW:]]:
        also = wording()["cli"]["also"]
        yield also.format(path=alike[0].path, count=len(others), lines=_ranges(others))


def _ranges(numbers: Iterable[int]) -> str:
    """Write numbers, with consecutive ones as « 4-9 »."""
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][-1] + 1:
            ranges[-1][1:] = [number]
        else:
            ranges.append([number])
    return ", ".join("-".join(map(str, one)) for one in ranges)


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
    """Warn when ways of asking changed since the decision was fitted; this is not an error."""
    path = options.folder / DECISION
    try:
        if is_stale(read, options.folder):
            print(Problem(path, 1, problem("stale_fit")), file=sys.stderr)
    except DAMAGED:
        print(Problem(path, 1, problem("no_fit")), file=sys.stderr)
