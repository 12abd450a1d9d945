"""Days, as they are written in French."""

from datetime import date

from knowledge import Phrases
from knowledge.text import fold

SEPARATOR = "|"
"""What stands between the words of a list in the phrases."""

SHORTEST_MONTH = 3
"""Letters of the name of a month, at least: « déc »."""


def forms(label: str) -> list[str]:
    """Return the words of a list of the phrases, folded."""
    return [fold(form) for form in label.split(SEPARATOR)]


def month(phrases: Phrases, word: str) -> int | None:
    """Return the number of a month, in [1, 12], by its folded name; it may be cut."""
    names = forms(phrases.dates.months())
    found = (at for at, name in enumerate(names, 1) if name.startswith(word))
    return next(found, None) if len(word) >= SHORTEST_MONTH else None


def numeric(phrases: Phrases, day: date) -> str:
    """Write a day with figures only."""
    return phrases.dates.numeric(day=f"{day:%d}", month=f"{day:%m}", year=day.year)


def long(phrases: Phrases, day: date) -> str:
    """Write a day to come with its weekday."""
    words = phrases.dates
    weekday = words.days().split(SEPARATOR)[day.weekday()]
    month = words.months().split(SEPARATOR)[day.month - 1]
    number = words.first_of_month() if day.day == 1 else day.day
    return words.long(weekday=weekday, day=number, month=month)


def coming(phrases: Phrases, day: date, today: date) -> str:
    """Write a day to come with its weekday, and its year when it is not this one."""
    written = long(phrases, day)
    return written if day.year == today.year else phrases.dates.in_year(day=written, year=day.year)
