"""A practice: who is in it, what they share, and what remains when they go."""

import asyncio
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from hypothesis import given
from hypothesis import strategies as st

from bot import departures, invitations, practice, profile
from bot.invitations import MAX_MEMBERS, MAX_OPEN, Joined
from bot.journey import Member, State
from bot.practice import Practice
from bot.profile import Fact
from knowledge.personal.mask import mask
from tests.bot.path import COLLEAGUE, DOCTOR, SECRETARY, Memory, at_once


async def seen(memory: Memory, person_id: int) -> Practice | None:
    return await memory.do(partial(practice.of, person_id=person_id, now=memory.now))


async def numbers(memory: Memory, person_id: int) -> list[int]:
    found = await seen(memory, person_id)
    return [member.number for member in found.members] if found else []


async def test_the_secretary_invited_by_the_doctor_sees_the_same_steps(memory: Memory) -> None:
    await memory.meet(DOCTOR, SECRETARY)
    await memory.mark(DOCTOR, "rpps")
    await memory.do(partial(profile.set_role, person_id=SECRETARY, role="secretaire"))
    await memory.practice(DOCTOR, SECRETARY)
    await memory.mark(SECRETARY, "insi")
    journey = await memory.journey(DOCTOR)
    assert (journey.done, journey.total, journey.shared) == (2, 11, True)
    view = journey.view("insi")
    assert view
    assert view.marked_by == Member(
        2, "secretaire", owner=False, joined_on=memory.now.date(), me=False
    )
    theirs = await memory.journey(SECRETARY)
    assert (theirs.done, theirs.total) == (2, 11)


async def test_an_invitation_serves_once(memory: Memory) -> None:
    await memory.meet(DOCTOR, SECRETARY, COLLEAGUE)
    token = await memory.invite(DOCTOR)
    joined = await at_once(memory.join(one, token) for one in (SECRETARY, COLLEAGUE))
    assert sorted(joined) == [Joined.JOINED, Joined.UNKNOWN]
    assert await numbers(memory, DOCTOR) == [1, 2]


async def test_what_would_become_of_an_invitation_is_foreseen_and_uses_nothing(
    memory: Memory,
) -> None:
    await memory.meet(DOCTOR, SECRETARY, COLLEAGUE)
    token = await memory.invite(DOCTOR)

    async def foreseen(person_id: int, asked: str = token) -> Joined:
        known = invitations.id_of(asked)
        return await memory.do(
            lambda session: invitations.foreseen(session, person_id, known, memory.now)
        )

    assert await foreseen(DOCTOR) is Joined.ALREADY
    assert await foreseen(SECRETARY) is Joined.JOINED
    assert await foreseen(SECRETARY, "never") is Joined.UNKNOWN
    assert await numbers(memory, SECRETARY) == []
    other = await memory.invite(COLLEAGUE, 2)
    assert await foreseen(COLLEAGUE) is Joined.ELSEWHERE
    assert await memory.join(SECRETARY, token) is Joined.JOINED
    assert await foreseen(COLLEAGUE) is Joined.UNKNOWN
    assert await foreseen(SECRETARY, other) is Joined.ELSEWHERE


async def test_the_same_tap_delivered_twice_joins_once(memory: Memory) -> None:
    await memory.meet(DOCTOR, SECRETARY)
    token = await memory.invite(DOCTOR)
    assert await memory.join(SECRETARY, token) is Joined.JOINED
    assert await memory.join(SECRETARY, token) is Joined.ALREADY
    assert await memory.join(DOCTOR, token) is Joined.ALREADY
    assert await numbers(memory, SECRETARY) == [1, 2]


async def test_the_same_update_invites_once(memory: Memory) -> None:
    await memory.meet(DOCTOR)
    assert await memory.invite(DOCTOR, 1) == await memory.invite(DOCTOR, 1)
    found = await seen(memory, DOCTOR)
    assert found
    assert len(found.invitations) == 1


async def test_an_invitation_expires_after_seven_days(memory: Memory) -> None:
    await memory.meet(DOCTOR, SECRETARY)
    token = await memory.invite(DOCTOR)
    later = replace(memory, now=memory.now + timedelta(days=7))
    assert await later.join(SECRETARY, token) is Joined.UNKNOWN
    found = await seen(later, DOCTOR)
    assert found
    assert not found.invitations
    assert await replace(memory, now=later.now - timedelta(seconds=1)).join(SECRETARY, token)


