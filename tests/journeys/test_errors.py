"""The last net: an unexpected error is told with a reference that is in the log."""

import re

import pytest
from aiogram.methods import AnswerCallbackQuery
from structlog.testing import capture_logs

from bot import questions
from bot.settings import Settings
from knowledge import Part, Profile
from tests.journeys.conversation import GROUP, Prepared, Stage, Talker


class Broken(Prepared):
    """A base that fails whenever it is asked."""

    def find(
        self, text: str, after: str | None = None, profile: Profile | None = None
    ) -> tuple[Part, ...]:
        """Fail."""
        del text, after, profile
        raise ZeroDivisionError


@pytest.fixture
def broken(settings: Settings, base: Prepared) -> Stage:
    """Set up a bot whose matching always fails."""
    return Stage(settings, Broken(base.base, base.phrases))


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
    await broken.app.close()


async def test_after_an_error_the_bot_goes_on(broken: Stage) -> None:
    doctor = broken.person("Médecin")
    with capture_logs():
        await doctor.says("la carte vitale suffit ?")
    await doctor.says("/aide")
    assert "/recherche" in doctor.sees
    await broken.app.close()


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
    await broken.app.close()
