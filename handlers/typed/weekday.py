"""A day of the week to come, as it is typed: « lundi », « lundi prochain », « lundi en huit »."""

import re
from datetime import date, timedelta

from handlers.dates import WEEK
from handlers.forms import folded, pattern
from knowledge import Phrases

WEEKS_FURTHER = {"in_eight": 1, "in_fifteen": 2}
"""Weeks that words of the table [dates.typed] add to the first such day to come."""


def read(phrases: Phrases, said: str, today: date) -> date | None:
    """Read a day of the week, after today.

    Args:
        phrases: the words of dates.
        said: the text, folded.
        today: the day it was typed.

    Returns:
        the first such day; that of the week after with « en huit »; that of the next week of the
        calendar with « de la semaine prochaine »; None for anything else.
    """
    days, words = folded(phrases.dates.days()), phrases.dates.typed
    said = re.sub(rf"^(?:(?:{pattern(words['before']())})\s)+", "", said)
    name, _, behind = said.partition(" ")
    if name not in days:
        return None
    ahead = (days.index(name) - today.weekday() - 1) % WEEK + 1
    if not behind or behind in folded(words["next"]()):
        return today + timedelta(days=ahead)
    for further, weeks in WEEKS_FURTHER.items():
        if behind in folded(words[further]()):
            return today + timedelta(days=ahead + weeks * WEEK)
    of_next = rf"(?:(?:{pattern(words['of']())})\s)?(?:la\s)?(?:{pattern(words['next_week']())})"
    if re.fullmatch(of_next, behind):
        return today + timedelta(days=WEEK - today.weekday() + days.index(name))
    return None
