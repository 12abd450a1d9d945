"""Words after a day that do not change it: « à 9h », « matin », « environ »."""

import re
from collections.abc import Sequence

from handlers.forms import holds_any, pattern, split
from knowledge import Phrases
from knowledge.text import fold

LONGEST = 4
"""Words of it, at most: « dans l'après-midi »."""


def without(phrases: Phrases, text: str) -> str:
    """Return a text without the words after its day; at least one word is kept."""
    words = text.split()
    while size := _behind(phrases, words):
        del words[-size:]
    return " ".join(words)


def is_alone(phrases: Phrases, text: str) -> bool:
    """Tell whether a text is a moment without a day: « à 14h », « plutôt le soir »."""
    typed = phrases.dates.typed
    said = re.sub(rf"^(?:(?:{pattern(typed['openings']())})\s)+", "", fold(text))
    return said in split(typed["moments_alone"]()) or _is_hour(phrases, said)


def holds(phrases: Phrases, text: str) -> bool:
    """Tell whether a text holds a moment: « une alarme à 14h », « rappelle-moi ce soir »."""
    typed, said = phrases.dates.typed, fold(text)
    hour = rf"\b\d{{1,2}}\s?(?:{pattern(typed['hour']())})(?:\s?\d{{2}})?\b"
    return bool(re.search(hour, said)) or holds_any(said, typed["moments_alone"]())


def is_repeated(phrases: Phrases, text: str) -> bool:
    """Tell whether a folded text names recurring days: « tous les lundis », « par mois »."""
    typed, ways = phrases.dates.typed, pattern(phrases.reminders.typed_repeated())
    units = [typed[name]() for name in ("days", "weeks", "months", "years")]
    named, counts = pattern(phrases.dates.days(), *units), pattern(typed["counts"]())
    shape = rf"\b(?:{ways})\s(?:(?:\d+|{counts})\s)?(?:{named})s?\b"
    return re.search(shape, text) is not None


def _behind(phrases: Phrases, words: Sequence[str]) -> int:
    """Return how many of the last words tell a moment; 0 for none, and for a single word."""
    moments = split(phrases.dates.typed["moments"]())
    for size in range(min(LONGEST, len(words) - 1), 0, -1):
        end = fold(" ".join(words[-size:]))
        if end in moments or _is_hour(phrases, end):
            return size
    return 0


def _is_hour(phrases: Phrases, said: str) -> bool:
    """Tell whether folded words say an hour: « à 9h », « vers 14 heures 30 »."""
    names = ("before_hour", "hour", "counts")
    before, unit, counts = (pattern(phrases.dates.typed[name]()) for name in names)
    number = rf"(?:\d{{1,2}}\s?|(?:{counts})\s)"
    return bool(re.fullmatch(rf"(?:(?:{before})\s)?{number}(?:{unit})(?:\s?\d{{2}})?", said))
