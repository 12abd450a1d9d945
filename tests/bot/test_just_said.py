"""What was just typed is remembered for seconds, in memory alone."""

import asyncio
from datetime import UTC, datetime, timedelta
from weakref import WeakSet

import pytest

from bot.receiving import just_said
from bot.receiving.just_said import JustSaid, LastWords
from knowledge import Nothing

NOON = datetime(2026, 11, 23, 11, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def said(text: str = "le patient", message: int = 1) -> JustSaid:
    return JustSaid(text, message, message, None, Nothing(()), NOON, NOON)


async def test_what_was_said_is_given_once_and_to_whom_said_it() -> None:
    words = LastWords()
    words.keep(5, said())
    assert words.take(6) is None
    assert words.take(5) == said()
    assert words.take(5) is None


@pytest.mark.alone
async def test_what_nothing_followed_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(just_said, "WITHIN", timedelta(seconds=0.02))
    words = LastWords()
    words.keep(5, said())
    await asyncio.sleep(0.01)
    words.keep(5, said("il refuse", 2))
    await asyncio.sleep(0.014)
    assert len(words) == 1
    await asyncio.sleep(0.02)
    assert len(words) == 0


async def test_the_people_remembered_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(just_said, "KNOWN", 3)
    words = LastWords()
    alive = WeakSet[JustSaid]()
    for person in range(5):
        one = said(f"de {person}")
        alive.add(one)
        words.keep(person, one)
    del one
    assert len(words) == len(alive) == 3
    assert words.take(1) is None
    assert words.take(2) is not None


@pytest.mark.parametrize(
    ("sent", "handled", "soon"),
    [
        (0, 0, True),
        (10, 10, True),
        (11, 11, False),
        (11, 0, False),  # both waited for us
        (1, 11, False),
        (-1, 1, False),  # a clock that jumps
    ],
)
def test_soon_after_is_so_by_both_clocks(sent: int, handled: int, *, soon: bool) -> None:
    assert said().is_recent(NOON + sent * SECOND, NOON + handled * SECOND) is soon
