"""The bot as a process of its own, and the independent server it talks to."""

import asyncio
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from aiohttp import ClientConnectionError, ClientSession, web
from aiohttp.test_utils import TestServer
from lo_bot_api_emulator import LoBotApiEmulator

from tests.bot.unclaimed import bare_environment, free_port

ROOT = Path(__file__).parent.parent.parent
TOKEN = "123456:TEST"
START_WITHIN = 180.0
PERSON = {"id": 5, "is_bot": False, "first_name": "Alice <b>", "language_code": "fr"}
CHAT = {"id": 5, "type": "private", "first_name": "Alice <b>"}


class Server(LoBotApiEmulator):  # type: ignore[misc]
    """The emulator, which also keeps what it was asked: it only keeps names otherwise."""

    def __init__(self) -> None:
        super().__init__(enable_control=True, allow_insecure_loopback_webhooks=True)
        self.asked: list[tuple[str, dict[str, Any]]] = []

    def validate(self, method: str, fields: dict[str, Any], uploads: dict[str, Any]) -> object:
        """Keep a call that is accepted; a refused one raises."""
        kept = dict(fields)
        result: object = super().validate(method, fields, uploads)
        self.asked.append((method, kept))
        return result

    def of(self, *methods: str) -> list[dict[str, Any]]:
        """Return the calls of these methods."""
        return [fields for method, fields in self.asked if method in methods]

    async def wait_for(self, method: str, count: int) -> dict[str, Any]:
        """Wait for the n-th call of a method."""
        async with asyncio.timeout(START_WITHIN):
            while len(self.of(method)) < count:  # noqa: ASYNC110  another process calls
                await asyncio.sleep(0.02)
        return self.of(method)[count - 1]


@asynccontextmanager
async def server() -> AsyncIterator[tuple[Server, str, ClientSession]]:
    """Run the emulator; give it, its address, and a way to speak to it."""
    emulator = Server()
    async with TestServer(emulator.app()) as running, ClientSession() as session:
        yield emulator, str(running.make_url("")).rstrip("/"), session


async def push(session: ClientSession, address: str, **update: object) -> None:
    """Let something happen on the server, as a person would make it."""
    body = {"token": TOKEN, "update": update}
    async with session.post(f"{address}/__fixture/updates", json=body) as answer:
        assert answer.status == 200, await answer.text()


def message(number: int, text: str) -> dict[str, object]:
    """Return a message of the person."""
    return {"message_id": number, "date": 1, "chat": CHAT, "from": PERSON, "text": text}


def tap(data: str, number: int) -> dict[str, object]:
    """Return a tap on a button of a message."""
    bot = {"id": 7, "is_bot": True, "first_name": "Fixture"}
    shown = {"message_id": number, "date": 1, "chat": CHAT, "from": bot, "text": "x"}
    return {"id": "q", "from": PERSON, "chat_instance": "c", "data": data, "message": shown}


def environment(**settings: str) -> dict[str, str]:
    """Return the environment of a bot that knows these settings only."""
    named = {f"BOT_{name.upper()}": value for name, value in settings.items()}
    python = {"PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error::ResourceWarning"}
    return bare_environment() | named | python


async def ended(folder: Path, *words: str, **settings: str) -> tuple[int, str]:
    """Run the command to its end; return its exit code and what it wrote."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", *words),
        cwd=folder,
        env=environment(**settings),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    written, _ = await asyncio.wait_for(process.communicate(), START_WITHIN)
    return process.returncode or 0, written.decode()


@asynccontextmanager
async def running(folder: Path, **settings: str) -> AsyncIterator[str]:
    """Run the bot until the end of the block, then ask it to stop; it must do so cleanly."""
    port = free_port()
    address = f"127.0.0.1:{port}"
    settings = {name: value.replace("{port}", str(port)) for name, value in settings.items()}
    log = folder / "log.txt"
    with log.open("wb") as written:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot"),
            cwd=folder,
            env=environment(listen=address, **settings),
            stdout=written,
            stderr=written,
        )
    try:
        await _ready(f"http://{address}/readyz", process)
        yield f"http://{address}"
        process.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(process.wait(), 30) == 0, log.read_text()
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def _ready(address: str, process: asyncio.subprocess.Process) -> None:
    async with asyncio.timeout(START_WITHIN), ClientSession() as session:
        while process.returncode is None:
            try:
                async with session.get(address) as answer:
                    if answer.status == 200:
                        return
            except ClientConnectionError:
                pass
            await asyncio.sleep(0.05)
    problem = f"the bot ended with {process.returncode}"
    raise AssertionError(problem)


@asynccontextmanager
async def refusing_server(status: int) -> AsyncIterator[str]:
    """Run a server that answers every call with one refusal."""

    async def refuse(_: web.Request) -> web.Response:
        return web.json_response(
            {"ok": False, "error_code": status, "description": "no"}, status=status
        )

    app = web.Application()
    app.router.add_route("*", "/{rest:.*}", refuse)
    async with TestServer(app) as running_server:
        yield str(running_server.make_url("")).rstrip("/")
