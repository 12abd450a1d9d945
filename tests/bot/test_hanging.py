"""Who opens connections and asks nothing takes no place from the others for long."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiohttp import ClientSession, web

from bot.addresses import Address
from bot.receiving import hanging
from bot.web import add_health, serving
from tests.bot.unclaimed import free_port

HEAD = b"POST /telegram/x HTTP/1.1\r\nHost: x\r\nX-"
"""The beginning of a request whose end never comes."""


class Server:
    """A server that answers `/slow` when it is told to."""

    def __init__(self) -> None:
        self.address = Address("127.0.0.1", free_port())
        self.go_on = asyncio.Event()
        self._writers = list[asyncio.StreamWriter]()

    async def slow(self, _: web.Request) -> web.Response:
        await self.go_on.wait()
        return web.Response(text="done")

    async def ready(self) -> bool:
        return True

    async def hang(self) -> asyncio.StreamReader:
        """Open a connection and begin to ask something; return what comes back."""
        reader, writer = await asyncio.open_connection(*self.address)
        writer.write(HEAD)
        await writer.drain()
        self._writers.append(writer)
        return reader

    async def hang_up(self) -> None:
        """Close what was opened."""
        for writer in self._writers:
            writer.close()
            await writer.wait_closed()


@pytest.fixture
async def server(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Server]:
    """Serve where three connections are many."""
    monkeypatch.setattr(hanging, "MANY", 3)
    monkeypatch.setattr(hanging, "HELD", 0.2)
    monkeypatch.setattr(hanging, "EVERY", 0.05)
    made, app = Server(), web.Application()
    app.router.add_get("/slow", made.slow)
    add_health(app, made.ready)
    async with serving(app, made.address):
        yield made
        await made.hang_up()


async def test_the_oldest_that_ask_nothing_are_closed_when_there_are_many(server: Server) -> None:
    readers = [await server.hang() for _ in range(5)]
    ends = [asyncio.create_task(reader.read()) for reader in readers]
    async with asyncio.timeout(5):
        assert await asyncio.gather(*ends[:2]) == [b"", b""]
    await asyncio.sleep(0.3)
    assert not any(end.done() for end in ends[2:])
    await server.hang_up()
    await asyncio.gather(*ends)


async def test_what_is_being_answered_is_never_cut(server: Server) -> None:
    async with ClientSession() as session:
        asked = [
            asyncio.create_task(session.get(f"http://{server.address}/slow")) for _ in range(8)
        ]
        await asyncio.sleep(0.6)
        server.go_on.set()
        assert [await (await one).text() for one in asked] == ["done"] * 8
