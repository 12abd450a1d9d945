"""The application put together: the very handlers, on a network that answers at once."""

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import Update
from aiohttp import web
from aiohttp.test_utils import TestServer
from sqlalchemy import select

from bot.app import Application, build
from bot.models import PersonRow
from bot.observability import logs
from bot.receiving.flooding import Verdict
from bot.settings import Settings
from knowledge import Knowledge
from tests.bot.logged import written
from tests.bot.telegram import Network, refusal, says

QUESTION = "comment activer ma carte"
WHO = {"id": 5, "is_bot": False, "first_name": "Alice", "type": "private"}
SAID = {"message_id": 1, "chat": WHO, "from": WHO, "text": "/aide"}


async def test_start_is_answered_once_committed(
    application: Application, network: Network
) -> None:
    await application.processor.process(says(1, "/start"))
    assert "Pas à pas" in str(network.texts[0])


async def test_an_error_is_told_with_the_reference_that_is_in_the_log(
    application: Application, network: Network, capsys: pytest.CaptureFixture[str]
) -> None:
    logs.set_up(colours=False)
    await application.processor.process(says(2, QUESTION))
    lines = written(capsys)
    (line,) = [line for line in lines if "exception" in line]
    assert f"<code>{line['reference']}</code>" in str(network.texts[0])
    assert line["update_id"] == 2
    assert "ZeroDivisionError" in line["exception"]
    assert QUESTION not in json.dumps(lines, ensure_ascii=False)
    await application.processor.process(says(2, QUESTION))
    assert len(network.texts) == 1


async def test_a_refused_answer_is_told_with_the_reference_that_is_in_the_log(
    application: Application, network: Network, capsys: pytest.CaptureFixture[str]
) -> None:
    logs.set_up(colours=False)
    network.next = [refusal(TelegramBadRequest, "Bad Request: message is too long")] * 2
    await application.processor.process(says(3, "/aide"))
    (line,) = [line for line in written(capsys) if line["event"] == "not sent"]
    assert line["reference"] in str(network.texts[-1])
    assert line["reason"] == "message is too long"
    assert len(network.texts) == 3


@pytest.fixture
async def telegram() -> AsyncIterator[str]:
    """Answer as Telegram does: each answer bears the moment that it is; give the address."""

    async def answer(_: web.Request) -> web.Response:
        return web.json_response({"ok": True, "result": WHO | SAID | {"date": 1}})

    app = web.Application()
    app.router.add_post("/{path:.*}", answer)
    async with TestServer(app) as server:
        yield str(server.make_url("")).rstrip("/")


async def told(
    settings: Settings, base: Knowledge, telegram: str, ahead: timedelta, times: int
) -> Application:
    """Say something some times to a bot whose machine has its clock ahead; return it, closed."""
    there = settings.model_copy(update={"api_url": telegram})
    made = build(there, None, base, lambda: datetime.now(UTC) + ahead)
    await made.bot.me()
    for number in range(times):
        now = {"date": int(datetime.now(UTC).timestamp())}
        update = Update.model_validate({"update_id": number, "message": SAID | now})
        await made.processor.process(update)
    await made.close()
    return made


async def test_a_clock_that_is_ahead_lets_no_flood_through(
    settings: Settings, broken: Knowledge, telegram: str
) -> None:
    made = await told(settings, broken, telegram, timedelta(minutes=10), 60)
    assert made.processor.flood.verdicts[Verdict.TOLD] == 1


@pytest.mark.parametrize("ahead", [timedelta(days=-30), timedelta(days=30)])
async def test_what_people_do_is_of_the_day_it_is_whatever_the_clock_of_the_machine(
    settings: Settings, broken: Knowledge, telegram: str, ahead: timedelta
) -> None:
    made = await told(settings, broken, telegram, ahead, 1)
    async with made.database.session() as session:
        seen = await session.scalar(select(PersonRow.last_seen))
    await made.database.close()
    assert seen
    assert abs(datetime.now(UTC) - seen) < timedelta(days=2)


def test_what_telegram_shows_fits_its_limits(application: Application) -> None:
    menus = application.menus
    assert 0 < len(menus.description) <= 512
    assert 0 < len(menus.short_description) <= 120
    assert {one.command for one in menus.groups} <= {one.command for one in menus.private}
    for command in menus.maintainers:
        assert 0 < len(command.description) <= 256
