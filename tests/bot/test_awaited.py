"""Whoever waits for an answer is told of the new ones: once, by day, and of nothing they had."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from aiogram.exceptions import TelegramForbiddenError, TelegramNetworkError, TelegramRetryAfter
from sqlalchemy import select

from bot import additions, awaited, due, people, person_data, profile
from bot.awaited import MOST, Addition, Asked
from bot.models import AwaitedRow
from bot.reminding import PAUSE
from tests.bot.path import DOCTOR, SECRETARY, Memory, at_once
from tests.bot.sending import Clock, Sender
from tests.bot.telegram import refusal

NOON = datetime(2026, 11, 23, 11, tzinfo=UTC)
HOUR = timedelta(hours=1)
OLD = {"ins-qualifier": "ins", "cps-definition": "identification"}
NEW = {**OLD, "ins-jumeaux": "ins"}
NEWER = {**NEW, "ins-anonyme": "ins", "cps-perdue": "identification"}


async def learn(memory: Memory, themes: Mapping[str, str]) -> int:
    return await memory.do(partial(additions.learn, entry_ids=themes))


async def ask(
    memory: Memory,
    theme: str = "ins",
    person: int = DOCTOR,
    *,
    themes: Mapping[str, str] = OLD,
    now: datetime = NOON,
) -> Asked:
    asking = partial(awaited.ask, person_id=person, theme=theme, entry_ids=themes, now=now)
    return await memory.do(asking)


async def take(
    memory: Memory, themes: Mapping[str, str] = NEW, now: datetime = NOON
) -> Addition | None:
    return await memory.do(partial(awaited.take, themes=themes, now=now))


async def waited(memory: Memory, person: int = DOCTOR) -> tuple[str, ...]:
    return await memory.do(partial(awaited.of, person_id=person))


@pytest.fixture
async def waiting(memory: Memory) -> Memory:
    """Give a doctor who waits for an answer on identities, on a base that has two."""
    await memory.meet(DOCTOR, SECRETARY)
    await learn(memory, OLD)
    assert await ask(memory) is Asked.NOTED
    return memory


async def test_the_first_start_knows_every_entry_as_old(memory: Memory) -> None:
    await memory.meet(DOCTOR)
    assert await ask(memory) is Asked.NOTED
    assert await learn(memory, OLD) == 2
    assert await take(memory, OLD) is None
    assert await learn(memory, OLD) == 0


async def test_a_new_entry_of_the_theme_is_told_once(waiting: Memory) -> None:
    assert await take(waiting) is None
    await learn(waiting, NEW)
    taken = await take(waiting)
    assert taken == Addition(DOCTOR, ("ins-jumeaux",))
    assert await take(waiting) is None
    await waiting.do(partial(due.settle, due=taken))
    assert await waited(waiting) == ()
    await learn(waiting, NEWER)
    assert await take(waiting, NEWER) is None


async def test_an_entry_of_another_theme_is_not_told(waiting: Memory) -> None:
    other = {**OLD, "cps-perdue": "identification"}
    await learn(waiting, other)
    assert await take(waiting, other) is None
    assert await waited(waiting) == ("ins",)


async def test_what_was_there_before_they_asked_is_not_told(waiting: Memory) -> None:
    await learn(waiting, NEW)
    assert await ask(waiting, person=SECRETARY, themes=NEW) is Asked.NOTED
    assert await take(waiting) == Addition(DOCTOR, ("ins-jumeaux",))
    assert await take(waiting) is None
    assert await waited(waiting, SECRETARY) == ("ins",)


async def test_of_two_themes_only_what_is_new_since_each_was_asked_is_told(
    waiting: Memory,
) -> None:
    between = {**OLD, "cps-perdue": "identification"}
    await learn(waiting, between)
    assert await ask(waiting, "identification", themes=between) is Asked.NOTED
    await learn(waiting, NEWER)
    assert await take(waiting, NEWER) == Addition(DOCTOR, ("ins-anonyme", "ins-jumeaux"))


async def test_who_asks_before_a_change_of_the_base_is_noted_had_its_answers(
    waiting: Memory,
) -> None:
    assert await ask(waiting, person=SECRETARY, themes=NEW) is Asked.NOTED
    await learn(waiting, NEW)
    assert await take(waiting) == Addition(DOCTOR, ("ins-jumeaux",))
    assert await take(waiting) is None


async def test_a_replica_tells_only_what_its_own_base_has(waiting: Memory) -> None:
    await learn(waiting, NEW)
    assert await take(waiting, OLD) is None
    assert await take(waiting, NEW) is not None


async def test_what_an_older_replica_could_not_answer_is_told(waiting: Memory) -> None:
    await learn(waiting, NEW)
    assert await ask(waiting, person=SECRETARY, themes=OLD) is Asked.NOTED
    told = {one.person_id for one in [await take(waiting), await take(waiting)] if one}
    assert told == {DOCTOR, SECRETARY}


async def test_an_entry_that_comes_back_is_not_new(waiting: Memory) -> None:
    without = {"cps-definition": "identification"}
    assert await learn(waiting, without) == 0
    assert await learn(waiting, OLD) == 0
    assert await take(waiting, OLD) is None


async def test_one_message_names_all_that_is_new_to_them(waiting: Memory) -> None:
    await ask(waiting, "identification")
    await learn(waiting, NEW)
    await learn(waiting, NEWER)
    taken = await take(waiting, NEWER)
    assert taken == Addition(DOCTOR, ("ins-jumeaux", "cps-perdue", "ins-anonyme"))
    assert await take(waiting, NEWER) is None


async def test_asking_twice_changes_nothing(waiting: Memory) -> None:
    await learn(waiting, NEW)
    assert await ask(waiting, themes=NEW) is Asked.ALREADY
    assert await take(waiting) == Addition(DOCTOR, ("ins-jumeaux",))


async def test_nobody_waits_for_more_than_a_few_themes(waiting: Memory) -> None:
    for number in range(MOST - 1):
        assert await ask(waiting, f"theme-{number}") is Asked.NOTED
    assert await ask(waiting, "theme-more") is Asked.TOO_MANY
    assert await ask(waiting, "theme-0") is Asked.ALREADY
    assert len(await waited(waiting)) == MOST


async def test_only_the_month_is_kept_of_when_it_was_asked(waiting: Memory) -> None:
    async with waiting.database.session() as session:
        (row,) = await session.scalars(select(AwaitedRow))
    assert (row.month, row.taken_at) == (NOON.date().replace(day=1), None)


async def test_who_stops_is_told_nothing(waiting: Memory) -> None:
    assert await waiting.do(partial(awaited.stop, person_id=DOCTOR, theme="ins"))
    assert not await waiting.do(partial(awaited.stop, person_id=DOCTOR, theme="ins"))
    await learn(waiting, NEW)
    assert await take(waiting) is None


async def test_who_is_erased_waits_for_nothing(waiting: Memory) -> None:
    await waiting.do(partial(person_data.erase, person_id=DOCTOR))
    await learn(waiting, NEW)
    assert await take(waiting) is None


async def test_who_takes_no_message_waits_for_nothing(waiting: Memory) -> None:
    await waiting.do(partial(due.cancel_all, person_id=DOCTOR))
    assert await waited(waiting) == ()


@pytest.mark.parametrize(
    ("zone", "hour", "is_told"),
    [(None, 11, True), (None, 3, False), (None, 20, False), ("polynesie", 11, False)],
)
async def test_nobody_is_told_of_an_answer_at_night(
    waiting: Memory,
    zone: str | None,
    hour: int,
    is_told: bool,  # noqa: FBT001  expected
) -> None:
    await learn(waiting, NEW)
    if zone:
        await waiting.do(partial(profile.set_zone, person_id=DOCTOR, zone=zone))
    assert bool(await take(waiting, now=NOON.replace(hour=hour))) is is_told


async def test_nobody_is_told_while_they_talk(waiting: Memory) -> None:
    await learn(waiting, NEW)
    shown = partial(people.remember_shown, person_id=DOCTOR, shown="cps-definition")
    await waiting.do(partial(shown, now=NOON))
    assert await take(waiting, now=NOON + timedelta(minutes=9)) is None
    assert await take(waiting, now=NOON + timedelta(minutes=11)) is not None


async def test_fifty_takers_at_once_tell_each_person_once(waiting: Memory) -> None:
    crowd = range(100, 120)
    await waiting.meet(*crowd)
    for person in crowd:
        await ask(waiting, person=person)
        await ask(waiting, "identification", person)
    await learn(waiting, NEWER)
    takers = [take(waiting, NEWER) for _ in range(50)]
    taken = [one.person_id for one in await at_once(takers) if one]
    while one := await take(waiting, NEWER):
        taken.append(one.person_id)
    assert sorted(taken) == sorted([DOCTOR, *crowd])


async def test_who_died_while_telling_tells_nothing_ever_and_leaves_nothing(
    waiting: Memory,
) -> None:
    await learn(waiting, NEW)
    assert await take(waiting)
    later = NOON + timedelta(days=2)
    assert await waiting.do(partial(due.take, themes=NEW, now=later, calm=True)) is None
    given = await waiting.do(partial(person_data.export, person_id=DOCTOR))
    assert given["awaited"] == []


async def test_what_is_being_told_is_not_forgotten_by_another_taker(waiting: Memory) -> None:
    await learn(waiting, NEW)
    taken = await take(waiting)
    assert taken
    soon = NOON + timedelta(minutes=1)
    assert await take(waiting, now=soon) is None
    await waiting.do(partial(due.give_back, due=taken, again=soon))
    assert await take(waiting, now=soon) == taken


async def test_who_asks_again_while_being_told_waits_again(waiting: Memory) -> None:
    await learn(waiting, NEW)
    taken = await take(waiting)
    assert taken
    assert await ask(waiting, themes=NEW) is Asked.NOTED
    await waiting.do(partial(due.settle, due=taken))
    assert await waited(waiting) == ("ins",)


@pytest.fixture
async def sender(waiting: Memory) -> Sender:
    """Give what sends, on a base that has a new answer."""
    return Sender(waiting, clock=Clock(NOON), themes=NEW)


async def test_it_is_noted_at_start_and_sent_once(sender: Sender) -> None:
    await sender.send()
    assert sender.sent == ["ins-jumeaux"]
    sender.clock.now += timedelta(seconds=1)
    assert await sender.send() == PAUSE
    assert await waited(sender.memory) == ()


async def test_ten_replicas_note_and_send_it_once(sender: Sender) -> None:
    others = [replace(sender) for _ in range(10)]
    await at_once(one.send() for one in others)
    assert sender.sent == ["ins-jumeaux"]
    async with sender.memory.database.session() as session:
        assert await additions.since(session, additions.OLD) == {"ins-jumeaux": 1}


async def test_a_base_that_changes_while_it_runs_is_noted(sender: Sender) -> None:
    await sender.send()
    await ask(sender.memory, themes=NEW)
    sender.themes = NEWER
    sender.clock.now += timedelta(seconds=1)  # what can wait does, a second after anything else
    await sender.send()
    assert sender.sent == ["ins-jumeaux", "ins-anonyme"]


async def test_who_blocked_the_bot_waits_for_nothing_more(sender: Sender) -> None:
    await ask(sender.memory, "identification")
    sender.network.next = [refusal(TelegramForbiddenError, "bot was blocked by the user")]
    await sender.send()
    assert await waited(sender.memory) == ()


async def test_an_answer_that_surely_was_not_told_is_told_later(sender: Sender) -> None:
    sender.network.next = [refusal(TelegramRetryAfter, "later", retry_after=3)]
    await sender.send()
    sender.clock.now += timedelta(seconds=5)
    await sender.send()
    assert sender.sent == ["ins-jumeaux", "ins-jumeaux"]


async def test_an_answer_that_was_perhaps_told_is_not_told_again(sender: Sender) -> None:
    sender.network.next = [refusal(TelegramNetworkError, "time-out")]
    await sender.send()
    sender.clock.now += HOUR
    assert await sender.send() == PAUSE
    assert len(sender.sent) == 1
