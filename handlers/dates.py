"""Days written in French."""

from datetime import date

from handlers.forms import folded, split
from knowledge import Phrases

MONTHS = 12
"""Months of a year."""

WEEK = 7
"""Days of a week."""

SHORTEST_MONTH = 3
"""Fewest letters of a shortened month: « déc »."""


def month(phrases: Phrases, word: str) -> int | None:
    """Return the number of a month, from 1 to 12, by its folded and maybe shortened name."""
    names = folded(phrases.dates.months())
    found = (at for at, name in enumerate(names, 1) if name.startswith(word))
    return next(found, None) if len(word) >= SHORTEST_MONTH else None


def months_from(today: date, count: int) -> list[tuple[int, int]]:
    """Return this month and the following ones, each with its year."""
    places = range(today.month - 1, today.month - 1 + count)
    return [(today.year + place // MONTHS, place % MONTHS + 1) for place in places]


def numeric(phrases: Phrases, day: date) -> str:
    """Write a day in figures only."""
    return phrases.dates.numeric(day=f"{day:%d}", month=f"{day:%m}", year=day.year)


def long(phrases: Phrases, day: date) -> str:
    """Write a day to come with its weekday."""
    words = phrases.dates
    weekday = split(words.days())[day.weekday()]
    month = split(words.months())[day.month - 1]
    number = words.first_of_month() if day.day == 1 else day.day
    return words.long(weekday=weekday, day=number, month=month)


def said_in(phrases: Phrases, text: str, day: str) -> bool:
    """Tell whether a text names a day, given as `YYYY` or `YYYY-MM-DD`: « 26 avril 2022 »."""
    if not day.count("-"):
        return day in text
    on = date.fromisoformat(day)
    words = [str(on.day), split(phrases.dates.months())[on.month - 1], str(on.year)]
    return " ".join(words) in text


def coming(phrases: Phrases, day: date, today: date) -> str:
    """Write a day to come with its weekday, and its year unless it is the current one."""
    written = long(phrases, day)
    return written if day.year == today.year else phrases.dates.in_year(day=written, year=day.year)
