"""Marking steps, alone or in a practice, one at a time or all at once."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from bot import departures, marks, profile
from bot.database.engine import Database
from bot.journey import State
from bot.profile import ROLES, Fact, Profile
from tests.bot.path import COLLEAGUE, DOCTOR, SECRETARY, Memory, at_once
from tests.shipped import base

STEPS = list(base().steps)
COUNTED = [step.id for step in base().steps.values() if step.when is None]


async def test_a_step_marked_twice_counts_once_and_keeps_its_day(memory: Memory) -> None:
    await memory.meet(DOCTOR)
    first = await memory.mark(DOCTOR, "rpps")
    later = replace(memory, now=memory.now + timedelta(days=3))
    again = await later.mark(DOCTOR, "rpps")
    assert (first.changed, again.changed) == (True, False)
    assert again.journey.done == 1
    view = again.journey.view("rpps")
    assert view
    assert view.on == date(2026, 11, 23)


async def test_a_step_may_be_marked_whatever_is_missing(memory: Memory) -> None:
    await memory.meet(DOCTOR)
    marked = await memory.mark(DOCTOR, "echanger")
    assert marked.journey.done == 1
    assert marked.journey.next
    assert marked.journey.next.step.id == "insi"


async def test_marking_then_unmarking_is_neutral(memory: Memory) -> None:
    await memory.meet(DOCTOR)
    before = await memory.journey(DOCTOR)
    for state in State:
        await memory.mark(DOCTOR, "cps", state)
        after = await memory.mark(DOCTOR, "cps", State.TODO)
        assert after.journey == before


async def test_a_step_that_does_not_exist_is_not_marked(memory: Memory) -> None:
    await memory.meet(DOCTOR)
    async with memory.database.session() as session:
        marked = await marks.mark(session, base(), DOCTOR, "nul", State.DONE, memory.now)
    assert marked is None


async def test_the_day_is_that_of_the_zone(memory: Memory) -> None:
    await memory.meet(DOCTOR)
    evening = replace(memory, now=memory.now.replace(hour=23, minute=30))
    assert (await evening.mark(DOCTOR, "rpps")).journey.today == date(2026, 11, 24)
    await memory.do(lambda session: profile.set_zone(session, DOCTOR, "polynesie"))
    assert (await evening.mark(DOCTOR, "cps")).journey.today == date(2026, 11, 23)


async def test_the_last_step_is_celebrated_once(memory: Memory) -> None:
    await memory.meet(DOCTOR)
    for step_id in COUNTED[:-1]:
        assert not (await memory.mark(DOCTOR, step_id)).celebrate
    assert (await memory.mark(DOCTOR, COUNTED[-1])).celebrate
    assert not (await memory.mark(DOCTOR, COUNTED[-1])).celebrate
    await memory.mark(DOCTOR, "rpps", State.TODO)
    assert not (await memory.mark(DOCTOR, "rpps")).celebrate


async def test_a_path_celebrated_alone_is_not_celebrated_again_in_a_practice(
    memory: Memory,
) -> None:
    await memory.meet(DOCTOR)
    for step_id in COUNTED:
        await memory.mark(DOCTOR, step_id)
    await memory.practice(DOCTOR)
    await memory.mark(DOCTOR, "rpps", State.TODO)
    again = await memory.mark(DOCTOR, "rpps")
    assert again.journey.complete
    assert not again.celebrate


async def test_who_celebrated_before_joining_does_not_celebrate_again_after_leaving(
    memory: Memory,
) -> None:
    await memory.meet(DOCTOR)
    for step_id in COUNTED:
        await memory.mark(DOCTOR, step_id)
    await memory.practice(SECRETARY, DOCTOR)
    assert await memory.do(partial(departures.leave, person_id=DOCTOR))
    await memory.mark(DOCTOR, "rpps", State.TODO)
    again = await memory.mark(DOCTOR, "rpps")
    assert again.journey.complete
    assert not again.celebrate


async def test_a_path_that_ends_with_a_step_of_no_concern_is_not_celebrated(
    memory: Memory,
) -> None:
    await memory.meet(DOCTOR)
    for step_id in COUNTED[:-1]:
        await memory.mark(DOCTOR, step_id)
    ended = await memory.mark(DOCTOR, COUNTED[-1], State.NOT_CONCERNED)
    assert ended.journey.complete
    assert not ended.celebrate


async def test_changing_the_profile_deletes_no_progress(memory: Memory) -> None:
    await memory.meet(DOCTOR)
    await memory.mark(DOCTOR, "certificats")
    for value in (True, False, None):
        await memory.do(partial(set_finess, value=value))
        assert (await memory.journey(DOCTOR)).done == 1


async def set_finess(session: AsyncSession, value: bool | None) -> None:  # noqa: FBT001  what is said
    await profile.set_fact(session, DOCTOR, Fact.FINESS, value)


async def test_a_profile_is_what_was_said(memory: Memory) -> None:
    await memory.meet(DOCTOR)
    assert await memory.do(partial(profile.of, person_id=DOCTOR)) == Profile()
    async with memory.database.session() as session:
        for role in (*ROLES, "roi"):
            await profile.set_role(session, DOCTOR, role)
        await profile.set_fact(session, DOCTOR, Fact.SEGUR, value=True)
        await profile.set_zone(session, DOCTOR, "lune")
        known = await profile.of(session, DOCTOR)
        assert known == Profile("secretaire", None, None, segur=True, zone="paris")
        await profile.set_role(session, DOCTOR, None)
        assert (await profile.of(session, DOCTOR)).role is None
        assert await profile.of(session, 404) == Profile()


async def test_a_mark_of_a_step_gone_from_the_base_is_kept_aside(memory: Memory) -> None:
    await memory.meet(DOCTOR)
    await memory.do(
        lambda session: session.execute(
            text("INSERT INTO step VALUES (5, 'ancienne', 'done', '2026-01-01')")
        )
    )
    assert (await memory.journey(DOCTOR)).done == 0


async def test_fifty_updates_of_one_person_at_once_are_all_there(memory: Memory) -> None:
    await memory.meet(DOCTOR)
    marked = await at_once(memory.mark(DOCTOR, COUNTED[n % len(COUNTED)]) for n in range(50))
    assert sum(one.changed for one in marked) == len(COUNTED)
    assert sum(one.celebrate for one in marked) == 1
    assert (await memory.journey(DOCTOR)).complete


async def test_fifty_updates_of_one_practice_at_once_are_all_there(memory: Memory) -> None:
    people = (DOCTOR, SECRETARY, COLLEAGUE)
    await memory.practice(*people)
    marked = await at_once(
        memory.mark(people[n % 3], COUNTED[n % len(COUNTED)]) for n in range(50)
    )
    assert sum(one.changed for one in marked) == len(COUNTED)
    assert sum(one.celebrate for one in marked) == 1
    for person in people:
        journey = await memory.journey(person)
        assert (journey.done, journey.complete, journey.shared) == (10, True, True)


async def test_fifty_changes_of_mind_at_once_leave_one_of_the_states(memory: Memory) -> None:
    await memory.practice(DOCTOR, SECRETARY)
    states = list(State)
    await at_once(memory.mark((DOCTOR, SECRETARY)[n % 2], "cps", states[n % 4]) for n in range(50))
    seen = [(await memory.journey(one)).view("cps") for one in (DOCTOR, SECRETARY)]
    assert seen[0]
    assert seen[1]
    assert seen[0].state is seen[1].state


taps = st.lists(
    st.tuples(
        st.sampled_from([DOCTOR, SECRETARY]), st.sampled_from(STEPS), st.sampled_from(list(State))
    ),
    max_size=12,
)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(taps)
async def test_any_interleaving_ends_as_some_order_would(
    database: Database, now: datetime, taps: list[tuple[int, str, State]]
) -> None:
    memory = Memory(database, now)
    await memory.do(lambda session: session.execute(text("DELETE FROM person")))
    await memory.do(lambda session: session.execute(text("DELETE FROM practice")))
    await memory.practice(DOCTOR, SECRETARY)
    await at_once(memory.mark(*tap) for tap in taps)
    journey = await memory.journey(DOCTOR)
    for view in journey.steps:
        said = {state for _, step_id, state in taps if step_id == view.step.id} or {State.TODO}
        unmarked = State.TODO if view.step.when is None else State.NOT_CONCERNED
        assert view.state in {unmarked if state is State.TODO else state for state in said}
    assert 0 <= journey.done <= journey.total
