"""Statements that are compiled once, and executed without the bookkeeping of objects.

With objects, SQLAlchemy takes ten times as long to execute one as SQLite does: it builds the
statement, its key in the cache, its parameters by name, and a result able to give back objects.
"""

import sqlite3
from collections import namedtuple
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Dialect, Insert, Select
from sqlalchemy.exc import DBAPIError, StatementError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.dml import ReturningDelete, ReturningInsert, ReturningUpdate
from sqlalchemy.types import TypeEngine

from bot.database import sqlite_driver

Statement = (
    Insert
    | Select[*tuple[Any, ...]]
    | ReturningInsert[*tuple[Any, ...]]
    | ReturningUpdate[*tuple[Any, ...]]
    | ReturningDelete[*tuple[Any, ...]]
)

CONNECTION = "connection"
"""Where a session of one transaction keeps its connection (`Database.short_session`)."""


class _Compiled:
    """A statement as one engine takes it.

    Attributes:
        text: what the driver is given.
    """

    def __init__(self, statement: Statement, dialect: Dialect) -> None:
        compiled = statement.compile(dialect=dialect)
        if not isinstance(compiled, SQLCompiler) or compiled.positiontup is None:
            raise TypeError(dialect.name)
        self.text = compiled.string
        self._given = dict(compiled.params)
        binds = [(name, compiled.binds[name].type) for name in compiled.positiontup]
        self._to = [(name, _impl(kind, dialect).bind_processor(dialect)) for name, kind in binds]
        columns = statement.exported_columns
        self._row = _maker([str(one.key) for one in columns])
        self._from = [_impl(one.type, dialect).result_processor(dialect, None) for one in columns]

    def values(self, named: dict[str, object]) -> tuple[Any, ...]:
        """Return the parameters, in order, as the driver takes them."""
        all_of_them = self._given | named
        return tuple(
            convert(all_of_them[name]) if convert else all_of_them[name]
            for name, convert in self._to
        )

    def row(self, found: Sequence[Any]) -> Any:  # noqa: ANN401  its columns are those asked for
        """Return a row that the driver found."""
        columns = zip(found, self._from, strict=True)
        return self._row(read(one) if read else one for one, read in columns)


def _maker(names: list[str]) -> Callable[[Iterable[Any]], Any]:
    """Return what makes a row of values, each with its name."""
    make: Callable[[Iterable[Any]], Any] = getattr(namedtuple("Found", names), "_make")  # noqa: B009, PYI024  known here only
    return make


def _impl(kind: TypeEngine[Any], dialect: Dialect) -> TypeEngine[Any]:
    return kind.dialect_impl(dialect)


@lru_cache(maxsize=256)
def _compiled(statement: Statement, dialect: Dialect) -> _Compiled:
    return _Compiled(statement, dialect)


async def rows(session: AsyncSession, statement: Statement, **values: object) -> list[Any]:
    """Execute a statement with these values in a session's transaction; return its rows.

    Pending changes to objects of the session are not written first.
    """
    connection = session.info.get(CONNECTION)
    if isinstance(connection, Connection):
        driver = connection.connection.dbapi_connection
        if isinstance(driver, sqlite_driver.Connection) and driver.is_at_hand:
            return _asked(driver, _compiled(statement, connection.dialect), values)
    return await session.run_sync(_fetch, statement, values)


async def row(session: AsyncSession, statement: Statement, **values: object) -> Any:  # noqa: ANN401  its columns are those asked for
    """Execute a statement that finds at most one row; return it, or None."""
    found = await rows(session, statement, **values)
    return found[0] if found else None


def _asked(
    driver: sqlite_driver.Connection, compiled: _Compiled, values: dict[str, object]
) -> list[Any]:
    """Return the rows that the driver finds at once; an error is told as SQLAlchemy tells it.

    It is never asked again: SQLite may have rolled the transaction back, and what comes next would
    be kept without what came before.
    """
    given = _given(compiled, values)
    try:
        return _read(compiled, driver.ask(compiled.text, given))
    except sqlite3.Error as error:
        raise DBAPIError.instance(
            compiled.text, None, error, sqlite3.Error, hide_parameters=True
        ) from error


def _fetch(session: Session, statement: Statement, values: dict[str, object]) -> list[Any]:
    connection = _connection(session)
    compiled = _compiled(statement, connection.dialect)
    result = connection.exec_driver_sql(compiled.text, _given(compiled, values))
    return _read(compiled, result) if result.returns_rows else []


def _given(compiled: _Compiled, values: dict[str, object]) -> tuple[Any, ...]:
    """Return the parameters of a statement; one that a type refuses is told as SQLAlchemy does."""
    try:
        return compiled.values(values)
    except ValueError as error:
        raise StatementError(str(error), compiled.text, None, error, True) from error  # noqa: FBT003  without values


def _read(compiled: _Compiled, found: Iterable[Sequence[Any]]) -> list[Any]:
    return [compiled.row(one) for one in found]


def _connection(session: Session) -> Connection:
    """Return the connection of a session's transaction, which is begun if needed."""
    known = session.info.get(CONNECTION)
    return known if isinstance(known, Connection) else session.connection()
