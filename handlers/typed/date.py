"""A day to come, as it is typed: « demain », « dans 10 jours », « le 15 décembre », « 30/11 »."""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from handlers import dates
from handlers.forms import SEPARATOR, folded, holds_any, pattern
from handlers.typed import moment as typed_moment
from handlers.typed import path as typed_path
from handlers.typed import period as typed_period
from knowledge import Phrases, parts
from knowledge.text import fold

CENTURY = 2000
"""What is added to a year of two figures."""

SOON = timedelta(days=183)
"""How far ahead, at most, a day of next year is meant when its year is not said."""

_NUMERIC = re.compile(r"(\d{1,2})\s?[/.-]\s?(\d{1,2})(?:\s?[/.-]\s?(\d{4}|\d{2}))?", re.ASCII)
_NAMED = re.compile(r"(\d{1,2})\s([a-z]+)(?:\s(\d{4}))?")
_FROM_NOW = re.compile(r"j ?(\d{1,3})")
_ALONE = re.compile(r"\d{1,2}")


class NoSuchDay:
    """A day that is in no calendar."""


Day = date | NoSuchDay

OPENING_SIZES = (4, 3, 2, 1)
"""Words of what leads up to a day, the longest first: « rappelle-le moi lundi »."""


def read(phrases: Phrases, text: str, today: date) -> Day | None:
    """Read a day; without a year, or a month, the first such day to come.

    Returns:
        None when the text is no day; a day of the past when its year is told, or when the next
        such one is more than half a year ahead, next year: « 26/11 », the day after.
    """
    text = without_opening(phrases, text)
    at_no_hour = typed_moment.without(phrases, text)
    if weekday := typed_period.weekday(phrases, fold(at_no_hour), today):
        return weekday
    for each in dict.fromkeys((text, at_no_hour)):  # « du mois » stands behind a day, or names one
        period, _ = _introduced(phrases, each)
        if day := typed_period.read(phrases, fold(" ".join(period)), today):
            return day
    words, introduced = _introduced(phrases, at_no_hour)
    numeric = _NUMERIC.fullmatch(" ".join(words))
    if numeric:
        return _on(int(numeric[1]), int(numeric[2]), _year(numeric[3]), today)
    first = pattern(phrases.dates.typed["first_day"](), phrases.dates.first_of_month())
    said = re.sub(rf"(?:{first})\b", "1", fold(" ".join(words)))
    if introduced and (in_the_month := _ALONE.fullmatch(said)):
        return _first(int(in_the_month[0]), dates.months_from(today, dates.MONTHS), today)
    return _named(phrases, said, today) or _from_today(phrases, said, today)


def is_about(phrases: Phrases, text: str) -> bool:
    """Tell whether a short text that asks nothing is about a day: « ce week-end »."""
    said, words = fold(text), phrases.dates
    if parts.asks(text) or len(said.split()) > parts.BARE_WORDS:
        return False
    names = ("days", "weeks", "months", "tomorrow", "today", "weekend", "about")
    typed = folded(*(words.typed[name]() for name in names))
    of_day = SEPARATOR.join(form for form in typed if len(form) > 1)
    return holds_any(said, words.days(), words.months(), of_day)


def is_vague(phrases: Phrases, text: str) -> bool:
    """Tell whether a text that asks nothing names a time that is not a day: « plus tard »."""
    forms = phrases.dates.typed["about"](), phrases.dates.typed["moments_alone"]()
    return not parts.asks(text) and holds_any(fold(text), *forms)


def without_opening(phrases: Phrases, text: str) -> str:
    """Return a text without the words that lead up to it: « oui mais lundi » -> « lundi »."""
    words, openings = text.split(), folded(phrases.dates.typed["openings"]())
    start = 0
    while start < len(words) - 1:
        openers = ((size, fold(" ".join(words[start : start + size]))) for size in OPENING_SIZES)
        size = next((size for size, opener in openers if opener in openings), 0)
        if not size:
            break
        start += size
    return " ".join(words[min(start, len(words) - 1) :]) if words else text


