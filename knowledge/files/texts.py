"""A file of the base -> its text; what keeps it from being read is told."""

import re
from pathlib import Path
from unicodedata import normalize

from knowledge.entries import Problem
from knowledge.wording import problem

_UNSEEN = "\u00ad\u200b\u2060\ufeff"
"""Signs that nobody sees, which come with what is copied from a page: an id is then another."""
_CONFLICT = re.compile(r"(?m)^(?:<{7}|>{7})(?: |$)")
"""What git leaves in a file that two people changed in the same place."""
_ENDS = ("<" * 7, ">" * 7)
"""Looked for first: four times faster in a long file."""
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]")
"""Signs of machines, which come with what is copied from a PDF or a word processor; some would
end a line for Python alone: the lines that are told would not be those of an editor."""


def regular(path: Path) -> Path:
    """Return a file that holds what it holds: who reads a pipe waits for somebody to write there.

    Raises:
        OSError: it is a pipe, a device, a socket.
    """
    if path.exists() and not path.is_file():
        raise OSError
    return path


def _whole(path: Path) -> str:
    return regular(path).read_text(encoding="utf-8-sig")


def read_text(path: Path, problems: list[Problem]) -> str | None:
    """Return a text as any editor writes it: a mark before it, accents beside their letters.

    Args:
        path: the file.
        problems: what keeps it from being read is added to it; then nothing is returned.
    """
    try:
        text = _whole(path)
        for sign in _UNSEEN:  # several times faster than `str.translate`
            text = text.replace(sign, "")
        text = normalize("NFC", _CONTROLS.sub(" ", text))
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


def line_of(path: Path, *wanted: str) -> int:
    """Return the first line of a file that holds one of some texts, or 1."""
    try:
        lines = _whole(path).splitlines()
    except (OSError, UnicodeDecodeError):
        return 1
    return next((n for n, line in enumerate(lines, 1) if any(one in line for one in wanted)), 1)
