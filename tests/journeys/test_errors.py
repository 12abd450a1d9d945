"""The last net: an unexpected error is told with a reference that is in the log."""

import re
from collections.abc import AsyncIterator

import pytest
from aiogram.methods import AnswerCallbackQuery
from structlog.testing import capture_logs

from bot import questions
from bot.settings import Settings
from tests.bot.failing import Broken
from tests.journeys.conversation import GROUP, Prepared, Stage, Talker


@pytest.fixture
async def broken(settings: Settings, base: Prepared) -> AsyncIterator[Stage]:
    """Set up a bot whose matching always fails."""
    stage = Stage(settings, Broken(base.base, base.phrases))
    yield stage
    await stage.app.close()


async def test_an_error_is_told_with_the_reference_of_the_log(broken: Stage) -> None:
    doctor = broken.person("Médecin")
    with capture_logs() as logs:
        await doctor.says("la carte vitale suffit ?")
    assert "Une erreur de ma part" in doctor.sees
    told = re.search(r": ([0-9A-F]{6})", doctor.sees)
    (line,) = [line for line in logs if line["log_level"] == "error"]
    assert told
    assert line["reference"] == told[1]
    assert "carte vitale" not in str({name: line[name] for name in line if name != "exc_info"})


async def test_after_an_error_the_bot_goes_on(broken: Stage) -> None:
    doctor = broken.person("Médecin")
    with capture_logs():
        await doctor.says("la carte vitale suffit ?")
    await doctor.says("/aide")
    assert "/recherche" in doctor.sees


async def test_a_tap_that_fails_is_told_too(
    doctor: Talker, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    await doctor.says("bonjour")
    monkeypatch.setattr(questions, "record", fail)
    with capture_logs():
        await doctor.taps_data("e:ins-qualifier")
    assert "Une erreur de ma part" in doctor.sees
    (toast,) = [one for one in doctor.sent if isinstance(one, AnswerCallbackQuery)]
    assert str(toast.text).startswith("Erreur, référence ")


async def test_a_group_is_not_told_of_an_error(broken: Stage) -> None:
    member = Talker(broken, broken.person("Membre").person, GROUP)
    with capture_logs():
        await member.says("@chat_page_bot la carte vitale suffit ?")
    assert member.sent == []
