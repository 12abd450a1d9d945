"""« efface tout » asks, as /effacer does, whether everything is to be erased."""

from collections.abc import AsyncIterator

import pytest

from bot.settings import Settings
from knowledge import Smalltalk
from tests.journeys.conversation import Prepared, Stage, Talker

ERASE = "efface tout"


@pytest.fixture
async def leaving(settings: Settings, base: Prepared) -> AsyncIterator[Talker]:
    """Bring in someone who wants to be forgotten."""
    stage = Stage(settings, base.preparing({ERASE: Smalltalk("effacer")}))
    leaving = stage.person("Médecin")
    await leaving.says("/start")
    yield leaving
    await stage.app.close()


async def test_asking_in_words_opens_the_same_question(leaving: Talker) -> None:
    await leaving.says("/effacer")
    shown = leaving.sees
    await leaving.says("non")
    await leaving.says(ERASE)
    assert leaving.sees == shown


async def test_yes_right_after_it_erases(leaving: Talker) -> None:
    await leaving.says(ERASE)
    await leaving.says("oui")
    assert "effacé" in leaving.sees
