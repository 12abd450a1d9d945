"""Writing a row that may already be there, in one statement, on SQLite and PostgreSQL."""

from sqlalchemy import ColumnElement
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from bot.columns import Model


def _insert(
    session: AsyncSession, model: type[Model], values: dict[str, object]
) -> postgresql.Insert | sqlite.Insert:
    on_postgresql = session.get_bind().dialect.name == "postgresql"
    insert = postgresql.insert if on_postgresql else sqlite.insert
    return insert(model).values(**values)


def _key(model: type[Model]) -> list[str]:
    return [column.name for column in model.__table__.primary_key]


async def add_if_absent(session: AsyncSession, model: type[Model], **values: object) -> bool:
    """Insert a row unless its key is taken; tell whether it was inserted."""
    statement = _insert(session, model, values).on_conflict_do_nothing(index_elements=_key(model))
    returned = await session.execute(statement.returning(*model.__table__.primary_key))
    return returned.first() is not None


async def put(session: AsyncSession, model: type[Model], **values: object) -> None:
    """Insert a row, or replace the given columns of the row that has its key."""
    key = _key(model)
    changes = {name: value for name, value in values.items() if name not in key}
    statement = _insert(session, model, values)
    await session.execute(statement.on_conflict_do_update(index_elements=key, set_=changes))


async def put_if(
    session: AsyncSession, model: type[Model], condition: ColumnElement[bool], **values: object
) -> bool:
    """Insert a row, or change the one that has its key if it fulfils a condition; tell whether."""
    key = _key(model)
    changes = {name: value for name, value in values.items() if name not in key}
    statement = _insert(session, model, values).on_conflict_do_update(
        index_elements=key, set_=changes, where=condition
    )
    returned = await session.execute(statement.returning(*model.__table__.primary_key))
    return returned.first() is not None
