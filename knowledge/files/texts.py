"""A file of the base -> its text, or its TOML table; what keeps it from being read is told."""

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from unicodedata import normalize

from knowledge.entries import Problem
from knowledge.wording import problem, wording

_UNSEEN = "\u00ad\u200b\u2060\ufeff"
"""Signs that nobody sees, which come with what is copied from a page: an id is then another."""
_CONFLICT = re.compile(r"(?m)^(?:<{7}|>{7})(?: |$)")
"""What git leaves in a file that two people changed in the same place."""
_ENDS = ("<" * 7, ">" * 7)
"""Looked for first: four times faster in a long file."""
_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")
"""Where tomllib says it stopped."""


def read_text(path: Path, problems: list[Problem]) -> str | None:
    """Return a text as any editor writes it: a mark before it, accents beside their letters.

    Args:
        path: the file.
        problems: what keeps it from being read is added to it; then nothing is returned.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
        for sign in _UNSEEN:  # several times faster than `str.translate`
            text = text.replace(sign, "")
        text = normalize("NFC", text)
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        problems.append(Problem(path, line, problem("not_utf8")))
    except FileNotFoundError:
        problems.append(Problem(path, 1, problem("missing_file")))
    except OSError:
        problems.append(Problem(path, 1, problem("unreadable")))
    else:
        conflict = _CONFLICT.search(text) if any(one in text for one in _ENDS) else None
        if conflict is None:
            return text
        line = text.count("\n", 0, conflict.start()) + 1
        problems.append(Problem(path, line, problem("conflict")))
    return None


def read_toml(path: Path, problems: list[Problem]) -> dict[str, Any] | None:
    """Return the table of a TOML file.

    Args:
        path: the file.
        problems: what keeps it from being read is added to it; then nothing is returned.
    """
    text = read_text(path, problems)
    if text is None:
        return None
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.search(str(error))
        line = int(place[1]) if place and place[1] else text.rstrip("\n").count("\n") + 1
        reason = _in_french(_PLACE.sub("", str(error)))
        problems.append(Problem(path, line, problem("toml", reason=reason)))
    return None


def _in_french(reason: str) -> str:
    """Return what a reason of tomllib means to who wrote the file; itself for a rare one."""
    known = wording()["toml"].items()
    return next((said for begins, said in known if reason.startswith(begins)), reason)


def line_of(path: Path, *wanted: str) -> int:
    """Return the first line of a file that holds one of some texts, or 1."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        return 1
    return next((n for n, line in enumerate(lines, 1) if any(one in line for one in wanted)), 1)


def line_of_table(path: Path, name: str, kinds: Sequence[str]) -> int:
    """Return the line of the title of a table of one of some kinds, or 1 for no name."""
    quotes = ("", '"', "'")
    titles = [f"[{kind}.{quote}{name}{quote}]" for kind in kinds for quote in quotes]
    return line_of(path, *titles) if name else 1
