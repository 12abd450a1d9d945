"""Punctuation that a dictation wrote out: « on en était où point d'interrogation »."""

import re
from collections.abc import Sequence
from functools import lru_cache, partial

from handlers.forms import split
from knowledge import Phrases

SIGNS = {"question": "?", "exclamation": "!", "semicolon": ";", "comma": ","}
"""The sign of each line in the table [question.spoken] of the phrases."""

NAMED = "named"
"""The line with the words after which a sign is spoken about: « il manque une virgule »."""


def written(phrases: Phrases, text: str) -> str:
    """Return a text with spoken punctuation turned into signs, each close to the word before."""
    words = phrases.question.spoken
    named = split(words[NAMED]())
    for name, sign in SIGNS.items():
        text = _spoken(words[name]()).sub(partial(_put, sign, named), text)
    return text


@lru_cache(maxsize=len(SIGNS))
def _spoken(label: str) -> re.Pattern[str]:
    """Return a pattern for a word followed by the name of a sign."""
    ways = "|".join(way.replace(" ", r"[\s'’]+") for way in split(label))
    return re.compile(rf"(?<![^\W\d_])([^\W\d_]++)\s++(?:{ways})(?!\w)", re.IGNORECASE)


def _put(sign: str, named: Sequence[str], found: re.Match[str]) -> str:
    """Return a word and its sign; both unchanged when the words speak about the sign."""
    return found[0] if found[1].lower() in named else f"{found[1]}{sign}"