async def test_an_invitation_can_be_revoked_by_its_practice_only(memory: Memory) -> None:
    await memory.practice(COLLEAGUE)
    await memory.practice(DOCTOR, SECRETARY)
    token = await memory.invite(DOCTOR, 9)
    found = await seen(memory, DOCTOR)
    assert found
    assert found.owner
    (open_one,) = found.invitations
    told = await seen(memory, SECRETARY)
    assert told
    assert not told.invitations

    async def revoke(person_id: int) -> bool:
        return await memory.do(lambda session: invitations.revoke(session, person_id, open_one.id))

    assert not await revoke(SECRETARY)
    assert not await revoke(COLLEAGUE)
    assert not await revoke(404)
    assert await revoke(DOCTOR)
    assert not await revoke(DOCTOR)
    await memory.meet(8)
    assert await memory.join(8, token) is Joined.UNKNOWN


async def test_the_oldest_of_too_many_invitations_closes(memory: Memory) -> None:
    await memory.meet(DOCTOR, SECRETARY)
    tokens = [
        await replace(memory, now=memory.now + timedelta(seconds=n)).invite(DOCTOR, n)
        for n in range(MAX_OPEN + 1)
    ]
    assert await memory.join(SECRETARY, tokens[0]) is Joined.UNKNOWN
    assert await memory.join(SECRETARY, tokens[1]) is Joined.JOINED


async def test_only_the_owner_invites(memory: Memory) -> None:
    await memory.practice(DOCTOR, SECRETARY)
    async with memory.database.session() as session:
        assert await invitations.invite(session, SECRETARY, 3, memory.now) is None


async def test_one_belongs_to_one_practice(memory: Memory) -> None:
    await memory.practice(DOCTOR, SECRETARY)
    await memory.meet(COLLEAGUE)
    assert await memory.join(SECRETARY, await memory.invite(COLLEAGUE)) is Joined.ELSEWHERE


async def test_a_practice_has_so_many_members(memory: Memory) -> None:
    await memory.practice(DOCTOR, *range(100, 99 + MAX_MEMBERS))
    await memory.meet(99)
    assert await memory.join(99, await memory.invite(DOCTOR, 999)) is Joined.FULL


async def test_a_token_that_never_was_opens_nothing(memory: Memory) -> None:
    await memory.meet(SECRETARY)
    for token in ("", "é" * 200, "\ud800", "1", "c_" * 30):
        assert await memory.join(SECRETARY, token) is Joined.UNKNOWN


@given(st.integers(0, 2**63 - 1))
def test_masking_lets_an_invitation_through(key: int) -> None:
    token = invitations.token_of(key)
    said = f" c_{token}"
    assert mask(said).text == said
    assert len(f"c_{token}") <= 64


async def test_who_does_what_can_be_changed(memory: Memory) -> None:
    await memory.practice(DOCTOR, SECRETARY)
    await memory.meet(COLLEAGUE)

    async def assign(person_id: int, number: int | None) -> bool:
        return await memory.do(lambda session: practice.assign(session, person_id, "insi", number))

    async def doer() -> Member | None:
        view = (await memory.journey(DOCTOR)).view("insi")
        assert view
        return view.doer

    assert await assign(SECRETARY, 1)
    assert await doer() == Member(1, None, owner=True, joined_on=memory.now.date(), me=True)
    assert await assign(DOCTOR, 2)
    assert not await assign(DOCTOR, 404)
    assert not await assign(COLLEAGUE, 1)
    assert await doer() == Member(2, None, owner=False, joined_on=memory.now.date(), me=False)
    assert await memory.do(partial(departures.leave, person_id=SECRETARY))
    assert await doer() is None
    assert await assign(DOCTOR, None)


async def test_who_leaves_takes_a_copy_of_the_steps(memory: Memory) -> None:
    await memory.practice(DOCTOR, SECRETARY)
    await memory.mark(SECRETARY, "insi")
    await memory.mark(DOCTOR, "cps", State.DOING)
    assert await memory.do(partial(departures.leave, person_id=SECRETARY))
    assert not await memory.do(partial(departures.leave, person_id=SECRETARY))
    alone = await memory.journey(SECRETARY)
    assert (alone.done, alone.shared) == (1, False)
    left = (await memory.journey(DOCTOR)).view("insi")
    assert left
    assert (left.state, left.marked_by) == (State.DONE, None)


async def test_the_practice_passes_on_when_its_owner_leaves(memory: Memory) -> None:
    await memory.practice(DOCTOR, SECRETARY, COLLEAGUE)
    token = await memory.invite(DOCTOR, 50)
    await memory.mark(DOCTOR, "rpps")
    await memory.do(partial(departures.leave, person_id=DOCTOR))
    found = await seen(memory, SECRETARY)
    assert found
    assert (found.owner, len(found.members)) == (True, 2)
    assert (await memory.journey(COLLEAGUE)).done == 1
    assert await memory.join(DOCTOR, token) is Joined.UNKNOWN


