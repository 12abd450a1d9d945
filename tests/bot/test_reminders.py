"""Reminders: the right day, in opening hours, taken once."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.ext.asyncio import AsyncSession

from bot import due, people, profile, reminders
from bot.journey import State
from bot.reminders import Reminder, days_offered
from bot.zones import CLOSES, OPENS, ZONES, first_day, is_open, local, opening
from tests.bot.path import DOCTOR, SECRETARY, Memory, at_once
from tests.bot.reminded import DAY, DUE, remind, waiting

PUT = Reminder(DOCTOR, "cpe", DAY)
moments = st.datetimes(datetime(2026, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001  given their zone beside


async def take(memory: Memory, now: datetime = DUE) -> Reminder | None:
    return await memory.do(partial(reminders.take, now=now))


async def test_a_reminder_comes_once_at_nine_on_its_day(memory: Memory) -> None:
    assert await remind(memory) == PUT
    assert await waiting(memory) == (PUT,)
    assert await take(memory, DUE - timedelta(seconds=1)) is None
    assert await take(memory) == PUT
    assert await take(memory) is None
    assert await waiting(memory) == ()


@pytest.mark.parametrize(
    ("minutes", "comes"), [(-1, False), (-9, False), (-11, True), (12 * 60, True)]
)
async def test_nobody_is_reminded_while_they_talk_with_the_bot(
    memory: Memory,
    minutes: int,
    comes: bool,  # noqa: FBT001  expected
) -> None:
    await remind(memory)
    at = DUE + timedelta(minutes=minutes)
    await memory.do(partial(people.remember_shown, person_id=DOCTOR, shown="x", now=at))
    assert (await take(memory) == PUT) is comes
    assert await take(memory, DUE + timedelta(minutes=11)) == (None if comes else PUT)


async def test_a_reminder_set_again_replaces_the_former(memory: Memory) -> None:
    await remind(memory)
    later = await remind(memory, day=DAY + timedelta(days=1))
    assert await waiting(memory) == (later,)
    assert await take(memory) is None


@pytest.mark.parametrize("at_once_on", ["one", "many"])
async def test_fifty_takers_at_once_take_each_reminder_once(
    memory: Memory, at_once_on: str
) -> None:
    people = [DOCTOR] if at_once_on == "one" else list(range(100, 130))
    for person in people:
        await remind(memory, person)
    taken = [one for one in await at_once(take(memory) for _ in range(50)) if one]
    left = []
    while one := await take(memory):
        left.append(one)
    assert sorted(one.person_id for one in taken + left) == people


async def test_what_is_due_at_night_waits_till_it_opens(memory: Memory) -> None:
    await remind(memory)
    night = DUE.replace(hour=22)
    assert await take(memory, night) is None
    assert await take(memory, night + timedelta(hours=9)) is None
    assert await take(memory, night + timedelta(hours=10)) == PUT


async def test_a_taker_that_dies_sends_nothing_ever(memory: Memory) -> None:
    await remind(memory)
    assert await take(memory)
    later = DUE + timedelta(days=1, seconds=1)
    assert await memory.do(partial(due.take, themes={}, now=later, calm=True)) is None
    await memory.do(lambda session: due.give_back(session, PUT, DUE))
    assert await take(memory, DUE + timedelta(days=2)) is None


async def test_what_was_surely_not_sent_is_taken_again(memory: Memory) -> None:
    await remind(memory)
    await take(memory)
    again = DUE + timedelta(minutes=1)
    await memory.do(lambda session: due.give_back(session, PUT, again))
    assert await take(memory) is None
    assert await take(memory, again) == PUT


async def test_what_is_being_sent_is_not_forgotten_by_another_taker(memory: Memory) -> None:
    await remind(memory)
    assert await take(memory) == PUT
    soon = DUE + timedelta(minutes=1)
    assert await take(memory, soon) is None
    await memory.do(lambda session: due.give_back(session, PUT, soon))
    assert await take(memory, soon) == PUT


async def test_a_reminder_set_again_while_it_is_sent_stays(memory: Memory) -> None:
    await remind(memory)
    await take(memory)
    later = await remind(memory, day=DAY + timedelta(days=7))
    await memory.do(lambda session: due.settle(session, PUT))
    await memory.do(lambda session: due.give_back(session, PUT, DUE))
    assert await waiting(memory) == (later,)
    assert await take(memory) is None


async def test_what_is_put_off_comes_no_sooner_than_its_day(memory: Memory) -> None:
    await remind(memory, day=DAY + timedelta(days=7))
    soon = DUE + timedelta(minutes=10)
    await memory.do(partial(reminders.put_off, person_id=DOCTOR, until=soon))
    assert await take(memory, soon) is None


async def test_cancelling_is_for_one_step_or_all(memory: Memory) -> None:
    await remind(memory)
    await memory.do(lambda session: reminders.put(session, DOCTOR, "bal", DAY, memory.now))
    assert await memory.do(lambda session: reminders.cancel(session, DOCTOR, "cpe"))
    assert not await memory.do(lambda session: reminders.cancel(session, DOCTOR, "cpe"))
    assert await memory.do(lambda session: reminders.cancel_all(session, DOCTOR)) == 1
    assert await memory.do(lambda session: reminders.cancel_all(session, DOCTOR)) == 0


@pytest.mark.parametrize(
    ("state", "left"), [(State.DONE, 0), (State.NOT_CONCERNED, 0), (State.DOING, 1)]
)
async def test_a_step_done_by_another_member_needs_no_reminder(
    memory: Memory, state: State, left: int
) -> None:
    await memory.practice(DOCTOR, SECRETARY)
    await remind(memory)
    await memory.mark(SECRETARY, "cpe", state)
    assert len(await waiting(memory)) == left


async def test_a_step_done_by_a_stranger_changes_nothing(memory: Memory) -> None:
    await remind(memory)
    await memory.meet(SECRETARY)
    await memory.mark(SECRETARY, "cpe")
    assert len(await waiting(memory)) == 1


async def test_changing_zone_moves_the_reminders(memory: Memory) -> None:
    await remind(memory)
    await memory.do(lambda session: profile.set_zone(session, DOCTOR, "polynesie"))
    assert await take(memory) is None
    assert await take(memory, DUE + timedelta(hours=11)) == PUT


async def test_many_put_off_do_not_hide_one_that_is_due(memory: Memory) -> None:
    for person in range(100, 100 + reminders.LOOK_AT + 5):
        await remind(memory, person)
        await memory.do(partial(zone_only, person_id=person))
    await remind(memory, DOCTOR)
    assert await take(memory, DUE + timedelta(minutes=1)) == PUT


async def zone_only(session: AsyncSession, person_id: int) -> None:
    """Change the zone, and leave the reminder due at the former one's opening."""
    await profile._set(session, person_id, zone="polynesie")  # noqa: SLF001  a state to reach


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        (date(2020, 1, 1), date(2026, 11, 24)),
        (date(2026, 11, 23), date(2026, 11, 24)),
        (date(2026, 12, 25), date(2026, 12, 25)),
        (date(9999, 12, 31), date(2027, 11, 24)),
    ],
)
async def test_a_day_out_of_reach_becomes_the_nearest(
    memory: Memory, asked: date, given: date
) -> None:
    assert (await remind(memory, day=asked)).day == given


