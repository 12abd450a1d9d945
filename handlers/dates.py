"""Days, as they are written in French."""

from datetime import date

from knowledge import Phrases

SEPARATOR = "|"
"""What stands between the words of a list in the phrases."""


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
