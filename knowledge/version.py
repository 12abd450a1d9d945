"""Which base this is, and how long ago its sources were read again."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from hashlib import blake2b

from knowledge.entries import Base, Entry, Source

WHOLE_DATE = len("2026-11-22")
"""A source may bear a year only."""


def fingerprint(*parts: object) -> str:
    """Return twelve hexadecimal digits that change whenever what is said changes.

    Args:
        parts: the content and the sentences of a base; where its files are does not count.
    """
    return blake2b(repr([_plain(part) for part in parts]).encode(), digest_size=6).hexdigest()


def _plain(value: object) -> object:
    """Return a value whose representation is the same in every process."""
    if is_dataclass(value):
        return [
            (one.name, _plain(getattr(value, one.name))) for one in fields(value) if one.compare
        ]
    match value:
        case Mapping():
            return [(name, _plain(held)) for name, held in value.items()]
        case frozenset():
            return sorted(repr(_plain(held)) for held in value)
        case tuple():
            return [_plain(held) for held in value]
        case _:
            return value


def read_again(base: Base) -> list[date]:
    """Return the days on which sources were read again, oldest first."""
    return sorted(day for day, _ in days_read(base))


def days_read(base: Base) -> Iterator[tuple[date, Entry]]:
    """Yield the day on which each source was read again, with its entry."""
    for entry in base.entries.values():
        for source in entry.sources:
            if source.verified and source.date and len(source.date) == WHOLE_DATE:
                yield date.fromisoformat(source.date), entry


def unread_since(base: Base, day: date) -> Iterator[tuple[Entry, Source]]:
    """Yield the sources that nobody has read again since a day, or ever, with their entries."""
    for entry in base.entries.values():
        for source in entry.sources:
            if not source.verified or (source.date or "")[:WHOLE_DATE] < day.isoformat():
                yield entry, source
