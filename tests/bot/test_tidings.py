"""What became of a practice is told to those who did not do it: once, and by day."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from aiogram.exceptions import TelegramForbiddenError, TelegramNetworkError, TelegramRetryAfter

from bot import departures, due, person_data, profile, tidings
from bot.invitations import Joined
from bot.reminding import PAUSE
from bot.tidings import Kind, Tiding
from tests.bot.path import COLLEAGUE, DOCTOR, SECRETARY, Memory, at_once
from tests.bot.sending import Clock, Sender
from tests.bot.telegram import refusal

NOON = datetime(2026, 11, 23, 11, tzinfo=UTC)


async def take(memory: Memory, now: datetime = NOON) -> Tiding | None:
    return await memory.do(partial(tidings.take, now=now))


async def told(memory: Memory) -> set[tuple[int, Kind]]:
    """Take everything that is to be told."""
    found: set[tuple[int, Kind]] = set()
    while one := await take(memory):
        found.add((one.person_id, one.kind))
    return found


async def remove(memory: Memory, number: int = 2) -> bool:
    return await memory.do(partial(departures.remove, person_id=DOCTOR, number=number))


@pytest.fixture
async def shared(memory: Memory) -> Memory:
    """Give a practice of three, in which everything was told."""
    await memory.practice(DOCTOR, SECRETARY, COLLEAGUE)
    assert await told(memory) == {(DOCTOR, Kind.JOINED)}
    return memory


async def test_who_is_removed_is_told_and_nobody_else(shared: Memory) -> None:
    assert await remove(shared)
    assert not await remove(shared)
    assert await told(shared) == {(SECRETARY, Kind.REMOVED)}


async def test_when_the_owner_leaves_all_who_stay_are_told(shared: Memory) -> None:
    assert await shared.do(partial(departures.leave, person_id=DOCTOR))
    assert await told(shared) == {(SECRETARY, Kind.INHERITED), (COLLEAGUE, Kind.PASSED)}


async def test_when_the_owner_is_erased_all_who_stay_are_told(shared: Memory) -> None:
    assert await shared.do(partial(person_data.erase, person_id=DOCTOR))
    assert await told(shared) == {(SECRETARY, Kind.INHERITED), (COLLEAGUE, Kind.PASSED)}


@pytest.mark.parametrize("going", [departures.leave, person_data.erase])
async def test_when_another_member_goes_whoever_invites_is_told(
    shared: Memory, going: Callable[..., Awaitable[object]]
) -> None:
    await shared.do(partial(going, person_id=SECRETARY))
    assert await told(shared) == {(DOCTOR, Kind.LEFT)}


async def test_when_the_practice_is_dissolved_the_others_are_told(shared: Memory) -> None:
    assert await shared.do(partial(departures.dissolve, person_id=DOCTOR))
    assert await told(shared) == {(SECRETARY, Kind.DISSOLVED), (COLLEAGUE, Kind.DISSOLVED)}


async def test_what_is_no_longer_true_is_not_told(shared: Memory) -> None:
    await shared.do(partial(departures.leave, person_id=DOCTOR))
    await shared.do(partial(departures.leave, person_id=SECRETARY))
    assert await told(shared) == {(COLLEAGUE, Kind.INHERITED)}


async def test_who_comes_back_before_being_told_is_told_nothing(shared: Memory) -> None:
    await remove(shared)
    assert await shared.join(SECRETARY, await shared.invite(DOCTOR, 60)) is Joined.JOINED
    assert await told(shared) == {(DOCTOR, Kind.JOINED)}


async def test_the_owner_is_told_both_that_they_invite_and_that_somebody_came(
    shared: Memory,
) -> None:
    await shared.do(partial(departures.leave, person_id=DOCTOR))
    assert await shared.join(DOCTOR, await shared.invite(SECRETARY, 61)) is Joined.JOINED
    theirs = {(SECRETARY, Kind.INHERITED), (SECRETARY, Kind.JOINED)}
    assert await told(shared) == theirs | {(COLLEAGUE, Kind.PASSED)}


async def test_who_is_erased_is_told_nothing(shared: Memory) -> None:
    await remove(shared)
    await shared.do(partial(person_data.erase, person_id=SECRETARY))
    assert await told(shared) == set()


async def test_who_was_removed_again_while_being_told_is_told_again(shared: Memory) -> None:
    await remove(shared)
    taken = await take(shared)
    assert taken
    await shared.join(SECRETARY, await shared.invite(DOCTOR, 62))
    await remove(shared, 4)
    await shared.do(partial(due.settle, due=taken))
    assert (SECRETARY, Kind.REMOVED) in await told(shared)


async def test_what_is_being_told_is_not_forgotten_by_another_taker(shared: Memory) -> None:
    await remove(shared)
    taken = await take(shared)
    assert taken
    soon = NOON + timedelta(minutes=1)
    assert await take(shared, soon) is None
    await shared.do(partial(due.give_back, due=taken, again=soon))
    assert await take(shared, soon) == taken


async def test_fifty_takers_at_once_take_each_once(memory: Memory) -> None:
    people = range(100, 120)
    await memory.meet(*people)
    for person in people:
        await memory.do(partial(tidings.tell, person_id=person, kind=Kind.REMOVED))
    taken = [one.person_id for one in await at_once(take(memory) for _ in range(50)) if one]
    while one := await take(memory):
        taken.append(one.person_id)
    assert sorted(taken) == list(people)


@pytest.mark.parametrize(
    ("zone", "hour", "is_told"),
    [(None, 11, True), (None, 3, False), (None, 20, False), ("polynesie", 11, False)],
)
async def test_nobody_is_told_at_night(
    shared: Memory,
    zone: str | None,
    hour: int,
    is_told: bool,  # noqa: FBT001  expected
) -> None:
    await remove(shared)
    if zone:
        await shared.do(partial(profile.set_zone, person_id=SECRETARY, zone=zone))
    assert bool(await take(shared, NOON.replace(hour=hour))) is is_told


async def test_a_taker_that_dies_tells_nothing_ever_and_leaves_nothing(shared: Memory) -> None:
    await remove(shared)
    assert await take(shared)
    later = NOON + timedelta(days=2)
    assert await shared.do(partial(due.take, themes={}, now=later, calm=True)) is None
    given = await shared.do(partial(person_data.export, person_id=SECRETARY))
    assert given["tiding"] == []


@pytest.fixture
async def sender(shared: Memory) -> Sender:
    """Give what sends, with someone to tell."""
    await remove(shared)
    return Sender(shared, clock=Clock(NOON))


async def test_it_is_sent_once_and_nothing_is_kept(sender: Sender) -> None:
    await sender.send()
    assert sender.sent == ["removed"]
    assert await sender.send() == PAUSE
    given = await sender.memory.do(partial(person_data.export, person_id=SECRETARY))
    assert given["tiding"] == []


async def test_ten_replicas_send_it_once(sender: Sender) -> None:
    others = [Sender(sender.memory, sender.network, sender.clock) for _ in range(10)]
    await at_once(one.send() for one in others)
    assert sender.sent == ["removed"]


async def test_who_blocked_the_bot_is_told_nothing_more(sender: Sender) -> None:
    await sender.memory.do(partial(tidings.tell, person_id=SECRETARY, kind=Kind.JOINED))
    sender.network.next = [refusal(TelegramForbiddenError, "bot was blocked by the user")]
    await sender.send()
    assert await sender.send() == PAUSE
    assert len(sender.sent) == 1


async def test_what_surely_was_not_told_is_told_later(sender: Sender) -> None:
    sender.network.next = [refusal(TelegramRetryAfter, "later", retry_after=3)]
    await sender.send()
    sender.clock.now += timedelta(seconds=5)
    await sender.send()
    assert sender.sent == ["removed", "removed"]


async def test_what_was_perhaps_told_is_not_told_again(sender: Sender) -> None:
    sender.network.next = [refusal(TelegramNetworkError, "time-out")]
    await sender.send()
    sender.clock.now += timedelta(hours=1)
    assert await sender.send() == PAUSE
    assert len(sender.sent) == 1
