"""A database that goes away when it is told, and comes back."""

import asyncio
from typing import Protocol

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database.engine import Database
from tests.conftest import PostgreSQL

WRITE = text("UPDATE alembic_version SET version_num = version_num")


class Outage(Protocol):
    """What makes a database go away."""

    async def begin(self, session: AsyncSession) -> None:
        """Go away in the middle of a transaction, which fails."""
        ...

    async def end(self) -> None:
        """Come back."""
        ...


class ReadOnly:
    """SQLite's file can be written to no more, as on a disk that fails."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def begin(self, session: AsyncSession) -> None:
        """Refuse to write, then be asked to."""
        await session.execute(text("PRAGMA query_only = 1"))
        await session.execute(WRITE)

    async def end(self) -> None:
        """Be written to again."""
        await self._database.engine.dispose()  # the next connection is not so


class Stopped:
    """The PostgreSQL server is stopped, and started again."""

    def __init__(self, server: PostgreSQL) -> None:
        self._server = server

    async def begin(self, session: AsyncSession) -> None:
        """Stop the server, then ask it something."""
        await asyncio.to_thread(self._server.stop)
        await session.execute(WRITE)

    async def end(self) -> None:
        """Start the server."""
        await asyncio.to_thread(self._server.start)
