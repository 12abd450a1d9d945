"""A day of the week, or part of a week or a month: « lundi », « en mars »."""

import re
from calendar import monthrange
from datetime import date, timedelta

from handlers import dates
from handlers.forms import folded, pattern, shortened, split
from knowledge import Phrases

MONDAY, WEDNESDAY, FRIDAY, SATURDAY = 0, 2, 4, 5

_PARTS_OF_WEEK = {
    "weekend": SATURDAY,
    "after_weekend": MONDAY,
    "mid_week": WEDNESDAY,
    "end_of_week": FRIDAY,
}
"""By their name in the table [dates.typed] of the phrases, the day that each is read as."""

MIDDLE = 15
"""The day of the middle of a month."""

WEEKS_FURTHER = {"in_eight": 1, "in_fifteen": 2}
"""Weeks that words of the table [dates.typed] add to the first such day to come."""


def read(phrases: Phrases, said: str, today: date) -> date | None:
    """Read a part of a week, or of a month, in a folded text, as the first such day after today.

    That is the Saturday of a weekend, the Monday after it, the Friday of the end of a week; the
    first day, the 15th or the last day of a month.
    """
    for name, weekday in _PARTS_OF_WEEK.items():
        if re.fullmatch(rf"(?:{_any(phrases, name)})(?: (?:{_any(phrases, 'next')}))?", said):
            return today + timedelta(days=(weekday - today.weekday() - 1) % dates.WEEK + 1)
    return _in_a_month(phrases, said, today)


def weekday(phrases: Phrases, said: str, today: date) -> date | None:
    """Read a day of the week, in a folded text, as the first such one after today.

    With « en huit », that is one week later; with « de la semaine prochaine », it is of the next
    week of the calendar.
    """
    days, words = folded(phrases.dates.days()), phrases.dates.typed
    said = re.sub(rf"^(?:(?:{_any(phrases, 'before')})\s)+", "", said)
    name, _, behind = said.partition(" ")
    if name not in days:
        return None
    ahead = (days.index(name) - today.weekday() - 1) % dates.WEEK + 1
    if not behind or behind in folded(words["next"]()):
        return today + timedelta(days=ahead)
    for further, weeks in WEEKS_FURTHER.items():
        if behind in folded(words[further]()):
            return today + timedelta(days=ahead + weeks * dates.WEEK)
    of_next = rf"(?:(?:{_any(phrases, 'of')})\s)?(?:(?:{_any(phrases, 'before_no_day')})\s)?"
    if re.fullmatch(rf"{of_next}(?:{_any(phrases, 'next_week')})", behind):
        return today + timedelta(days=dates.WEEK - today.weekday() + days.index(name))
    return None


def in_figures(phrases: Phrases, said: str) -> str:
    """Return « 10 jours » for « une dizaine de jours », « une dizaine »."""
    unit = split(phrases.dates.typed["days"]())[0]
    many = shortened(phrases.dates.typed["about_so_many"]())
    of = rf"(?:\s(?:{_any(phrases, 'of')})\s(?:{_any(phrases, 'days')}))?"
    shape = rf"\b(?:(?:{_any(phrases, 'one')})\s)?({'|'.join(many)})\b{of}"
    return re.sub(shape, lambda match: f"{many[match[1]]} {unit}", said)


def _in_a_month(phrases: Phrases, said: str, today: date) -> date | None:
    """Read « fin du mois », « mi-décembre », « en janvier »."""
    parts = "|".join(
        f"({_any(phrases, f'{part}_of_month')})" for part in ("start", "middle", "end")
    )
    of, following = _any(phrases, "of"), _any(phrases, "next")
    match = re.fullmatch(rf"(?:{parts})(?:\s(?:{of}))?\s([a-z]+)(\s(?:{following}))?", said)
    if match is None:
        return None
    start, middle, _end, name, then = match.groups()
    month = dates.month(phrases, name)
    if month is None and name not in folded(phrases.dates.typed["months"]()):
        return None
    for year, each in dates.months_from(today, dates.MONTHS + 1)[1 if then else 0 :]:
        last = monthrange(year, each)[1]
        day = date(year, each, 1 if start else MIDDLE if middle else last)
        if month in {None, each} and day > today:
            return day
    return None


def _any(phrases: Phrases, name: str) -> str:
    """Return a pattern for any of the words of a list."""
    return pattern(phrases.dates.typed[name]())
