"""What is asked at start keeps nobody from stopping, and readiness waits for its answer."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from aiogram.exceptions import TelegramBadRequest, TelegramNetworkError, TelegramRetryAfter
from aiohttp import ClientConnectionError, ClientSession, web
from aiohttp.test_utils import TestServer

from bot.process.stopping import stop_on_signals
from bot.sending import starting
from bot.sending.starting import StartError, insist
from tests.bot.process import START_WITHIN, TOKEN, environment
from tests.bot.telegram import Network, bot_on, refusal
from tests.bot.unclaimed import free_port

ME = {"id": 7, "is_bot": True, "first_name": "Bot", "username": "pas_bot"}


class Mute:
    """A Telegram that never answers one method."""

    def __init__(self, method: str) -> None:
        self.method = method
        self.reached = asyncio.Event()

    async def answer(self, request: web.Request) -> web.Response:
        method = request.path.rpartition("/")[2]
        if method == self.method:
            self.reached.set()
            await asyncio.Event().wait()
        url = {"url": "https://x.example", "has_custom_certificate": False}
        results: dict[str, object] = {
            "getMe": ME,
            "getWebhookInfo": url | {"pending_update_count": 0},
        }
        return web.json_response({"ok": True, "result": results.get(method, True)})

    @asynccontextmanager
    async def served(self) -> AsyncIterator[str]:
        """Serve it; give its address."""
        app = web.Application()
        app.router.add_route("*", "/{rest:.*}", self.answer)
        async with TestServer(app, shutdown_timeout=0) as server:
            yield str(server.make_url("")).rstrip("/")


async def status(address: str) -> int:
    """Return what an address answers, once it is listened on."""
    async with ClientSession() as session:
        while True:
            try:
                async with session.get(address) as answer:
                    return answer.status
            except ClientConnectionError:
                await asyncio.sleep(0.05)


@pytest.mark.parametrize(
    ("mode", "method"),
    [
        ("polling", "getMe"),
        ("polling", "getWebhookInfo"),
        ("polling", "deleteWebhook"),
        ("webhook", "setWebhook"),
    ],
)
async def test_while_telegram_says_nothing_at_start_the_bot_is_not_ready_and_can_be_stopped(
    tmp_path: Path, small_base: str, mode: str, method: str
) -> None:
    mute, listen = Mute(method), f"127.0.0.1:{free_port()}"
    hook = {"webhook_url": f"http://{listen}", "webhook_secret": "s"} if mode == "webhook" else {}
    settings = {"mode": mode, "listen": listen, "knowledge_dir": small_base} | hook
    async with mute.served() as address:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot"),
            cwd=tmp_path,
            env=environment(token=TOKEN, api_url=address, **settings),
            stderr=asyncio.subprocess.DEVNULL,
        )
        try:
            await asyncio.wait_for(mute.reached.wait(), START_WITHIN)
            assert await status(f"http://{listen}/healthz") == 200
            assert await status(f"http://{listen}/readyz") == 503
            process.send_signal(signal.SIGTERM)
            assert await asyncio.wait_for(process.wait(), 30) == 0
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()


async def test_a_call_without_an_answer_is_left_when_told_to_stop() -> None:
    stop, reached, cut = asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def hang() -> bool:
        reached.set()
        try:
            await asyncio.Event().wait()
        finally:
            cut.set()
        return True

    asked = asyncio.create_task(insist(stop, hang))
    await reached.wait()
    stop.set()
    assert await asked is None
    assert cut.is_set()


async def test_telegram_is_asked_until_it_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(starting, "RETRY", 0.001)
    network = Network()
    network.next = [refusal(TelegramNetworkError, "away")] * 3
    me = await insist(asyncio.Event(), bot_on(network).me)
    assert me
    assert len(network.calls) == 4


async def test_a_refusal_is_told() -> None:
    network = Network()
    network.next = [refusal(TelegramBadRequest, "bad webhook: no DNS")]
    with pytest.raises(StartError, match="no DNS"):
        await insist(asyncio.Event(), bot_on(network).me)


async def test_the_pause_that_telegram_asks_for_is_made_at_start(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rests = list[float]()

    async def rest(seconds: float, _: asyncio.Event) -> None:
        rests.append(seconds)

    monkeypatch.setattr(starting, "rest", rest)
    network = Network()
    network.next = [
        refusal(TelegramRetryAfter, "Too Many Requests", retry_after=70),
        refusal(TelegramNetworkError, "away"),
    ]
    assert await insist(asyncio.Event(), bot_on(network).me)
    assert rests == [70, starting.RETRY]


@pytest.mark.usefixtures("heard")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
async def test_every_signal_that_means_to_stop_is_heard(number: signal.Signals) -> None:
    async with stop_on_signals() as stop:
        os.kill(os.getpid(), number)
        await asyncio.wait_for(stop.wait(), 5)


async def test_a_signal_that_is_to_be_ignored_stays_so() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        async with stop_on_signals() as stop:
            os.kill(os.getpid(), signal.SIGHUP)
            await asyncio.sleep(0.05)
            assert not stop.is_set()
    finally:
        signal.signal(signal.SIGHUP, before)


async def test_interrupted_while_it_is_imported_it_ends_without_a_word(tmp_path: Path) -> None:
    program = "import os, signal, bot.process.interrupting; os.kill(os.getpid(), signal.SIGINT)"
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", program),
        cwd=tmp_path,
        env=environment(),
        stderr=asyncio.subprocess.PIPE,
    )
    _, said = await asyncio.wait_for(process.communicate(), START_WITHIN)
    assert (process.returncode, said) == (-signal.SIGINT, b"")
