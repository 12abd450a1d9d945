"""Reading the text of a file of the base; what prevents it is reported."""

import re
from pathlib import Path
from unicodedata import normalize

from knowledge.entries import Problem
from knowledge.wording import problem

LARGEST = 500_000
"""Bytes of a file of the base, twice the longest that was shipped: over that, something else was
pasted in it, which would take minutes to look at."""
_UNSEEN = (
    "\u00ad\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)
"""Signs that nobody sees, which come with what is copied from a page: an id is then another."""
_CONFLICT = re.compile(r"(?m)^(?:[<>|]{7}(?: |$)|={7}$)")
"""What git leaves in a file that two people changed in the same place."""
_ENDS = ("<" * 7, ">" * 7, "|" * 7, "=" * 7)
"""Looked for first: four times faster in a long file."""
_GARBLED = re.compile(
    r"[\ufffd\ue000-\uf8ff]|\u00c3[\u0080-\u00bf\u2018-\u203a]|\u00e2\u20ac.|\u00c2[\u00a0-\u00bf]"
)
"""Letters that went through another encoding (« e » acute is then two signs), and those of a font
that no telephone has, such as the bullets of a word processor."""
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]")
"""Signs of machines, which come with what is copied from a PDF or a word processor; some would
end a line for Python alone: the lines that are told would not be those of an editor."""


def regular(path: Path) -> Path:
    """Return an ordinary file: opening a pipe would wait for somebody to write to it.

    Raises:
        OSError: it is a pipe, a device, a socket.
    """
    if path.exists() and not path.is_file():
        raise OSError
    return path


class _TooLargeError(Exception):
    """A file holds more than anybody wrote."""


def _whole(path: Path) -> str:
    return regular(path).read_text(encoding="utf-8-sig")


def _bounded(path: Path) -> str:
    if regular(path).stat().st_size > LARGEST:
        raise _TooLargeError
    return _whole(path)


def read_text(path: Path, problems: list[Problem]) -> str | None:
    """Return a text from any editor: without the mark before it, accents composed.

    Args:
        path: the file.
        problems: what keeps it from being read is added to it; then nothing is returned.
    """
    try:
        whole = _bounded(path)
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        problems.append(Problem(path, line, problem("not_utf8")))
    except FileNotFoundError:
        problems.append(Problem(path, 1, problem("missing_file")))
    except OSError:
        problems.append(Problem(path, 1, problem("unreadable")))
    except _TooLargeError:
        problems.append(Problem(path, 1, problem("too_large", limit=LARGEST // 1000)))
    else:
        text = _clean(whole)
        conflict = _CONFLICT.search(text) if any(one in text for one in _ENDS) else None
        if conflict is None:
            _check_letters(path, whole, problems)
            return text
        problems.append(Problem(path, _line_at(text, conflict), problem("conflict")))
    return None


def _clean(text: str) -> str:
    """Return a text without what nobody sees."""
    for sign in _UNSEEN:  # several times faster than `str.translate`
        text = text.replace(sign, "")
    return normalize("NFC", _CONTROLS.sub(" ", text))


def _check_letters(path: Path, text: str, problems: list[Problem]) -> None:
    """Complain, once a file, of letters that nobody would read as they were meant."""
    if garbled := _GARBLED.search(text):
        said = problem("garbled", signs=garbled[0])
        problems.append(Problem(path, _line_at(text, garbled), said))


def _line_at(text: str, found: re.Match[str]) -> int:
    return text.count("\n", 0, found.start()) + 1


def line_of(path: Path, *wanted: str) -> int:
    """Return the first line of a file that holds one of some texts, or 1."""
    try:
        lines = _whole(path).splitlines()
    except (OSError, UnicodeDecodeError):
        return 1
    return next((n for n, line in enumerate(lines, 1) if any(one in line for one in wanted)), 1)
