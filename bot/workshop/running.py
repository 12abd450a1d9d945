"""A run of the workshop: on this machine alone, until told to stop."""

import asyncio
from pathlib import Path

from aiohttp import web

from bot.addresses import Address
from bot.process.stopping import stop_on_signals
from bot.web import serving
from bot.workshop.answers import said
from bot.workshop.server import make_app

HOST, PORT = "127.0.0.1", 8081
"""Where the workshop listens; another port may be asked for."""
PORT_OPTION = "--port"


def run(folder: Path, database_url: str, port: int) -> None:
    """Serve the workshop of a base until told to stop.

    Raises:
        ListenError: the port is taken; the message says so in French.
    """
    asyncio.run(_serve(make_app(folder, database_url, host=HOST), Address(HOST, port)))


async def _serve(app: web.Application, address: Address) -> None:
    async with (
        stop_on_signals() as stop,
        serving(app, address, PORT_OPTION),
    ):
        print(said("address", address=address), flush=True)  # noqa: T201  said to the person who started it
        await stop.wait()
