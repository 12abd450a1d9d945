"""The application put together: the very handlers, on a network that answers at once."""

import json
from collections.abc import AsyncIterator
from datetime import datetime

import pytest

from bot import logs
from bot.app import Application, build
from bot.settings import Settings
from knowledge import Knowledge
from tests.bot.telegram import Network, says

QUESTION = "comment activer ma carte"


@pytest.fixture
async def application(
    settings: Settings, network: Network, broken: Knowledge, now: datetime
) -> AsyncIterator[Application]:
    made = build(settings, network, broken, lambda: now)
    yield made
    await made.close()


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
    lines = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    (line,) = [line for line in lines if "exception" in line]
    assert f"<code>{line['reference']}</code>" in str(network.texts[0])
    assert line["update_id"] == 2
    assert "ZeroDivisionError" in line["exception"]
    assert QUESTION not in json.dumps(lines, ensure_ascii=False)
    await application.processor.process(says(2, QUESTION))
    assert len(network.texts) == 1


def test_what_telegram_shows_fits_its_limits(application: Application) -> None:
    menus = application.menus
    assert 0 < len(menus.description) <= 512
    assert 0 < len(menus.short_description) <= 120
    assert {one.command for one in menus.groups} <= {one.command for one in menus.private}
    for command in menus.maintainers:
        assert 0 < len(command.description) <= 256