def _introduced(phrases: Phrases, text: str) -> tuple[list[str], bool]:
    """Return the words of a day without those that introduce it, and whether « le » did."""
    words = text.split()
    before = {*folded(phrases.dates.typed["before"]()), *_weekdays(phrases)}
    start = next((at for at, word in enumerate(words) if fold(word) not in before), len(words))
    start = min(start, max(len(words) - 1, 0))
    no_day = folded(phrases.dates.typed["before_no_day"]())
    return words[start:], start > 0 and fold(words[start - 1]) not in no_day


def _named(phrases: Phrases, said: str, today: date) -> Day | None:
    """Read « 15 décembre », « 1er mars 2027 »."""
    match = _NAMED.fullmatch(said)
    month = dates.month(phrases, match[2]) if match else None
    return _on(int(match[1]), month, _year(match[3]), today) if match and month else None


def _from_today(phrases: Phrases, said: str, today: date) -> date | None:
    """Read « demain », « lundi prochain », « dans une semaine »."""
    words = phrases.dates.typed
    days = {"today": 0, "tomorrow": 1, "after_tomorrow": 2, "next_week": dates.WEEK}
    days |= {"yesterday": -1, "before_yesterday": -2}
    for name, ahead in days.items():
        if said in folded(words[name]()):
            return today + timedelta(days=ahead)
    if said in folded(words["next_month"]()):
        return _months_later(today, 1)
    return _within(phrases, typed_period.in_figures(phrases, said), today)


def _within(phrases: Phrases, said: str, today: date) -> date | None:
    """Read « dans 10 jours », « 15 jours », « J+10 », « d'ici deux mois », « il y a 3 jours »."""
    words = phrases.dates.typed
    if from_now := _FROM_NOW.fullmatch(said):
        return today + timedelta(days=int(from_now[1]))
    within, ago = (pattern(words[name]()) for name in ("within", "ago"))
    shape = rf"(?:(?:{within}|({ago}))\s)?(?:(\d{{1,4}})\s?|([a-z]+)\s)([a-z]+)"
    match = re.fullmatch(shape, said)
    if match is None:
        return None
    count = int(match[2]) if match[2] else typed_path.count(phrases, match[3])
    if count is None:
        return None
    return _later(phrases, -count if match[1] else count, match[4], today)


def _later(phrases: Phrases, count: int, unit: str, today: date) -> date | None:
    """Return the day so many days, weeks or months later; None for another unit."""
    words = phrases.dates.typed
    if unit in folded(words["days"]()):
        return today + timedelta(days=count)
    if unit in folded(words["weeks"]()):
        return today + timedelta(days=count * dates.WEEK)
    if unit in folded(words["years"]()):
        return _months_later(today, count * dates.MONTHS)
    return _months_later(today, count) if unit in folded(words["months"]()) else None


def _on(day: int, month: int, year: int | None, today: date) -> Day:
    """Return the day of a date: of this year or a later one when the year is not given."""
    if year is not None:
        return next(_existing(day, [(year, month)]), NoSuchDay())
    days = list(_existing(day, [(today.year + ahead, month) for ahead in range(2)]))
    to_come = [one for one in days if one.year == today.year or one - today <= SOON]
    return next((one for one in to_come if one >= today), next(iter(days), NoSuchDay()))


def _first(day: int, months: Iterable[tuple[int, int]], today: date) -> Day:
    """Return the first day to come with this number in some months."""
    return next((one for one in _existing(day, months) if one >= today), NoSuchDay())


def _existing(day: int, months: Iterable[tuple[int, int]]) -> Iterator[date]:
    """Yield the days with this number that exist in some months, each given with its year."""
    for year, month in months:
        if 1 <= month <= dates.MONTHS and year and 1 <= day <= monthrange(year, month)[1]:
            yield date(year, month, day)


def _months_later(today: date, count: int) -> date:
    """Return the day so many months later; the last day of a month that is too short."""
    years, place = divmod(today.month - 1 + count, dates.MONTHS)
    year, month = today.year + years, place + 1
    return date(year, month, min(today.day, monthrange(year, month)[1]))


def _year(text: str | None) -> int | None:
    if text is None:
        return None
    return int(text) if len(text) == len("2026") else CENTURY + int(text)


def _weekdays(phrases: Phrases) -> Sequence[str]:
    return folded(phrases.dates.days())
