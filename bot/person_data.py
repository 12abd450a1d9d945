"""What is held on a person, table by table: giving it to them, and erasing it."""

from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy import ColumnElement, Table, delete, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot import departures
from bot.database.columns import Model
from bot.models import (
    AwaitedRow,
    ConversationRow,
    DutyRow,
    InvitationRow,
    MemberRow,
    PersonRow,
    PracticeRow,
    PracticeStepRow,
    ReminderRow,
    ReplyRow,
    StepRow,
    TidingRow,
)

Plain = str | int | bool | None
"""The type of a cell in a JSON file."""

PEOPLE = frozenset({PersonRow.__tablename__, MemberRow.__tablename__})
"""The tables whose key is a person's Telegram id."""


def _about(person_id: int) -> dict[type[Model], ColumnElement[bool]]:
    """Return which rows of which tables are about a person, or about their practice."""
    mine = select(MemberRow.practice_id).where(MemberRow.person_id == person_id)
    of_practice = mine.scalar_subquery()
    invited = or_(InvitationRow.made_by == person_id, InvitationRow.used_by == person_id)
    return {
        PersonRow: PersonRow.id == person_id,
        StepRow: StepRow.person_id == person_id,
        ReminderRow: ReminderRow.person_id == person_id,
        ConversationRow: ConversationRow.person_id == person_id,
        MemberRow: MemberRow.person_id == person_id,
        PracticeRow: PracticeRow.id == of_practice,
        PracticeStepRow: PracticeStepRow.practice_id == of_practice,
        DutyRow: DutyRow.person_id == person_id,
        InvitationRow: invited,
        TidingRow: TidingRow.person_id == person_id,
        AwaitedRow: AwaitedRow.person_id == person_id,
        ReplyRow: ReplyRow.chat_id == person_id,  # a private chat bears the person's id
    }


async def export(session: AsyncSession, person_id: int) -> dict[str, list[dict[str, Plain]]]:
    """Return everything held on a person, by table; other people's ids are left out."""
    held: dict[str, list[dict[str, Plain]]] = {}
    for model, theirs in _about(person_id).items():
        table = model.metadata.tables[model.__tablename__]
        rows = await session.execute(select(table).where(theirs).order_by(*table.primary_key))
        held[table.name] = [_plain(table, row._asdict(), person_id) for row in rows]
    return held


def _plain(table: Table, row: Mapping[str, object], person_id: int) -> dict[str, Plain]:
    others = {
        column.name
        for column in table.columns
        if any(key.column.table.name in PEOPLE for key in column.foreign_keys)
        and row[column.name] != person_id
    }
    return {name: None if name in others else _cell(row[name]) for name in row}


def _cell(value: object) -> Plain:
    match value:
        case datetime() | date():
            return value.isoformat()
        case str() | int() | None:
            return value
        case _:
            return str(value)


async def erase(session: AsyncSession, person_id: int) -> bool:
    """Erase everything held on a person; tell whether anything was held.

    Their practice keeps its steps without their name and passes to another member; it ends with
    its last one. Rows of every table that refers to the person are deleted with them.
    """
    await departures.vanish(session, person_id)
    await session.execute(delete(ReplyRow).where(ReplyRow.chat_id == person_id))
    gone = delete(PersonRow).where(PersonRow.id == person_id).returning(PersonRow.id)
    return (await session.execute(gone)).first() is not None
