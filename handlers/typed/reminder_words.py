"""What is typed after « /rappels »: a number to cancel, a day, a place."""

from datetime import date

from handlers.forms import begun_by, split
from handlers.said import Said
from handlers.typed import aside
from handlers.typed import date as typed_date
from knowledge import Phrases
from knowledge.text import fold

SHORTEST = 5
"""Letters of a word of the name of a place, at least."""

LONGEST = 16
"""Words of a day, at most, with those around it: a message is not tried at each of its words."""


def step_and_day(phrases: Phrases, text: str, today: date) -> tuple[str, str]:
    """Cut « cpe dans 10 jours » into the words of a step, folded, and those of a day, if any.

    The day takes as many words as it can: « informer 15 décembre », not « informer 15 ».
    """
    words = text.split()
    for at in range(max(len(words) - LONGEST, 0), len(words)):
        said = " ".join(words[at:])
        if typed_date.read(phrases, said, today) is not None:
            return fold(" ".join(words[:at])), said
    return fold(text), ""


def zone(phrases: Phrases, text: str) -> str | None:
    """Return the time zone whose name holds the typed words: « de la Guadeloupe »."""
    wanted = set(fold(text).split()) - set(split(phrases.reminders.typed_zone_little()))
    for each, label in phrases.reminders.zones.items():
        if wanted and wanted <= set(fold(label()).split()):
            return each
    return None


def zone_told(phrases: Phrases, text: str) -> str | None:
    """Return the time zone that is told, by name or after « heure »; empty to ask for it.

    « Je suis à la réunion » names none.
    """
    words, said = phrases.reminders, fold(text)
    labels = (words.zone(zone=label()) for label in words.zones.values())
    if said in {*split(words.typed_zone()), *map(fold, labels)}:
        return ""
    opening = begun_by(said, words.typed_zone(), words.typed_remind_first())
    named = said.removeprefix(opening).strip()
    long = any(len(word) >= SHORTEST for word in named.split())
    return zone(phrases, named) if long else None


def cancelled(phrases: Phrases, text: str) -> int | None:
    """Read « annuler 2 »: the number of a reminder in the list."""
    word, _, number = fold(text).rpartition(" ")
    asked = word in split(phrases.reminders.typed_cancel())
    return int(number) if asked and number.isdigit() and len(number) < len("100") else None


def cancels(phrases: Phrases, said: Said) -> bool:
    """Tell whether some reminder is to be cancelled, without saying which."""
    ways, unled = phrases.reminders.typed_cancel_it(), aside.without_leads(phrases, said.words)
    return said.is_one_of(ways) or unled in split(ways)


def stops(phrases: Phrases, text: str) -> bool:
    """Tell whether every reminder is to be cancelled."""
    return fold(text) in split(phrases.reminders.typed_stop())
