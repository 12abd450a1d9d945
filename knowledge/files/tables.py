"""From a TOML file of the base to its table; everything that prevents reading it is reported."""

import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any

from knowledge.entries import Problem
from knowledge.files.texts import line_of, read_text
from knowledge.marks import called
from knowledge.markup import UnknownMarkupError
from knowledge.wording import problem, wording

_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")
"""Where tomllib says it stopped."""
_BEGINS = re.compile(r"""\[\[?\s*[\w"']|[\w"'][^=]*=""")
"""How a line begins that is the title of a table, or a name with its value."""
_MOST_TWICE = 20
"""Names told to be there twice: the whole is read again for each."""

Wrong = tuple[int, str]
"""The line of what cannot be read, from 0, and why."""


def read_toml(path: Path, problems: list[Problem]) -> dict[str, Any] | None:
    """Return the table of a TOML file.

    Args:
        path: the file.
        problems: what keeps it from being read is added to it; then nothing is returned.
    """
    before = len(problems)
    table = read_what_can_be(path, problems)
    return table if len(problems) == before else None


def read_what_can_be(path: Path, problems: list[Problem]) -> dict[str, Any] | None:
    """Return the table of a TOML file, leaving out what cannot be read in it.

    Args:
        path: the file.
        problems: what cannot be read is added to it; nothing is returned when that is the file.
    """
    text = read_text(path, problems)
    if text is None:
        return None
    if not text.strip():
        problems.append(Problem(path, 1, problem("empty_file")))
        return None
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        table, wrong = _mended(text.split("\n"))
    for line, reason in sorted(wrong):
        told = problem("toml", reason=_in_french(_PLACE.sub("", reason)))
        problems.append(Problem(path, line + 1, told))
    return table


def _mended(lines: list[str]) -> tuple[dict[str, Any], list[Wrong]]:
    """Return the table without its unreadable parts, and the problem of each."""
    begins = [0, *(n for n, line in enumerate(lines) if n and _BEGINS.match(line)), len(lines)]
    stretches = [slice(*ends) for ends in pairwise(begins)]
    wrong = []
    for stretch in stretches:
        found = _wrong_in(lines[stretch])
        if found:
            wrong.append((stretch.start + found[0], found[1]))
            _leave_out(lines, stretch)
    for _ in range(_MOST_TWICE):
        twice = _wrong_in(lines)
        if twice is None:
            break
        wrong.append(twice)
        _leave_out(lines, next(one for one in stretches if one.start <= twice[0] < one.stop))
    read = {} if _wrong_in(lines) else tomllib.loads("\n".join(lines))
    return {name: value for name, value in read.items() if not name.startswith(_OUT)}, wrong


_OUT = "-left-out-"
"""How the table is called in which stands what followed a title that cannot be read."""


def _leave_out(lines: list[str], stretch: slice) -> None:
    """Empty some lines; after a title, what follows must not join the table before."""
    titled = lines[stretch.start].startswith("[")
    named = f"[{_OUT}{stretch.start}]" if titled else ""
    lines[stretch] = [named, *[""] * (stretch.stop - stretch.start - 1)]


def _wrong_in(lines: Sequence[str]) -> Wrong | None:
    """Return the first thing that cannot be read in some lines."""
    text = "\n".join(lines) + "\n"
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.search(str(error))
        at_end = text.rstrip("\n").count("\n")
        return int(place[1]) - 1 if place and place[1] else at_end, str(error)
    return None


def _in_french(reason: str) -> str:
    """Return what an error of tomllib means to whoever wrote the file; rare ones unchanged."""
    known = wording()["toml"].items()
    return next((said for begins, said in known if reason.startswith(begins)), reason)


def line_of_table(path: Path, name: str, kinds: Sequence[str]) -> int:
    """Return the line of a table's title, or 1 when no name is given."""
    quotes = ("", '"', "'")
    titles = [f"[{kind}.{quote}{name}{quote}]" for kind in kinds for quote in quotes]
    return line_of(path, *titles) if name else 1


@contextmanager
def telling(path: Path, problems: list[Problem], line: Callable[[], int]) -> Iterator[None]:
    """Report what prevents a part of a table from being read, then go on.

    Args:
        path: the file.
        problems: what is wrong in that part is added to it.
        line: finds where that part stands.
    """
    try:
        yield
    except KeyError as error:
        told = problem("toml_missing", key=error.args[0])
    except UnknownMarkupError as error:
        told = problem("markup", what=called(error.what))
    except (AttributeError, TypeError, ValueError):
        told = problem("toml_shape")
    else:
        return
    problems.append(Problem(path, line(), told))
