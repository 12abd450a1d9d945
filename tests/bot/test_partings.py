"""Who has not come for eleven months is told once, by day; coming back, or blocking, ends it."""

from datetime import UTC, date, datetime, timedelta
from functools import partial

import pytest
from aiogram.exceptions import TelegramForbiddenError, TelegramNetworkError, TelegramRetryAfter
from sqlalchemy import insert, select

from bot import partings, people, profile
from bot.models import PersonRow
from bot.partings import Parting
from bot.people import day
from bot.reminding import PAUSE
from tests.bot.path import DOCTOR, Memory, at_once
from tests.bot.sending import Clock, Sender
from tests.bot.telegram import refusal

NOON = datetime(2026, 11, 23, 11, tzinfo=UTC)


async def away(memory: Memory, days: int, person_id: int = DOCTOR) -> None:
    """Let someone have been seen that many days ago."""
    seen = day(NOON) - timedelta(days=days)
    row = {"id": person_id, "last_seen": seen, "notice_at": seen}
    async with memory.database.session() as session:
        await session.execute(insert(PersonRow).values(row))


async def take(memory: Memory, now: datetime = NOON) -> Parting | None:
    return await memory.do(partial(partings.take, now=now))


async def warned_on(memory: Memory) -> date | None:
    async with memory.database.session() as session:
        return await session.scalar(select(PersonRow.warned_on).filter_by(id=DOCTOR))


async def gone(memory: Memory, now: datetime) -> int | None:
    """Return whom is to be erased."""
    async with memory.database.session() as session:
        return await session.scalar(select(PersonRow.id).where(partings.gone(now)))


@pytest.mark.parametrize(("days", "told"), [(334, False), (335, True), (365, True), (800, True)])
async def test_it_is_told_from_the_last_month_on(memory: Memory, days: int, told: bool) -> None:  # noqa: FBT001  expected
    await away(memory, days)
    assert bool(await take(memory)) is told


async def test_it_is_told_once_with_the_day_of_the_erasure(memory: Memory) -> None:
    await away(memory, 335)
    assert await take(memory) == Parting(DOCTOR, date(2026, 12, 23))
    assert await take(memory) is None
    assert await take(memory, NOON + timedelta(days=10)) is None
    assert await warned_on(memory) == NOON.date()


@pytest.mark.parametrize("days", [340, 364, 365, 800])
async def test_told_late_it_is_for_a_month_later(memory: Memory, days: int) -> None:
    await away(memory, days)
    assert await take(memory) == Parting(DOCTOR, NOON.date() + partings.TOLD_BEFORE)


async def test_the_day_that_is_told_is_that_of_the_erasure(memory: Memory) -> None:
    await away(memory, 400)
    assert await gone(memory, NOON + timedelta(days=400)) is None
    parting = await take(memory)
    assert parting
    erased = datetime.combine(parting.erased_on, NOON.timetz())
    assert await gone(memory, erased - timedelta(days=1)) is None
    assert await gone(memory, erased) == DOCTOR


async def test_fifty_takers_at_once_take_each_once(memory: Memory) -> None:
    for person in range(100, 120):
        await away(memory, 340, person)
    taken = [one.person_id for one in await at_once(take(memory) for _ in range(50)) if one]
    while one := await take(memory):
        taken.append(one.person_id)
    assert sorted(taken) == list(range(100, 120))


@pytest.mark.parametrize(
    ("zone", "hour", "told"),
    [(None, 11, True), (None, 3, False), (None, 20, False), ("tahiti", 11, False)],
)
async def test_nobody_is_told_at_night(
    memory: Memory,
    zone: str | None,
    hour: int,
    told: bool,  # noqa: FBT001  expected
) -> None:
    await away(memory, 340)
    zones = {"tahiti": "polynesie"}
    if zone:
        await memory.do(partial(profile.set_zone, person_id=DOCTOR, zone=zones[zone]))
    assert bool(await take(memory, NOON.replace(hour=hour))) is told


async def test_coming_back_cancels_it_and_it_may_be_told_again(memory: Memory) -> None:
    await away(memory, 340)
    await take(memory)
    await memory.do(partial(people.meet, person_id=DOCTOR, now=NOON))
    assert await warned_on(memory) is None
    assert await take(memory) is None
    a_year_later = NOON + timedelta(days=340)
    assert await take(memory, a_year_later) is not None


@pytest.fixture
async def sender(memory: Memory) -> Sender:
    """Give what sends, with someone to tell."""
    await away(memory, 340)
    return Sender(memory, clock=Clock(NOON))


async def test_it_is_sent_when_nothing_else_is_due(sender: Sender) -> None:
    await sender.send()
    assert sender.sent == ["2026-12-23"]
    assert await sender.send() == PAUSE


async def test_whoever_blocked_the_bot_is_told_nothing_more(sender: Sender) -> None:
    sender.network.next = [refusal(TelegramForbiddenError, "bot was blocked by the user")]
    await sender.send()
    assert await sender.send() == PAUSE
    assert len(sender.sent) == 1
    assert await warned_on(sender.memory) is not None


async def test_what_surely_was_not_sent_is_sent_later(sender: Sender) -> None:
    sender.network.next = [refusal(TelegramRetryAfter, "later", retry_after=3)]
    await sender.send()
    sender.clock.now += timedelta(seconds=5)
    await sender.send()
    assert sender.sent == ["2026-12-23", "2026-12-23"]


async def test_what_was_perhaps_sent_is_not_sent_again(sender: Sender) -> None:
    sender.network.next = [refusal(TelegramNetworkError, "time-out")]
    await sender.send()
    sender.clock.now += timedelta(hours=1)
    assert await sender.send() == PAUSE
    assert len(sender.sent) == 1
