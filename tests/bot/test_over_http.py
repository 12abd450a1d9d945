"""The bot as a process, over HTTP, against an independent Bot API server."""

import json
import math
import re
import sqlite3
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

from aiohttp import ClientSession

from tests.bot.metrics import scrape
from tests.bot.process import TOKEN, message, push, running, server, tap
from tests.bot.unclaimed import free_port

QUESTION = "comment activer ma e-cps ?"


def buttons(fields: dict[str, Any]) -> list[dict[str, str]]:
    """Return the buttons under a message, in order."""
    markup = json.loads(fields["reply_markup"])
    return [button for row in markup["inline_keyboard"] for button in row]


async def test_a_conversation_by_polling(tmp_path: Path) -> None:
    measures = f"127.0.0.1:{free_port()}"
    async with server() as (emulator, address, session):
        async with running(tmp_path, token=TOKEN, api_url=address, metrics_listen=measures):
            await push(session, address, message=message(1, "/start"))
            welcome = await emulator.wait_for("sendMessage", 1)
            assert (welcome["chat_id"], welcome["parse_mode"]) == ("5", "HTML")
            assert "Pas à pas" in welcome["text"]

            await push(session, address, message=message(2, "/themes"))
            themes = await emulator.wait_for("sendMessage", 3)  # after the first question
            first = next(one for one in buttons(themes) if "callback_data" in one)
            await push(session, address, callback_query=tap(first["callback_data"], 3))
            shown = await emulator.wait_for("editMessageText", 1)
            assert shown["message_id"] == "3"
            await emulator.wait_for("answerCallbackQuery", 1)

            await push(session, address, message=message(3, QUESTION))
            answer = await emulator.wait_for("sendMessage", 4)
            assert "e-CPS" in answer["text"]
            assert [one["text"] for one in buttons(answer)]
            told = await scrape(measures)
            assert told["pas_a_pas_database_reachable"] == 1
            assert told['pas_a_pas_sends_total{method="EditMessageText",result="sent"}'] == 1
            assert math.isnan(told["pas_a_pas_webhook_pending_updates"])
        asked = {method for method, _ in emulator.asked}
    assert {"getMe", "getWebhookInfo", "setMyCommands", "getUpdates"} <= asked
    written = (tmp_path / "log.txt").read_text()
    assert '"method": "SetMyDescription"' in written  # refused with 501, told, not fatal
    assert "activer" not in written
    assert TOKEN not in written
    with sqlite3.connect(tmp_path / "var" / "pas-a-pas.db") as database:
        noted = database.execute("SELECT answered FROM processed_update").fetchall()
    database.close()
    assert noted == [(1,)] * 4


async def test_a_conversation_by_webhook(tmp_path: Path, small_base: str) -> None:
    async with server() as (emulator, address, session):
        settings = {"mode": "webhook", "webhook_secret": "a-Secret_1", "token": TOKEN}
        measures = settings["metrics_listen"] = f"127.0.0.1:{free_port()}"
        settings["knowledge_dir"] = small_base
        port_of_its_own = "http://127.0.0.1:{port}"
        async with running(
            tmp_path, api_url=address, webhook_url=port_of_its_own, **settings
        ) as ours:
            registered = await emulator.wait_for("setWebhook", 1)
            assert registered["url"].startswith(f"{ours}/telegram/")
            await push(session, address, message=message(1, "/start"))
            welcome = await emulator.wait_for("sendMessage", 1)
            assert "Pas à pas" in welcome["text"]
            await _refused_without_secret(session, registered["url"])
            told = await scrape(measures)
            assert told['pas_a_pas_webhook_requests_total{status="401"}'] == 1
            assert told["pas_a_pas_webhook_pending_updates"] >= 0
        assert emulator.of("deleteWebhook") == []


async def _refused_without_secret(session: ClientSession, url: str) -> None:
    async with session.post(url, json={"update_id": 9}) as answer:
        assert answer.status == 401


async def test_a_webhook_left_behind_is_removed_before_polling(
    tmp_path: Path, small_base: str
) -> None:
    async with server() as (emulator, address, session):
        await emulator._update_queues.set_webhook(TOKEN, {"url": "https://127.0.0.1:1/"})  # noqa: SLF001  no other way
        await push(session, address, message=message(1, "/start"))
        async with running(tmp_path, token=TOKEN, api_url=address, knowledge_dir=small_base):
            await emulator.wait_for("sendMessage", 1)
        (removed,) = emulator.of("deleteWebhook")
        assert removed.get("drop_pending_updates", "false") == "false"
    assert "Un webhook était posé" in (tmp_path / "log.txt").read_text()


async def test_of_two_bots_one_polls_and_the_other_takes_over(
    tmp_path: Path, small_base: str
) -> None:
    async with server() as (emulator, address, session):
        second = tmp_path / "second"
        second.mkdir()
        shared = f"sqlite+aiosqlite:///{tmp_path / 'shared.db'}"
        settings = {"token": TOKEN, "api_url": address, "database_url": shared}
        settings["knowledge_dir"] = small_base
        async with running(tmp_path, **settings) as _:
            await push(session, address, message=message(1, "/aide"))
            await emulator.wait_for("sendMessage", 1)
            async with AsyncExitStack() as waiting:
                await waiting.enter_async_context(running(second, **settings))
                await push(session, address, message=message(2, "/aide"))
                await emulator.wait_for("sendMessage", 2)
                taking_over = waiting.pop_all()
        async with taking_over:
            await push(session, address, message=message(3, "/aide"))
            await emulator.wait_for("sendMessage", 3)
        assert len(emulator.of("sendMessage")) == 3
    log = (second / "log.txt").read_text()
    assert log.count("Un autre exemplaire de ce bot") == 1
    assert not re.search(r"\b409\b", log)  # a time may hold these digits
    assert "Un autre programme" not in log + (tmp_path / "log.txt").read_text()
