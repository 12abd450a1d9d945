"""A few conversations with the real matching, on what it cannot miss."""

from collections.abc import AsyncIterator, Callable

import pytest

from bot.settings import Settings
from knowledge import Knowledge, load
from tests.journeys.conversation import Stage, Talker


@pytest.fixture(scope="module")
def loaded() -> Knowledge:
    """Load the shipped base with all that matches questions, once."""
    return load()


@pytest.fixture
async def visitor(settings: Settings, loaded: Knowledge) -> AsyncIterator[Talker]:
    """Bring someone to a bot with the shipped base."""
    stage = Stage(settings, loaded)
    visitor = stage.person("Visiteuse")
    await visitor.says("/start")
    yield visitor
    await stage.app.close()


@pytest.mark.parametrize("entry_id", ["ins-justificatifs", "ecps-activer", "patient-urgence"])
async def test_a_title_typed_as_it_is_gets_its_answer(
    visitor: Talker, loaded: Knowledge, title: Callable[[str], str], entry_id: str
) -> None:
    await visitor.says(loaded.base.entries[entry_id].title)
    assert visitor.sees.startswith(title(entry_id))
    await visitor.taps("Utile")
    assert "Votre avis est noté" in visitor.sees


async def test_hello_and_thanks_are_returned(visitor: Talker) -> None:
    await visitor.says("bonjour")
    assert visitor.sees.startswith("Bonjour.")
    await visitor.says("merci")
    assert visitor.sees.startswith("Avec plaisir.")
