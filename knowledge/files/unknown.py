"""Telling that an id names no answer: where one file is gone, on every line that names it."""

from pathlib import Path

from knowledge.entries import Problem
from knowledge.wording import problem


def unknown(path: Path, line: int, entry_id: str) -> Problem:
    """Return the problem of an id that no answer has."""
    return Problem(path, line, problem("unknown_reference", id=entry_id), entry_id)
