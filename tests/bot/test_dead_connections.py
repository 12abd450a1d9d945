"""Connections to PostgreSQL that were lost without a word hold nobody up for long."""

import asyncio
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import make_url, text

from bot.database import postgresql_dialect
from bot.database.engine import Database
from tests.conftest import PostgreSQL

FAREWELL = b"SFATAL\0C57P01\0Mterminating connection due to administrator command\0\0"
"""What a server says to each connection when it stops, before it closes them."""

OPEN = 8
"""Connections that were opened at once, before all are lost."""


class Firewall:
    """What stands before a server, and may forget the connections that pass through it."""

    def __init__(self, socket: Path) -> None:
        self._socket = socket
        self._known = set[asyncio.Task[None]]()
        self._writers = list[asyncio.StreamWriter]()

    async def pass_through(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        """Let a connection reach the server, until it is forgotten."""
        there, server = await asyncio.open_unix_connection(self._socket)
        self._writers += writer, server
        ways = (reader, server), (there, writer)
        self._known |= {asyncio.create_task(self._carry(*way)) for way in ways}

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while said := await reader.read(1 << 16):
            writer.write(said)
            await writer.drain()

    async def bid_farewell(self) -> None:
        """Tell each client that the server stops, which it learns before its end of the line."""
        for writer in self._writers[::2]:
            writer.write(b"E" + (len(FAREWELL) + 4).to_bytes(4, "big") + FAREWELL)
            await writer.drain()
        await asyncio.sleep(0.1)

    def forget(self) -> None:
        """Forget every connection: neither end is told."""
        for task in self._known:
            task.cancel()
        self._known.clear()

    def close(self) -> None:
        """Close them all."""
        self.forget()
        for writer in self._writers:
            writer.close()


def socket_in(folder: object) -> Path:
    """Return where a server listens."""
    (socket,) = Path(str(folder)).glob(".s.PGSQL.*[0-9]")
    return socket


@pytest.fixture
async def firewall(postgresql: PostgreSQL) -> AsyncIterator[tuple[Firewall, Database]]:
    """Give a firewall, and a database behind it."""
    url = make_url(postgresql.create())
    made = Firewall(socket_in(url.query["host"]))
    server = await asyncio.start_server(made.pass_through, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    database = Database(f"postgresql+asyncpg://postgres@127.0.0.1:{port}/{url.database}")
    yield made, database
    database.abandon()
    await database.close()
    made.close()
    server.close()


async def ask(database: Database) -> None:
    async with database.session() as session:
        assert await session.scalar(text("SELECT 1 FROM pg_sleep(0.05)")) == 1


@pytest.mark.alone
async def test_when_all_were_lost_one_try_finds_it_out(
    firewall: tuple[Firewall, Database], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgresql_dialect, "ALIVE_WITHIN", 0.3)
    before, database = firewall
    await asyncio.gather(*(ask(database) for _ in range(OPEN)))
    before.forget()
    started = time.monotonic()
    await ask(database)
    assert time.monotonic() - started < 5
    await asyncio.gather(*(ask(database) for _ in range(OPEN)))


async def test_a_connection_that_was_told_of_the_end_is_used_no_more(
    firewall: tuple[Firewall, Database],
) -> None:
    before, database = firewall
    await asyncio.gather(*(ask(database) for _ in range(OPEN)))
    await before.bid_farewell()
    await asyncio.gather(*(ask(database) for _ in range(OPEN)))
