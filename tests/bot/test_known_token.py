"""A token that is revoked while the bot runs is seen, by webhook too."""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramNetworkError, TelegramUnauthorizedError
from aiohttp import ClientSession, web
from aiohttp.test_utils import TestServer

from bot.sending.known_token import KnownToken
from bot.sending.starting import StartError
from tests.bot.process import TOKEN, Server, ended, message, push
from tests.bot.telegram import Network, bot_on, refusal
from tests.bot.unclaimed import free_port

REFUSED = refusal(TelegramUnauthorizedError, "Unauthorized")


@pytest.fixture
def token() -> KnownToken:
    return KnownToken()


@pytest.fixture
def bot(network: Network, token: KnownToken) -> Bot:
    made = bot_on(network)
    made.session.middleware(token)
    return made


async def test_a_token_that_is_refused_twice_ends_the_run(
    bot: Bot, network: Network, token: KnownToken
) -> None:
    waiting = asyncio.create_task(token.until_stopped(bot, asyncio.Event()))
    await asyncio.sleep(0)
    assert not waiting.done()
    network.next = [REFUSED, REFUSED]
    with pytest.raises(TelegramUnauthorizedError):
        await bot.send_message(5, "Bonjour")
    with pytest.raises(StartError, match="BOT_TOKEN"):
        await asyncio.wait_for(waiting, 5)


@pytest.mark.parametrize(
    "answer", [REFUSED, refusal(TelegramNetworkError, "later"), lambda _: True]
)
async def test_a_token_that_is_known_again_at_once_ends_nothing(
    bot: Bot, network: Network, token: KnownToken, answer: Callable[[object], object]
) -> None:
    stop = asyncio.Event()
    waiting = asyncio.create_task(token.until_stopped(bot, stop))
    network.next = [answer]
    await asyncio.gather(bot.send_message(5, "Bonjour"), return_exceptions=True)
    await asyncio.sleep(0.05)
    assert not waiting.done()
    stop.set()
    await asyncio.wait_for(waiting, 5)


async def test_a_token_revoked_while_running_by_webhook_ends_the_bot_and_keeps_the_message(
    tmp_path: Path, small_base: str
) -> None:
    revoked = asyncio.Event()

    @web.middleware
    async def revoking(
        request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        if revoked.is_set() and request.path.startswith("/bot"):
            told = {"ok": False, "error_code": 401, "description": "Unauthorized"}
            return web.json_response(told, status=401)
        return await handler(request)

    emulator = Server()
    app = emulator.app()
    app.middlewares.append(revoking)
    async with AsyncExitStack() as stack:
        running = await stack.enter_async_context(TestServer(app))
        session = await stack.enter_async_context(ClientSession())
        address, port = str(running.make_url("")).rstrip("/"), free_port()
        settings = {"mode": "webhook", "webhook_secret": "a-Secret_1", "token": TOKEN}
        settings |= {"webhook_url": f"http://127.0.0.1:{port}", "listen": f"127.0.0.1:{port}"}
        settings["knowledge_dir"] = small_base
        bot = asyncio.create_task(ended(tmp_path, api_url=address, **settings))
        await emulator.wait_for("setWebhook", 1)
        await push(session, address, message=message(1, "/start"))
        await emulator.wait_for("sendMessage", 1)
        revoked.set()
        await push(session, address, message=message(2, "/aide"))
        code, told = await bot
    assert code == 1
    assert "Telegram ne reconnaît pas ce jeton" in told
    assert '"outcome": "failed"' not in told
    with sqlite3.connect(tmp_path / "var" / "pas-a-pas.db") as database:
        noted = database.execute("SELECT answered FROM processed_update ORDER BY 1").fetchall()
    database.close()
    assert noted == [(0,), (1,)]
