"""How long ago the sources of a base were last checked."""

from collections.abc import Iterator
from datetime import date

from knowledge.entries import Base, Entry, Source

WHOLE_DATE = len("2026-11-22")
"""Length of a full date; a source may only have a year."""


def read_again(base: Base) -> list[date]:
    """Return the days on which sources were checked, oldest first."""
    return sorted(day for day, _ in days_read(base))


def days_read(base: Base) -> Iterator[tuple[date, Entry]]:
    """Yield the day on which each source was checked, with its entry."""
    for entry in base.entries.values():
        for source in entry.sources:
            if source.verified and source.date and len(source.date) == WHOLE_DATE:
                yield date.fromisoformat(source.date), entry


def unread_since(base: Base, day: date) -> Iterator[tuple[Entry, Source]]:
    """Yield the sources that nobody has checked since a day, or ever, with their entries."""
    for entry in base.entries.values():
        for source in entry.sources:
            if not source.verified or (source.date or "")[:WHOLE_DATE] < day.isoformat():
                yield entry, source
