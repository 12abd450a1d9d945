"""Statements that are made once, and executed without the bookkeeping of objects."""

from typing import Any

from sqlalchemy import Executable, Row
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session


async def rows(session: AsyncSession, statement: Executable, **values: object) -> list[Row[Any]]:
    """Execute a statement with these values in a session's transaction; return its rows.

    What objects of the session are to write is not written before.
    """
    return await session.run_sync(fetch, statement, values)


async def row(session: AsyncSession, statement: Executable, **values: object) -> Row[Any] | None:
    """Execute a statement of one row at most; return it."""
    found = await session.run_sync(fetch, statement, values)
    return found[0] if found else None


def fetch(session: Session, statement: Executable, values: dict[str, object]) -> list[Row[Any]]:
    """Execute a statement; return its rows, if it is of those that have some."""
    result = session.connection().execute(statement, values)
    return list(result.all()) if result.returns_rows else []
