"""What is held of a person is given to them, and erased: every table that knows a person."""

import json
from functools import partial

from sqlalchemy import select

from bot import departures, invitations, people, person_data, practice
from tests.bot.held import KNOWING, TABLES, everything, held
from tests.bot.path import COLLEAGUE, DOCTOR, SECRETARY, Memory

STRANGER = 8
WHICH_PRACTICE = {
    "practice": "id",
    "member": "practice_id",
    "practice_step": "practice_id",
    "duty": "practice_id",
    "invitation": "practice_id",
}
"""The tables of practices, and the column that tells of which one a row is."""


def test_the_tables_that_know_a_person_are_those() -> None:
    expected = {
        "person": {"id"},
        "step": {"person_id"},
        "reminder": {"person_id"},
        "conversation": {"person_id"},
        "member": {"person_id"},
        "practice_step": {"marked_by"},
        "duty": {"person_id"},
        "invitation": {"made_by", "used_by"},
        "tiding": {"person_id"},
        "awaited": {"person_id"},
        "reply": {"chat_id"},
    }
    assert expected == KNOWING


async def test_every_table_that_knows_a_person_is_given(memory: Memory) -> None:
    await everything(memory)
    counts = await held(memory.database, DOCTOR)
    assert all(counts.values()), counts
    given = await memory.do(partial(person_data.export, person_id=DOCTOR))
    for name, columns in KNOWING.items():
        theirs = [row for row in given[name] if DOCTOR in [row[column] for column in columns]]
        assert len(theirs) == counts[name], name
    assert given["practice"]


async def test_what_is_given_is_json_and_names_nobody_else(memory: Memory) -> None:
    await everything(memory)
    given = await memory.do(partial(person_data.export, person_id=DOCTOR))
    for name, rows in given.items():
        for row in rows:
            others = [row[column] for column in KNOWING.get(name, ())]
            assert set(others) <= {DOCTOR, None}
    assert json.loads(json.dumps(given)) == given
    assert given["reminder"][0]["day"] == "2026-11-30"
    assert {row["step_id"] for row in given["practice_step"]} == {"rpps", "insi"}


async def test_nothing_is_given_of_another_s_practice(memory: Memory) -> None:
    await memory.meet(COLLEAGUE, STRANGER)
    await memory.join(STRANGER, await memory.invite(COLLEAGUE, 90))
    await memory.mark(COLLEAGUE, "cps")
    await memory.do(partial(practice.assign, person_id=COLLEAGUE, step_id="cpe", number=1))
    await everything(memory)
    for person in (DOCTOR, COLLEAGUE):
        given = await memory.do(partial(person_data.export, person_id=person))
        (place,) = given["member"]
        assert place["person_id"] == person
        for name, which in WHICH_PRACTICE.items():
            assert {row[which] for row in given[name]} == {place["practice_id"]}, name


async def test_nothing_is_given_of_someone_unknown(memory: Memory) -> None:
    given = await memory.do(partial(person_data.export, person_id=404))
    assert not any(given.values())


async def test_every_table_that_knows_a_person_is_emptied_of_them(memory: Memory) -> None:
    await everything(memory)
    others = await held(memory.database, SECRETARY)
    assert await memory.do(partial(person_data.erase, person_id=DOCTOR))
    assert not any((await held(memory.database, DOCTOR)).values())
    left = await held(memory.database, SECRETARY)
    assert left | {"invitation": 0} == others | {"invitation": 0, "tiding": 1}
    assert not await memory.do(partial(person_data.erase, person_id=DOCTOR))


async def test_the_practice_keeps_its_steps_without_the_name(memory: Memory) -> None:
    await everything(memory)
    await memory.do(partial(person_data.erase, person_id=DOCTOR))
    journey = await memory.journey(SECRETARY)
    assert journey.done == 2
    view = journey.view("rpps")
    assert view
    assert view.marked_by is None
    found = await memory.do(partial(practice.of, person_id=SECRETARY, now=memory.now))
    assert found
    assert found.owner


async def test_the_practice_of_one_is_erased_with_them(memory: Memory) -> None:
    await memory.practice(DOCTOR)
    await memory.mark(DOCTOR, "rpps")
    await memory.do(partial(person_data.erase, person_id=DOCTOR))
    async with memory.database.session() as session:
        for table in ("practice", "practice_step", "invitation", "member"):
            assert not (await session.execute(select(TABLES[table]))).all()


async def test_who_was_erased_starts_afresh(memory: Memory) -> None:
    await everything(memory)
    await memory.do(partial(person_data.erase, person_id=DOCTOR))
    met = await memory.do(lambda session: people.meet(session, DOCTOR, memory.now))
    assert met.first_contact
    journey = await memory.journey(DOCTOR)
    assert (journey.done, journey.started, journey.shared) == (0, False, False)


async def test_an_invitation_used_by_who_left_serves_nobody(memory: Memory) -> None:
    await memory.practice(DOCTOR)
    await memory.meet(SECRETARY, COLLEAGUE)
    token = await memory.invite(DOCTOR, 77)
    await memory.join(SECRETARY, token)
    await memory.do(partial(departures.leave, person_id=SECRETARY))
    assert await memory.join(COLLEAGUE, token) is invitations.Joined.UNKNOWN
