"""A clock that is behind keeps no base from being read; a slip of the fingers is told still."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from knowledge import SHIPPED
from knowledge.content import read_base
from knowledge.entries import Entry, Source
from knowledge.files import days
from knowledge.files.days import to_come
from tests.shipped import base


class Behind(date):
    """A calendar that is years behind."""

    @classmethod
    def today(cls) -> "Behind":
        return cls(2020, 1, 1)


def _read_again(entry: Entry, day: date) -> Entry:
    return replace(entry, sources=(Source("Guide", day.isoformat(), verified=True, line=7),))


def test_a_clock_that_is_years_behind_keeps_no_base_from_being_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(days, "date", Behind)
    assert read_base(SHIPPED)[1] == []


def test_a_slip_of_the_fingers_is_told_whatever_the_clock_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first, *others = base().entries.values()
    entries = [_read_again(first, date(2062, 11, 22)), *others]
    for clock in (date, Behind):
        monkeypatch.setattr(days, "date", clock)
        (told,) = to_come(entries)
        assert (told.path, told.line) == (first.path, 7)
        assert "2062-11-22" in told.message


def test_tomorrow_has_come_already_somewhere() -> None:
    entry = next(iter(base().entries.values()))
    tomorrow = date.today() + timedelta(days=1)  # noqa: DTZ011  as the program counts
    assert list(to_come([_read_again(entry, tomorrow)])) == []
    assert len(list(to_come([_read_again(entry, tomorrow + timedelta(days=1))]))) == 1
