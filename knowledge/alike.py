"""Problems as a person reads them: what one mistake causes is told once, in a screenful."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, groupby
from pathlib import Path

from knowledge.entries import Problem
from knowledge.wording import wording

FEW = 3
"""Alike problems that are told in full: a deleted answer may be asked for on hundreds of lines."""
SCREEN = 40
"""Lines that somebody reads; the causes are told first, and mending them mends most others."""
PLACES = 8
"""Files that are named as places of one more problem."""
LEARNED = "questions"
"""The folder whose files are named last: who renamed an answer mends the others by hand."""

Alike = list[list[Problem]]


def report(problems: Iterable[Problem], folder: Path) -> list[str]:
    """Return the lines that tell problems: at most a screenful of them.

    Each is told in full where there are few. Else those that one missing answer causes are told
    together, whatever their files, behind the others.

    Args:
        problems: all of them, in order.
        folder: where the base is.
    """
    problems = list(problems)
    told = _lines(_grouped(problems, _in_file), FEW, folder)
    for few in (FEW, 1):
        if len(told) <= SCREEN:
            return told
        told = _lines(_by_cause(problems), few, folder)
    return told if len(told) <= SCREEN else _cut(_by_cause(problems), folder)


def causes(problems: Iterable[Problem]) -> list[Problem]:
    """Return one of the problems that each mistake causes, in the order of the report."""
    return [alike[0] for alike in _by_cause(problems)]


def _cut(groups: Alike, folder: Path) -> list[str]:
    """Return the lines of the first groups, and how many problems the others are."""
    told: list[str] = []
    for place, alike in enumerate(groups):
        lines = _lines([alike], 1, folder)
        if len(told) + len(lines) >= SCREEN:
            left = sum(map(len, groups[place:]))
            return [*told, wording()["cli"]["left"].format(count=left)]
        told += lines
    return told


def _grouped(problems: Iterable[Problem], key: Callable[[Problem], object]) -> Alike:
    groups: dict[object, list[Problem]] = {}
    for one in problems:
        groups.setdefault(key(one), []).append(one)
    return list(groups.values())


def _in_file(one: Problem) -> object:
    return one.path, one.message


def _by_cause(problems: Iterable[Problem]) -> Alike:
    groups = _grouped(problems, lambda one: one.lacks or (one.message,))
    return sorted(groups, key=lambda alike: bool(alike[0].lacks))


def _lines(groups: Alike, few: int, folder: Path) -> list[str]:
    return list(chain.from_iterable(_of_group(alike, few, folder) for alike in groups))


def _of_group(alike: Sequence[Problem], few: int, folder: Path) -> Iterator[str]:
    """Report the first problems of a group one by one, then only the places of the others."""
    alike = sorted(alike, key=lambda one: one.path.parent.name == LEARNED)  # else in their order
    yield from map(str, alike[:few])
    others = alike[few:]
    if not others:
        return
    words, count = wording()["cli"], len(others)
    if len({one.path for one in alike}) == 1:
        lines = _ranges(one.line for one in others)
        yield words["also"].format(path=alike[0].path, count=count, lines=lines)
        return
    files = [(path, list(some)) for path, some in groupby(others, key=lambda one: one.path)]
    if few < FEW:
        yield words["in_files"].format(count=count, files=len(files))
        return
    places = " ; ".join(_place(path, some, folder) for path, some in files[:PLACES])
    more = words["and_files"].format(count=len(files) - PLACES) if files[PLACES:] else ""
    yield words["elsewhere"].format(count=count, places=places, others=more)


def _place(path: Path, some: Sequence[Problem], folder: Path) -> str:
    """Name a file from that of the base, and the first lines of some problems in it."""
    named = path.relative_to(folder) if path.is_relative_to(folder) else path
    lines = _ranges(one.line for one in some[:FEW])
    return f"{named}:{lines}{', …' if some[FEW:] else ''}"


def _ranges(numbers: Iterable[int]) -> str:
    """Write numbers, with consecutive ones as « 4-9 »."""
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][-1] + 1:
            ranges[-1][1:] = [number]
        elif not ranges or number != ranges[-1][-1]:
            ranges.append([number])
    return ", ".join("-".join(map(str, one)) for one in ranges)
