"""The web server: whether the bot is alive and ready, and whatever else is added to it."""

import asyncio
import errno
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from aiohttp import web

from bot.addresses import Address
from bot.receiving.hanging import Hanging
from knowledge.wording import reason, wording

HEALTH = ("/healthz", "/readyz")

GRACE = 2.0
"""Seconds given at the end to requests that are being answered; updates are finished before."""

Ready = Callable[[], Awaitable[bool]]


class ListenError(Exception):
    """The address cannot be listened on; the message says so in French."""


def add_health(app: web.Application, ready: Ready) -> None:
    """Add `/healthz` (the process answers) and `/readyz` (it can do its work)."""

    async def healthz(_: web.Request) -> web.Response:
        return web.json_response({"status": "alive"})

    async def readyz(_: web.Request) -> web.Response:
        if await ready():
            return web.json_response({"status": "ready"})
        return web.json_response({"status": "not ready"}, status=503)

    for path, answer in zip(HEALTH, (healthz, readyz), strict=True):
        app.router.add_get(path, answer)


@asynccontextmanager
async def serving(
    app: web.Application, address: Address, setting: str = "BOT_LISTEN"
) -> AsyncIterator[None]:
    """Serve an application during a block, on the address that a setting gives.

    Raises:
        ListenError: the address is taken, or not ours.
    """
    hanging = Hanging()
    hanging.over(app)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=GRACE)
    await runner.setup()
    try:
        await web.TCPSite(runner, address.host, address.port).start()
    except OSError as error:
        await runner.cleanup()
        key = "port_taken" if error.errno == errno.EADDRINUSE else "cannot_listen"
        said = wording()["start_up"][key]
        about = {"address": address, "reason": reason(error), "setting": setting}
        raise ListenError(said.format(**about)) from error
    watch = asyncio.create_task(hanging.watch(runner.server)) if runner.server else None
    try:
        yield
    finally:
        if watch:
            watch.cancel()
        await runner.cleanup()
