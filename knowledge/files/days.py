"""The dates of sources: none may be in the future, even if the machine's clock is wrong.

A clock may be far behind: a small machine that starts without the network does not know the day.
The base does: several of its sources were checked on a later day. Then the clock is wrong, and
questions are answered all the same.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from knowledge.entries import Entry, Problem
from knowledge.wording import problem

EARLIEST = date(1970, 1, 1)
"""An earlier date is a slip of the fingers: 0026 for 2026."""

SEVERAL = 5
"""Files that say of a day that it came: fewer are slips of the fingers."""

ABROAD = timedelta(days=1)
"""Where somebody reads a source again, it may be tomorrow already."""

_YEAR = re.compile(r"\d{4}", re.ASCII)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def day_of(text: str, *, whole: bool) -> date | None:
    """Return the day of a source, or the first of its year unless a whole date is required."""
    if _YEAR.fullmatch(text) and not whole:
        text += "-01-01"
    try:
        day = date.fromisoformat(text) if _DAY.fullmatch(text) else date.min
    except ValueError:
        return None
    return day if day >= EARLIEST else None


def to_come(entries: Iterable[Entry]) -> Iterator[Problem]:
    """Return a problem for each source dated in the future."""
    dated = [(entry, _dated(entry)) for entry in entries]
    lasts = sorted((max(days)[0] for _, days in dated if days), reverse=True)
    told = lasts[SEVERAL - 1] if len(lasts) >= SEVERAL else EARLIEST
    latest = max(date.today() + ABROAD, told)  # noqa: DTZ011  a day of the calendar, not an instant
    for entry, days in dated:
        for day, line, written in days:
            if day > latest:
                yield Problem(entry.path, line, problem("bad_date", date=written))


def _dated(entry: Entry) -> list[tuple[date, int, str]]:
    """Return the day of each source that has one, its line, and how it is written."""
    written = [(one, one.date) for one in entry.sources if one.date is not None]
    days = [(day_of(text, whole=one.verified), one.line, text) for one, text in written]
    return [(day, line, text) for day, line, text in days if day is not None]
