"""A few conversations with the real matching, on what it cannot miss."""

from collections.abc import AsyncIterator

import pytest
from sqlalchemy import select

from bot.service_models import QuestionRow
from bot.settings import Settings
from knowledge import Knowledge, load
from tests.journeys.conversation import Stage, Talker, Title
from tests.journeys.test_beside_reminder import state_of


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
    visitor: Talker, loaded: Knowledge, title: Title, entry_id: str
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


@pytest.mark.parametrize(
    ("said", "kept", "outcome"),
    [
        (["/ins", "DUPONT"], [], "refused"),
        (["/ins", "TARTEMPION"], [], "nothing"),
        (["Sophie"], [], "nothing"),
        (["c est pour lefebvre"], [], "refused"),
        (["c est pour tartempion"], [], "nothing"),
        (["où acheter du pain ?"], ["où acheter du pain ?"], "nothing"),
    ],
)
async def test_a_name_alone_is_not_kept_while_a_question_is(
    visitor: Talker, said: list[str], kept: list[str], outcome: str
) -> None:
    for text in said:
        await visitor.says(text)
    async with visitor.stage.app.database.session() as session:
        rows = list(await session.scalars(select(QuestionRow)))
    assert [row.text for row in rows if row.text] == kept
    assert rows[-1].outcome == outcome


@pytest.mark.parametrize("asked", ["c'est quoi SNIR", "c'est quoi l'URPS", "qu'est ce que l'IPP"])
async def test_an_unknown_acronym_is_not_told_as_another(visitor: Talker, asked: str) -> None:
    await visitor.says(asked)
    assert "Je ne connais pas ce mot, ou ce sigle" in visitor.sees
    assert "Agence du Numérique" not in visitor.sees


@pytest.mark.parametrize("said", ["une personne est en danger", "je suis suicidaire"])
async def test_a_danger_is_never_taken_for_its_denial(visitor: Talker, said: str) -> None:
    await visitor.says(said)
    assert "112" in visitor.sees
    assert "mal compris" not in visitor.sees


@pytest.mark.parametrize("said", ["comment je le supprime", "efface le", "supprime le"])
async def test_erasing_a_document_is_not_erasing_what_is_kept_of_oneself(
    visitor: Talker, loaded: Knowledge, said: str
) -> None:
    await visitor.says(loaded.base.entries["dmp-alimenter"].title)
    await visitor.says(said)
    assert "Tout effacer" not in visitor.sees
    assert "rappel" not in visitor.sees


@pytest.mark.parametrize("said", ["efface tout stp", "supprime toutes mes données"])
async def test_erasing_oneself_is_still_understood(
    visitor: Talker, loaded: Knowledge, said: str
) -> None:
    await visitor.says(loaded.base.entries["dmp-alimenter"].title)
    await visitor.says(said)
    assert visitor.sees.startswith("Tout effacer")


async def test_what_speaks_of_no_reminder_shows_none(visitor: Talker, loaded: Knowledge) -> None:
    await visitor.says(loaded.base.entries["ins-exception"].title)
    await visitor.says("qui paye le déplacement")
    assert "rappel" not in visitor.sees


@pytest.mark.parametrize(
    "typed",
    [
        "la 4 est faite, je veux mourir, c'est quoi la 5",
        "la 4 est faite, mon patient fait un infarctus, c'est quoi la 5 ?",
        "la 4 est faite, je veux mourir, comment commander une carte CPE ?",
        "rappelle-moi la 2 demain, je veux mourir, c'est quoi la 3 ?",
        "rappelle-moi la 2 demain et note la 4, je veux mourir",
    ],
)
async def test_a_danger_in_a_message_that_does_several_things_comes_first(
    visitor: Talker, typed: str
) -> None:
    await visitor.says(typed)
    assert "3114" in visitor.sees or "15" in visitor.sees
    assert "Étape" not in visitor.sees
    assert await state_of(visitor, 4) == "à faire"
