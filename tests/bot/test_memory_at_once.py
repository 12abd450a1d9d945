"""People of a practice who all act at once: nobody meets an error, nothing contradicts itself."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest
from sqlalchemy import Integer, cast, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot import departures, invitations, marks, people, person_data, practice, profile, reminders
from bot.journey import State
from bot.models import MemberRow, PracticeRow
from bot.profile import Fact
from tests.bot.path import COLLEAGUE, DOCTOR, SECRETARY, Memory
from tests.bot.reminded import DAY
from tests.shipped import base

PEOPLE = (DOCTOR, SECRETARY, COLLEAGUE)
KEYS = range(6)

Deed = Callable[[AsyncSession, int, Memory, random.Random], Awaitable[object]]


async def mark(session: AsyncSession, who: int, memory: Memory, dice: random.Random) -> object:
    step = dice.choice(list(base().steps))
    return await marks.mark(session, base(), who, step, dice.choice(list(State)), memory.now)


async def look(session: AsyncSession, who: int, memory: Memory, _: random.Random) -> object:
    found = await practice.of(session, who, memory.now)
    assert found is None or found.me
    return await marks.journey(session, base(), who, memory.now)


async def invite(session: AsyncSession, who: int, memory: Memory, dice: random.Random) -> object:
    return await invitations.invite(session, who, dice.choice(KEYS), memory.now)


async def join(session: AsyncSession, who: int, memory: Memory, dice: random.Random) -> object:
    asked = invitations.id_of(invitations.token_of(dice.choice(KEYS)))
    return await invitations.join(session, who, asked, memory.now)


async def assign(session: AsyncSession, who: int, _: Memory, dice: random.Random) -> object:
    return await practice.assign(session, who, "insi", dice.choice((None, 1, 2, 3)))


async def leave(session: AsyncSession, who: int, _: Memory, __: random.Random) -> object:
    return await departures.leave(session, who)


async def remove(session: AsyncSession, who: int, _: Memory, dice: random.Random) -> object:
    return await departures.remove(session, who, dice.choice((1, 2, 3)))


async def dissolve(session: AsyncSession, who: int, _: Memory, __: random.Random) -> object:
    return await departures.dissolve(session, who)


async def erase(session: AsyncSession, who: int, _: Memory, __: random.Random) -> object:
    return await person_data.erase(session, who)


async def tell(session: AsyncSession, who: int, _: Memory, dice: random.Random) -> None:
    await profile.set_zone(session, who, dice.choice(("paris", "wallis")))
    await profile.set_fact(session, who, Fact.FINESS, dice.choice((True, False, None)))


async def remind(session: AsyncSession, who: int, memory: Memory, dice: random.Random) -> object:
    step = dice.choice(("cpe", "insi"))
    return await reminders.put(session, who, step, DAY, memory.now)


async def give(session: AsyncSession, who: int, _: Memory, __: random.Random) -> object:
    return await person_data.export(session, who)


DEEDS: list[Deed] = [*[mark] * 6, *[join] * 4, look, look, invite, invite, assign]
DEEDS += [leave, remove, dissolve, erase, tell, remind, give]


@pytest.mark.parametrize("seed", range(4))
async def test_people_who_act_at_once_meet_no_error(memory: Memory, seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311  a test's

    async def act(number: int) -> None:
        who, deed = dice.choice(PEOPLE), dice.choice(DEEDS)
        async with memory.database.session() as session:
            await people.meet(session, who, memory.now + timedelta(days=number))
            await deed(session, who, memory, dice)

    async def take() -> None:
        async with memory.database.session() as session:
            await reminders.take(session, memory.now + timedelta(days=8))

    await memory.practice(*PEOPLE)
    await asyncio.gather(*(act(n) for n in range(150)), *(take() for _ in range(20)))
    await memory.meet(*PEOPLE)
    async with memory.database.session() as session:
        owners = select(MemberRow.practice_id, func.sum(cast(MemberRow.owner, Integer)))
        counts = dict((await session.execute(owners.group_by(MemberRow.practice_id))).all())
        practices = set(await session.scalars(select(PracticeRow.id)))
    assert counts == dict.fromkeys(practices, 1)
    for person in PEOPLE:
        journey = await memory.journey(person)
        assert 0 <= journey.done <= journey.total
