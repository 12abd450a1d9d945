"""A day relative to another, as it is typed: « la veille », « une semaine plus tard »."""

import re
from datetime import date, timedelta

from handlers import dates
from handlers.forms import pattern, split
from handlers.typed import date as typed_date
from handlers.typed import period as typed_period
from knowledge import Phrases
from knowledge.text import fold


def read(phrases: Phrases, text: str, day: date) -> date | None:
    """Return the day that is told relative to another: that of the reminder, set or offered.

    Returns:
        None for anything else, be it another day: « dans une semaine » counts from today.
    """
    typed = phrases.dates.typed
    said = fold(typed_date.without_opening(phrases, text))
    names = ("eve", "second_eve", "day_after", "second_day_after", "week_after")
    days = dict(zip(names, (-1, -2, 1, 2, dates.WEEK), strict=True))
    told = (ahead for name, ahead in days.items() if said in split(typed[name]()))
    if ahead := next(told, 0):
        return day + timedelta(days=ahead)
    if weekday := re.fullmatch(rf"(.+)\s(?:{pattern(typed['following']())})", said):
        return typed_period.weekday(phrases, weekday[1], day)
    later, earlier = pattern(typed["later"]()), pattern(typed["earlier"]())
    delay = re.fullmatch(
        rf"(?:(?:{pattern(typed['of']())})\s)?(.+)\s(?:({later})|{earlier})", said
    )
    within = f"{split(typed['within']())[0]} {delay[1]}" if delay else ""
    then = typed_date.read(phrases, within, day) if within else None
    if delay is None or not isinstance(then, date):
        return None
    return then if delay[2] else day - (then - day)
