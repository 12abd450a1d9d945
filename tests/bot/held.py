"""Something of a person in every table that knows them, and how much of it there is."""

from sqlalchemy import BigInteger, Table, func, select

from bot import awaited, people, practice, reminders, replies
from bot.database.engine import Database
from bot.tables import metadata
from tests.bot.path import DOCTOR, SECRETARY, Memory
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
        await people.remember_shown(session, DOCTOR, "cpe-commander", memory.now)
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