async def test_a_practice_ends_with_its_last_member(memory: Memory) -> None:
    await memory.practice(DOCTOR)
    await memory.mark(DOCTOR, "rpps")
    await memory.do(partial(departures.leave, person_id=DOCTOR))
    assert await seen(memory, DOCTOR) is None
    assert (await memory.journey(DOCTOR)).done == 1


async def test_only_the_owner_removes_somebody_else(memory: Memory) -> None:
    await memory.practice(DOCTOR, SECRETARY)

    async def remove(person_id: int, number: int) -> bool:
        return await memory.do(lambda session: departures.remove(session, person_id, number))

    assert not await remove(SECRETARY, 1)
    assert not await remove(DOCTOR, 1)
    assert not await remove(COLLEAGUE, 2)
    assert await remove(DOCTOR, 2)
    assert not await remove(DOCTOR, 2)
    assert await seen(memory, SECRETARY) is None


async def test_a_number_is_never_given_again(memory: Memory) -> None:
    await memory.practice(DOCTOR, SECRETARY)
    await memory.do(lambda session: departures.remove(session, DOCTOR, 2))
    await memory.meet(COLLEAGUE)
    await memory.join(COLLEAGUE, await memory.invite(DOCTOR, 60))
    assert await numbers(memory, DOCTOR) == [1, 3]


async def test_who_was_removed_finds_their_own_steps_again(memory: Memory) -> None:
    await memory.meet(SECRETARY)
    await memory.mark(SECRETARY, "rpps")
    await memory.practice(DOCTOR, SECRETARY)
    assert (await memory.journey(SECRETARY)).done == 0
    await memory.do(lambda session: departures.remove(session, DOCTOR, 2))
    assert (await memory.journey(SECRETARY)).done == 1


async def test_dissolving_leaves_everyone_a_copy(memory: Memory) -> None:
    await memory.practice(DOCTOR, SECRETARY)
    await memory.mark(SECRETARY, "insi")
    assert not await memory.do(partial(departures.dissolve, person_id=SECRETARY))
    assert await memory.do(partial(departures.dissolve, person_id=DOCTOR))
    for person in (DOCTOR, SECRETARY):
        assert await seen(memory, person) is None
        assert (await memory.journey(person)).done == 1


async def test_a_practice_celebrates_once_for_all(memory: Memory) -> None:
    await memory.practice(DOCTOR, SECRETARY)
    steps = [view.step.id for view in (await memory.journey(DOCTOR)).concerned]
    celebrated = [(await memory.mark(SECRETARY, one)).celebrate for one in steps]
    assert celebrated == [False] * 9 + [True]
    await memory.do(partial(departures.leave, person_id=SECRETARY))
    await memory.mark(SECRETARY, steps[0], State.TODO)
    assert not (await memory.mark(SECRETARY, steps[0])).celebrate


async def test_what_the_owner_says_holds_for_the_practice(memory: Memory) -> None:
    await memory.practice(DOCTOR, SECRETARY)

    async def totals(person_id: int) -> int:
        await memory.do(lambda session: profile.set_fact(session, person_id, Fact.FINESS, True))  # noqa: FBT003  what is said
        return (await memory.journey(DOCTOR)).total

    assert await totals(SECRETARY) == 10
    assert await totals(DOCTOR) == 11


async def test_leaving_while_the_others_mark_loses_nothing(memory: Memory) -> None:
    await memory.practice(DOCTOR, SECRETARY, COLLEAGUE)
    marked = [
        asyncio.create_task(memory.mark((DOCTOR, SECRETARY)[n % 2], one))
        for n, one in enumerate(("rpps", "cps", "insi", "bal", "alimenter", "echanger"))
    ]
    await memory.do(partial(departures.leave, person_id=COLLEAGUE))
    await memory.do(partial(departures.dissolve, person_id=DOCTOR))
    await asyncio.gather(*marked)
    done = [(await memory.journey(one)).done for one in (DOCTOR, SECRETARY)]
    assert sum(done) >= 6


def test_the_steps_of_a_practitioner_are_for_who_invites_though_they_said_nothing() -> None:
    today = date(2026, 11, 23)
    owner = Member(1, None, owner=True, joined_on=today, me=True)
    invited = replace(owner, number=2, owner=False)
    assert not practice.is_anothers("praticien", None, [owner])
    assert practice.is_anothers("praticien", None, [replace(owner, me=False), invited])