async def test_today_is_possible_before_it_opens(memory: Memory) -> None:
    early = replace(memory, now=datetime(2026, 11, 23, 7, 59, tzinfo=UTC))
    assert (await remind(early, day=date(2026, 11, 23))).day == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("day", "utc_hour"),
    [
        (date(2027, 3, 27), 8),
        (date(2027, 3, 28), 7),
        (date(2027, 10, 30), 7),
        (date(2027, 10, 31), 8),
    ],
)
def test_summer_time_moves_the_opening_not_the_hour(day: date, utc_hour: int) -> None:
    assert opening(day, "paris") == datetime.combine(day, time(utc_hour), UTC)
    assert local(opening(day, "paris"), "paris").time() == OPENS


@given(moments, st.sampled_from([*ZONES, None, "lune"]))
def test_nobody_is_written_to_outside_opening_hours(now: datetime, zone: str | None) -> None:
    here = local(now, zone).time()
    assert is_open(now, zone) == (OPENS <= here < CLOSES)
    following = opening(first_day(now, zone), zone)
    assert now < following <= now + timedelta(hours=25) or following == now
    assert is_open(following, zone)


def test_every_zone_is_known() -> None:
    assert {ZoneInfo(name).key for name in ZONES.values()} == set(ZONES.values())


def test_the_right_day_is_offered_first() -> None:
    today = date(2026, 11, 23)
    assert days_offered(7, today)[0] == today + timedelta(days=7)
    assert days_offered(0, today)[0] == today + timedelta(days=1)
    for delay in (0, 1, 7, 21):
        assert len(set(days_offered(delay, today))) == len(days_offered(delay, today))


async def test_a_clock_that_jumps_sends_once(memory: Memory) -> None:
    await remind(memory)
    assert await take(memory, DUE + timedelta(hours=1)) == PUT
    assert await take(memory, DUE - timedelta(hours=1)) is None
    assert await take(memory, DUE) is None
