"""From `themes.toml` to themes, chapters, and the answers that say nearly the same."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from knowledge.entries import MAX_ID_LENGTH, Chapter, Problem, Theme
from knowledge.files.sections import is_id
from knowledge.files.tables import line_of_table, read_toml, telling
from knowledge.files.texts import line_of
from knowledge.marks import to_html_strictly
from knowledge.wording import problem

KEYS = {"patients", "themes", "chapters", "jumelles"}
FIELDS = {"title", "contact", "first"}
"""What may stand in the file, and in a theme."""
MOST = 4
"""Entries offered first: as many as choices."""
PAIR = 2
"""Answers that are twins."""


def read_themes(
    path: Path, problems: list[Problem]
) -> tuple[dict[str, Theme], dict[str, Chapter], frozenset[frozenset[str]]]:
    """Return the themes, the chapters and the twins; none of them when any cannot be read."""
    table = read_toml(path, problems)
    if table is None:
        return {}, {}, frozenset()
    wrong: list[Problem] = []
    themes, chapters, twins = {}, {}, frozenset[frozenset[str]]()
    with telling(path, wrong, lambda: 1):
        of_patients = _texts(table.get("patients", []))
        for name, fields in table["themes"].items():
            with telling(path, wrong, partial(line_of_table, path, name, ["themes"])):
                themes[name] = _theme(name, fields, of_patients=name in of_patients)
    with telling(path, wrong, partial(line_of, path, "[chapters]")):
        chapters = {name: Chapter(name, title) for name, title in table["chapters"].items()}
    with telling(path, wrong, partial(line_of, path, "[jumelles]")):
        twins = frozenset(map(_pair, table.get("jumelles", {}).get("paires", ())))
    if not (themes or wrong):
        wrong.append(Problem(path, 1, problem("toml_missing", key="themes")))
    problems += wrong or _wrong(table, path)
    return ({}, {}, frozenset()) if wrong else (themes, chapters, twins)


def _theme(name: str, fields: dict[str, Any], *, of_patients: bool) -> Theme:
    contact = to_html_strictly(str(fields["contact"]))
    (title,) = _texts([fields["title"]])
    return Theme(name, title, contact, _texts(fields["first"]), of_patients)


def _texts(value: object) -> tuple[str, ...]:
    """Return a list of texts.

    Raises:
        TypeError: it is none.
    """
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise TypeError(value)
    return tuple(value)


def _pair(value: object) -> frozenset[str]:
    pair = frozenset(_texts(value))
    if len(pair) != PAIR:
        raise TypeError(value)
    return pair


def _wrong(table: dict[str, Any], path: Path) -> Iterator[Problem]:
    """Find the keys that nothing reads, and names that would not do."""
    for key in sorted(table.keys() - KEYS):
        yield Problem(
            path,
            line_of(path, f"[{key}]", f"[{key}.", f"{key} ="),
            problem("toml_unknown", key=key),
        )
    for name in table.get("patients", ()):
        if name not in table["themes"]:
            yield Problem(path, line_of(path, "patients ="), problem("unknown_theme", name=name))
    for name, fields in table["themes"].items():
        line = line_of_table(path, name, ["themes"])
        for key in sorted(fields.keys() - FIELDS):
            yield Problem(path, line, problem("toml_unknown", key=key))
        if not fields["title"].strip():
            yield Problem(path, line, problem("toml_empty", key="title"))
        if len(fields["first"]) > MOST:
            yield Problem(path, line, problem("too_many_first", most=MOST))
        if not is_id(name):
            yield Problem(path, line, problem("bad_theme", name=name, limit=MAX_ID_LENGTH))
