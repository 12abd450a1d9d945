"""What looks like a command and is none: a misspelt one, or a question after one."""

import re

from rapidfuzz import fuzz, process

from handlers.commanded import is_question
from handlers.commands import Place, offered
from handlers.forms import split
from handlers.screens import Screen
from knowledge import Phrases
from knowledge.text import fold

NEAR_ENOUGH = 70
"""Likeness (rapidfuzz, 0 to 100) from which a known command is suggested."""

_UNKNOWN = re.compile(r"(/\S{1,32})")


def asked_behind(text: str) -> str:
    """Return the question typed after a command that exists; empty for none."""
    command, _, behind = text.partition(" ")
    known = command.removeprefix("/").partition("@")[0].lower()
    return behind.strip() if known in _names() and is_question(behind) else ""


def told(phrases: Phrases, text: str) -> Screen:
    """Say that a command does not exist, and which one was probably meant."""
    match = _UNKNOWN.match(text)
    command = match[1].partition("@")[0] if match else "/"
    words, meant = phrases.question, _meant(phrases, command)
    if not meant:
        return Screen(words.unknown_command(command=command))
    return Screen(words.nearest_command(command=command, nearest=meant))


def _meant(phrases: Phrases, command: str) -> str | None:
    """Return the command that another word stands for, or that is misspelt."""
    wanted = fold(command)
    for name, ways in phrases.question.typed_commands.items():
        if wanted in split(ways()):
            return name
    near = process.extractOne(wanted, _names(), scorer=fuzz.ratio, score_cutoff=NEAR_ENOUGH)
    return near[0] if near else None


def _names() -> list[str]:
    return [one.name for one in offered(Place.PRIVATE)]
