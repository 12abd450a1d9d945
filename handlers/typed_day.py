"""What follows « /rappels » when it is typed: a number to cancel, a day, a place."""

import re
from datetime import date

from handlers import dates
from knowledge import Phrases
from knowledge.text import fold

_DAY = re.compile(r"(.*?)\s*(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?\s*")


def step_and_day(text: str, today: date) -> tuple[str, date] | None:
    """Read « cpe 30/11 »: the words of a step, and a day to come."""
    match = _DAY.fullmatch(text)
    if match is None:
        return None
    day, month, year = int(match[2]), int(match[3]), int(match[4] or today.year)
    try:
        said = date(year, month, day)
        if said < today and not match[4]:
            said = date(year + 1, month, day)
    except ValueError:
        return None
    return fold(match[1]), said


def zone(phrases: Phrases, text: str) -> str | None:
    """Return the time zone whose name holds the words typed."""
    wanted = set(fold(text).split())
    for each, label in phrases.reminders.zones.items():
        if wanted and wanted <= set(fold(label()).split()):
            return each
    return None


def cancelled(phrases: Phrases, text: str) -> int | None:
    """Read « annuler 2 »: the number of a reminder in the list."""
    word, _, number = fold(text).rpartition(" ")
    asked = word in phrases.reminders.typed_cancel().split(dates.SEPARATOR)
    return int(number) if asked and number.isdigit() and len(number) < len("100") else None


def stops(phrases: Phrases, text: str) -> bool:
    """Tell whether every reminder is to be cancelled."""
    return fold(text) in phrases.reminders.typed_stop().split(dates.SEPARATOR)
