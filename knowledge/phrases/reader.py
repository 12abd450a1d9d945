"""From a TOML file of sentences to a typed table; each hole between braces is checked."""

import re
import string
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, is_dataclass
from functools import cached_property
from html import escape
from pathlib import Path
from typing import Annotated, TypeVar, get_args, get_origin, get_type_hints

from knowledge.entries import Problem
from knowledge.files.tables import read_what_can_be
from knowledge.files.texts import read_text
from knowledge.marks import called, marks_of, to_html_strictly
from knowledge.markup import TELEGRAM_LIMIT, UnknownMarkupError, telegram_length, typography
from knowledge.phrases.named import misnamed
from knowledge.wording import problem

Table = TypeVar("Table")
BETWEEN = "|"
"""Separates the things that one label says."""


class Html(str):
    """Text that is Telegram HTML already: it fills a hole as it is."""

    __slots__ = ()


@dataclass(frozen=True)
class Phrase:
    """A sentence for a message; its holes are filled with escaped text, or with `Html`."""

    template: str

    def __call__(self, **holes: object) -> Html:
        """Fill the holes."""
        safe = {
            name: value if isinstance(value, Html) else escape(typography(str(value)), quote=False)
            for name, value in holes.items()
        }
        return Html(self.template.format(**safe))


@dataclass(frozen=True)
class Label:
    """Plain text, for a button, a command or a page; its holes are filled with plain text."""

    template: str

    def __call__(self, **holes: object) -> str:
        """Fill the holes; without any, it is the same text each time, and hashed once."""
        return self.template.format(**holes) if holes else self._whole

    @cached_property
    def _whole(self) -> str:
        return self.template.format()


@dataclass(frozen=True)
class Listed:
    """Marks a label that lists so many things, side by side."""

    count: int


def named_holes(template: str) -> set[str]:
    """Return the names between braces.

    Raises:
        ValueError: the braces do not pair.
    """
    parts = list(string.Formatter().parse(template))
    if any(form or conversion for _, _, form, conversion in parts):
        msg = "a hole is a name between braces, and nothing else"
        raise ValueError(msg)
    return {name for _, name, _, _ in parts if name is not None}


def fill(kind: type[Table], table: dict[str, object], where: str, report: "Report") -> Table:
    """Build a dataclass of phrases from a TOML table, reporting what is wrong in it."""
    known = get_type_hints(kind, include_extras=True)
    for key in table.keys() - known.keys():
        report.add(f"{where}{key}", "toml_unknown")
    values: dict[str, object] = {}
    for name, hint in known.items():
        key = f"{where}{name}"
        value = table.get(name)
        asked, *told = get_args(hint) if get_origin(hint) is Annotated else (hint,)
        if isinstance(hint, type) and is_dataclass(hint) and hint not in (Phrase, Label):
            inner = value if isinstance(value, dict) else {}
            values[name] = fill(hint, inner, f"{key}.", report)
        elif get_origin(asked) is dict:
            values[name] = read = _named(key, value, get_args(asked)[1], report)
            for one, wrong in misnamed(told, read) if isinstance(value, dict) else ():
                report.add(f"{key}.{one}", wrong)
        else:
            values[name] = _phrase(key, value, hint, report)
    return kind(**values)


def _named(key: str, value: object, hint: object, report: "Report") -> dict[str, Phrase | Label]:
    if not isinstance(value, dict):
        report.add(key, "toml_missing")
        return {}
    return {name: _phrase(f"{key}.{name}", text, hint, report) for name, text in value.items()}


def _phrase(key: str, value: object, hint: object, report: "Report") -> "Phrase | Label":
    kind, *told = get_args(hint) if get_origin(hint) is Annotated else (hint,)
    text = _text(key, value, report)
    if not _check_holes(key, text, [one for one in told if isinstance(one, str)], report):
        text = ""
    for one in told:
        if isinstance(one, Listed) and text and len(text.split(BETWEEN)) != one.count:
            report.add(key, "toml_count", count=one.count)
    if kind is Label:
        if marks_of(text):
            report.add(key, "plain_text", section=key)
        return Label(typography(text))
    if telegram_length(text) > TELEGRAM_LIMIT:
        report.add(key, "phrase_too_long", length=telegram_length(text))
    try:
        return Phrase(to_html_strictly(text.strip()))
    except UnknownMarkupError as error:
        report.add(key, "markup", what=called(error.what))
        return Phrase("")


def _text(key: str, value: object, report: "Report") -> str:
    """Return a text of the file; empty, and reported, when it is no text."""
    if isinstance(value, str):
        if not value.strip():
            report.add(key, "toml_empty")
        return value
    report.add(key, "toml_missing" if value is None else "toml_text")
    return ""


def _check_holes(key: str, text: str, expected: Sequence[str], report: "Report") -> bool:
    """Report missing or unknown holes in a text; tell whether its braces pair."""
    try:
        found = named_holes(text)
    except ValueError:
        report.add(key, "bad_braces")
        return False
    for hole in set(expected) - found:
        if text:
            report.add(key, "missing_hole", hole=hole)
    for hole in found - set(expected):
        known = ", ".join(f"{{{name}}}" for name in expected) or "—"
        report.add(key, "unknown_hole", hole=hole, known=known)
    return True


class Report:
    """The problems of one TOML file, each with the line of its key."""

    def __init__(self, path: Path, text: str, *, partial: bool = False) -> None:
        """Begin without a problem.

        Args:
            path: the file.
            text: what is in it.
            partial: some of it cannot be read: it is not known what is missing.
        """
        self.path = path
        self._partial = partial
        self.problems: list[Problem] = []
        self._lines = dict(_key_lines(text))

    def add(self, key: str, name: str, **holes: object) -> None:
        """Note a problem of one key."""
        if self._partial and name == "toml_missing":
            return
        line = self._lines.get(key) or self._lines.get(key.rpartition(".")[0]) or 1
        self.problems.append(Problem(self.path, line, problem(name, key=key, **holes)))


def _key_lines(text: str) -> Iterator[tuple[str, int]]:
    table = ""
    for number, line in enumerate(text.splitlines(), 1):
        header = re.match(r"\[([^\]]+)\]", line)
        if header:
            table = header[1].strip()
            yield table, number
        elif "=" in line and line[:1].isalpha():
            name = line.split("=", 1)[0].strip().strip('"')
            yield (f"{table}.{name}" if table else name), number


def read_table(path: Path, kind: type[Table]) -> tuple[Table, list[Problem]]:
    """Read a TOML file into its dataclass of phrases, with every problem it holds."""
    broken: list[Problem] = []
    table = read_what_can_be(path, broken)
    report = Report(path, read_text(path, []) or "", partial=bool(broken))
    return fill(kind, table or {}, "", report), broken + report.problems
