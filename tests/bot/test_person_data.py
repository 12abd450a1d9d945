"""What is held of a person is given to them, and erased: every table that knows a person."""

import json
from functools import partial

from sqlalchemy import BigInteger, Table, func, select

from bot import awaited, departures, invitations, people, person_data, practice, reminders, replies
from bot.database.engine import Database
from bot.tables import metadata
from tests.bot.path import COLLEAGUE, DOCTOR, SECRETARY, Memory
from tests.bot.reminded import DAY

TABLES = metadata().tables
KEYS = {"person.id", "member.person_id"}
NOT_PEOPLE = {"message_id", "reply_id", "update_id", "practice_id", "number", "numbers", "id"}
"""Whole numbers that identify something else: a message, an update, a practice, a question…"""


def people_columns(table: Table) -> set[str]:
    """Return the columns that hold a person's id."""
    keys = {
        column.name
        for column in table.columns
        if KEYS & {key.target_fullname for key in column.foreign_keys}
    }
    numbers = {c.name for c in table.columns if isinstance(c.type, BigInteger)}
    return keys | numbers - NOT_PEOPLE | ({"id"} if table.name == "person" else set())


KNOWING = {name: columns for name, table in TABLES.items() if (columns := people_columns(table))}
"""The tables that know a person, and their columns that do."""


async def everything(memory: Memory, key: int = 0) -> None:
    """Write something of the doctor in every table that knows a person."""
    await memory.practice(DOCTOR, SECRETARY)
    await memory.mark(DOCTOR, "rpps")
    await memory.mark(SECRETARY, "insi")
    await memory.invite(DOCTOR, 50 + key)
    async with memory.database.session() as session:
        await people.remember_entry(session, DOCTOR, "cpe-commander", memory.now)
        await reminders.put(session, DOCTOR, "cpe", DAY, memory.now)
        await replies.remember(session, DOCTOR, 10, [11, 12], memory.now)
        await practice.assign(session, DOCTOR, "cps", 1)
        await awaited.ask(session, DOCTOR, "ins", (), memory.now)
        row = {"person_id": DOCTOR, "step_id": "bal", "state": "done", "marked_on": DAY}
        await session.execute(TABLES["step"].insert().values(row))


async def held(database: Database, person_id: int) -> dict[str, int]:
    """Count the rows that hold a person's id."""
    counts = {}
    async with database.session() as session:
        for name, columns in KNOWING.items():
            table = TABLES[name]
            theirs = [table.c[column] == person_id for column in columns]
            one = select(func.count()).select_from(table)
            counts[name] = sum([await session.scalar(one.where(each)) or 0 for each in theirs])
    return counts


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
