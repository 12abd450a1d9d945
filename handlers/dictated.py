"""Signs that a dictation wrote out: « on en était où point d'interrogation »."""

import re
from functools import partial

from handlers.forms import split
from knowledge import Phrases

SIGNS = {"question": "?", "exclamation": "!", "semicolon": ";", "comma": ","}
"""The sign that each line of the table [question.spoken] of the phrases stands for."""

NAMED = "named"
"""The line of the words behind which a sign is spoken of: « il manque une virgule »."""


def written(phrases: Phrases, text: str) -> str:
    """Return a text with the signs that were spoken, each close to the word before it."""
    words = phrases.question.spoken
    for name, sign in SIGNS.items():
        ways = "|".join(way.replace(" ", r"[\s'’]+") for way in split(words[name]()))
        spoken = rf"(?<![^\W\d_])([^\W\d_]++)\s++(?:{ways})(?!\w)"
        put = partial(_put, sign, split(words[NAMED]()))
        text = re.sub(spoken, put, text, flags=re.IGNORECASE)
    return text


def _put(sign: str, named: list[str], found: re.Match[str]) -> str:
    """Return a word and the sign behind it; or as they are when the sign is spoken of."""
    return found[0] if found[1].lower() in named else f"{found[1]}{sign}"
