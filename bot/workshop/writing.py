"""How a new answer begins, and where a new way of asking goes in its file."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.entries import MAX_ID_LENGTH
from knowledge.files.sections import heading_of
from knowledge.text import fold
from knowledge.wording import wording

_TITLE, _SECTION, _BULLET = "# ", "## ", "- "
_LISTED = re.compile(r"^(?:[-–—•·●▪◦○*]\s*|\d{1,2}[.)]\s+)+")
"""What begins the lines of a list, typed or pasted from a word processor."""
_LITTLE = 2
"""Letters of a word that says nothing in an id, at most: « la », « de », « un »."""


@dataclass(frozen=True)
class Skeleton:
    """What is known of a new answer; each missing piece becomes a line to fill in.

    Attributes:
        audience: who it is for, in the words of the files.
        ways: ways of asking.
    """

    title: str
    short: str
    audience: Sequence[str]
    ways: Sequence[str]
    source: str

    def text(self) -> str:
        """Return the text of its file."""
        words = wording()["words"]
        source = f"{self.source} — {words['undated']}, {words['to_verify']}" if self.source else ""
        parts = [_TITLE + self.title, self.short, _under("variants", _bullets(self.ways))]
        parts += [_under("audience", ", ".join(self.audience))]
        parts += [_under("sources", _bullets([source] if source else []))]
        parts += [_under("see_also", "")]
        return "\n\n".join(part.rstrip() for part in parts) + "\n"


def id_of(title: str) -> str:
    """Return an id made of the words of a title, the little ones left out."""
    words = fold(title).split()
    kept = [word for word in words if len(word) > _LITTLE] or words
    made = ""
    for word in kept:
        longer = f"{made}-{word}".strip("-")
        if len(longer) > MAX_ID_LENGTH:
            break
        made = longer
    return made


def with_way(text: str, way: str) -> str:
    """Return the text of an answer with one more way of asking, the last of them.

    A text without that section gets it at its end; one that has the way already is left as it is.
    """
    heading = _SECTION + heading_of("variants", wording()["sections"])
    lines = text.rstrip("\n").split("\n")
    way = " ".join(way.split())
    places = [number for number, line in enumerate(lines) if line.rstrip() == heading]
    if not places:
        return "\n".join([*lines, "", heading, "", _BULLET + way]) + "\n"
    start = places[0] + 1
    rest = lines[start:]
    end = start + next((n for n, one in enumerate(rest) if one.startswith(_SECTION)), len(rest))
    if any(fold(line.removeprefix(_BULLET)) == fold(way) for line in lines[start:end]):
        return text
    while end > start and not lines[end - 1].strip():
        end -= 1
    blank = [""] if end == start else []
    return "\n".join([*lines[:end], *blank, _BULLET + way, *lines[end:]]) + "\n"


def typed_lines(text: str) -> list[str]:
    """Return the lines typed in a field, each once, without bullets, the empty ones left out."""
    once: dict[str, str] = {}
    for line in (_LISTED.sub("", line.strip()) for line in text.splitlines()):
        if line:
            once.setdefault(fold(line), line)
    return list(once.values())


def _under(section: str, text: str) -> str:
    return f"{_SECTION}{heading_of(section, wording()['sections'])}\n\n{text}"


def _bullets(items: Sequence[str]) -> str:
    return "\n".join(_BULLET + item for item in items)
