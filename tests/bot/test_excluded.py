"""What a profile excludes reminds nobody who shares the path."""

from datetime import timedelta
from functools import partial

import pytest

from bot import excluded, profile, reminders
from bot.profile import Fact
from tests.bot.path import COLLEAGUE, DOCTOR, SECRETARY, Memory
from tests.shipped import base

STAFF_CARD = "cpe"


@pytest.fixture
async def shared(memory: Memory) -> Memory:
    """Give a practice in which everybody is to be reminded of the card of the secretary."""
    await memory.practice(DOCTOR, COLLEAGUE)
    await memory.meet(SECRETARY)
    for person in (DOCTOR, COLLEAGUE, SECRETARY):
        for step in (STAFF_CARD, "messagerie"):
            day = memory.now.date() + timedelta(days=3)
            await memory.do(
                partial(reminders.put, person_id=person, step_id=step, day=day, now=memory.now)
            )
    return memory


async def says(memory: Memory, person_id: int, *, secretariat: bool) -> list[str]:
    """Let somebody say whether they have a secretary; return what no longer reminds them."""
    fact, value = Fact.SECRETARIAT, secretariat
    await memory.do(partial(profile.set_fact, person_id=person_id, fact=fact, value=value))
    forget = partial(excluded.forget_reminders, base=base(), person_id=person_id)
    return [step.id for step in await memory.do(forget)]


async def left(memory: Memory, person_id: int) -> set[str]:
    waiting = await memory.do(partial(reminders.of, person_id=person_id))
    return {one.step_id for one in waiting}


async def test_what_the_owner_excludes_reminds_no_member(shared: Memory) -> None:
    assert await says(shared, DOCTOR, secretariat=False) == [STAFF_CARD]
    assert await left(shared, DOCTOR) == await left(shared, COLLEAGUE) == {"messagerie"}
    assert await left(shared, SECRETARY) == {STAFF_CARD, "messagerie"}


async def test_what_another_member_says_of_themselves_excludes_nothing(shared: Memory) -> None:
    assert await says(shared, COLLEAGUE, secretariat=False) == []
    assert await left(shared, DOCTOR) == await left(shared, COLLEAGUE)
    assert STAFF_CARD in await left(shared, DOCTOR)


async def test_what_the_role_of_a_member_implies_is_not_excluded(shared: Memory) -> None:
    await shared.do(partial(profile.set_role, person_id=COLLEAGUE, role=profile.SECRETARY))
    assert await says(shared, DOCTOR, secretariat=False) == []
    assert STAFF_CARD in await left(shared, DOCTOR)


async def test_alone_what_one_excludes_reminds_no_more(shared: Memory) -> None:
    assert await says(shared, SECRETARY, secretariat=True) == []
    assert await says(shared, SECRETARY, secretariat=False) == [STAFF_CARD]
    assert await left(shared, SECRETARY) == {"messagerie"}
    assert await left(shared, DOCTOR) == {STAFF_CARD, "messagerie"}
