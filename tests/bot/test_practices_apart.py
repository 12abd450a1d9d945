"""What is done in one practice changes nothing in another."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from bot import departures, invitations, marks, person_data, practice, profile
from bot.journey import State
from bot.profile import Fact
from tests.bot.path import COLLEAGUE, DOCTOR, SECRETARY, Memory
from tests.shipped import base

STRANGER = 8


async def told(memory: Memory) -> list[object]:
    """Return all that the members of the other practice may know of it and of themselves."""
    export = person_data.export
    given = [await memory.do(partial(export, person_id=one)) for one in (COLLEAGUE, STRANGER)]
    return [*given, await memory.journey(COLLEAGUE)]


async def _mark(session: AsyncSession, memory: Memory) -> object:
    return await marks.mark(session, base(), DOCTOR, "cps", State.DONE, memory.now)


async def _invite_too_many(session: AsyncSession, memory: Memory) -> object:
    later = memory.now + timedelta(minutes=1)
    for key in range(20, 27):
        await invitations.invite(session, DOCTOR, key, later)
    return True


@pytest.mark.parametrize(
    "act",
    [
        _mark,
        _invite_too_many,
        lambda session, _: practice.assign(session, DOCTOR, "rpps", 2),
        lambda session, _: practice.assign(session, DOCTOR, "rpps", None),
        lambda session, _: profile.set_fact(session, DOCTOR, Fact.FINESS, value=True),
        lambda session, _: departures.remove(session, DOCTOR, 2),
        lambda session, _: departures.leave(session, SECRETARY),
        lambda session, _: departures.leave(session, DOCTOR),
        lambda session, _: departures.dissolve(session, DOCTOR),
        lambda session, _: person_data.erase(session, DOCTOR),
    ],
)
async def test_another_practice_stays_as_it_is(
    memory: Memory, act: Callable[[AsyncSession, Memory], Awaitable[object]]
) -> None:
    await memory.practice(DOCTOR, SECRETARY)
    await memory.meet(COLLEAGUE, STRANGER)
    await memory.join(STRANGER, await memory.invite(COLLEAGUE, 90))
    await memory.invite(COLLEAGUE, 91)
    await memory.mark(STRANGER, "rpps")
    await memory.do(partial(practice.assign, person_id=COLLEAGUE, step_id="rpps", number=1))
    before = await told(memory)
    await memory.do(lambda session: act(session, memory))
    assert await told(memory) == before
