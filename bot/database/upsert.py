"""Writing a row that may already be there, in one statement, on SQLite and PostgreSQL."""

from collections.abc import Iterable
from functools import cache

from sqlalchemy import ColumnElement, Table, bindparam
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database import prepared
from bot.database.columns import Model

Insert = postgresql.Insert | sqlite.Insert


def _insert(on: str, model: type[Model], names: Iterable[str]) -> Insert:
    insert = postgresql.insert if on == "postgresql" else sqlite.insert
    return insert(_table(model)).values({name: bindparam(name) for name in names})


def _table(model: type[Model]) -> Table:
    """Return the table of a model: statements on it cost half as much as on the model."""
    table = model.__table__
    if not isinstance(table, Table):
        raise TypeError(model)
    return table


def _key(model: type[Model]) -> list[str]:
    return [column.name for column in model.__table__.primary_key]


def engine(session: AsyncSession) -> str:
    """Return the name of a session's engine."""
    return session.get_bind().dialect.name


@cache
def adding(on: str, model: type[Model], names: tuple[str, ...]) -> prepared.Statement:
    """Return the statement that inserts a row and returns its key, unless the key is taken.

    Args:
        on: the name of the engine.
        model: the table.
        names: the columns given.
    """
    statement = _insert(on, model, names).on_conflict_do_nothing(index_elements=_key(model))
    return statement.returning(*model.__table__.primary_key)


@cache
def putting(on: str, model: type[Model], names: tuple[str, ...], **new: object) -> Insert:
    """Return the statement that inserts a row, or updates the given columns of the existing one.

    Args:
        on: the name of the engine.
        model: the table.
        names: the columns given.
        new: what other columns hold where the row is new.
    """
    return _replacing(_insert(on, model, names).values(new), model, names)


def _replacing(
    insert: Insert,
    model: type[Model],
    names: Iterable[str],
    condition: ColumnElement[bool] | None = None,
) -> Insert:
    """Make an insertion update these columns when the key exists, on a condition if any."""
    key = _key(model)
    changes = {name: insert.excluded[name] for name in names if name not in key}
    return insert.on_conflict_do_update(index_elements=key, set_=changes, where=condition)


async def add_if_absent(session: AsyncSession, model: type[Model], **values: object) -> bool:
    """Insert a row unless its key is taken; tell whether it was inserted."""
    statement = adding(engine(session), model, tuple(values))
    return await prepared.row(session, statement, **values) is not None


async def put(session: AsyncSession, model: type[Model], **values: object) -> None:
    """Insert a row, or replace the given columns of the row that has its key."""
    await prepared.rows(session, putting(engine(session), model, tuple(values)), **values)


async def put_if(
    session: AsyncSession, model: type[Model], condition: ColumnElement[bool], **values: object
) -> bool:
    """Insert a row, or update the existing one if it fulfils a condition; tell whether it did."""
    guarded = _replacing(_insert(engine(session), model, values), model, values, condition)
    returned = guarded.returning(*model.__table__.primary_key)
    return await prepared.row(session, returned, **values) is not None
