"""`precisions.toml` -> the details that a question may ask for, and how an answer tells them."""

import re
from functools import partial
from pathlib import Path
from typing import Any

from knowledge.details import Detail
from knowledge.entries import Problem
from knowledge.files.tables import read_toml, telling
from knowledge.files.texts import line_of
from knowledge.text import fold
from knowledge.wording import problem

LABEL, ASKED, TOLD = "nom", "demande", "dit"
KEYS = {LABEL, ASKED, TOLD}
"""What may stand in a detail, and must."""

GAP, NUMBER, BEGINS = "…", "#", "*"
_SHAPES = {
    GAP: r"(?: \w+){0,3}",
    NUMBER: r" (?:\d+|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|quinze|vingt|trente)",
}
"""What stands for a sign among folded words, each behind a space."""


def read_details(path: Path, problems: list[Problem]) -> tuple[Detail, ...]:
    """Return the details of a base, which may have no such file; those that can be read.

    Args:
        path: the file.
        problems: what must be mended is added to it.
    """
    table = (read_toml(path, problems) if path.exists() else None) or {}
    read = []
    for name, fields in table.items():
        place = partial(line_of, path, f"[{name}]")
        with telling(path, problems, place):
            read.append(_detail(fields))
            problems += [
                Problem(path, place(), problem("toml_unknown", key=key))
                for key in sorted(fields.keys() - KEYS)
            ]
    return tuple(read)


def _detail(fields: dict[str, Any]) -> Detail:
    label = fields[LABEL]
    if not isinstance(label, str):
        raise TypeError(label)
    return Detail(label, _pattern(fields[ASKED]), _pattern(fields[TOLD]))


def _pattern(forms: object) -> re.Pattern[str]:
    """Return what finds one of some forms among folded words.

    Raises:
        TypeError: it is no list of texts.
        ValueError: a form has no word.
    """
    if not isinstance(forms, list) or not all(isinstance(form, str) for form in forms):
        raise TypeError(forms)
    written = "|".join(map(_written, forms))
    if not written:
        raise ValueError(forms)
    return re.compile(rf"(?<!\S)(?:{written})(?!\S)")


def _written(form: str) -> str:
    """Return the pattern of one form."""
    if not fold(form):
        raise ValueError(form)
    pattern = ""
    for word in form.split():
        words = "".join(f" {re.escape(one)}" for one in fold(word).split())
        ends = r"\w*" if word.endswith(BEGINS) else ""
        pattern += _SHAPES.get(word, words + ends)
    return pattern.removeprefix(" ")
