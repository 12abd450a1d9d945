"""« efface tout » asks, as /effacer does, whether everything is to be erased."""

from collections.abc import AsyncIterator

import pytest

from bot.settings import Settings
from knowledge import Smalltalk
from tests.journeys.conftest import CARD
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


@pytest.mark.parametrize(
    "typed",
    [
        "je veux tout supprimer",
        "je veux supprimer tout",
        "effacer tout",
        "Pouvez-vous tout effacer, svp ?",
        "je voudrais repartir de zéro",
    ],
)
async def test_everything_that_is_to_go_is_of_what_is_kept_here(
    doctor: Talker, stage: Stage, typed: str
) -> None:
    await doctor.says(CARD)
    await doctor.says(typed)
    assert doctor.sees.startswith("Tout effacer ?")
    assert stage.asked == [CARD]
    await doctor.says("non")
    assert "Rien n’est effacé." in doctor.sees


@pytest.mark.parametrize("typed", ["il veut tout supprimer", "je peux tout effacer ?"])
async def test_what_may_be_of_a_patient_is_searched(
    doctor: Talker, stage: Stage, typed: str
) -> None:
    await doctor.says(typed)
    assert stage.asked == [typed]


@pytest.mark.parametrize(
    "typed",
    [
        "efface tout sauf mes rappels",
        "supprime tout mais garde mes étapes",
        "je voudrais tout effacer sauf mon profil",
        "oublie tout sauf ma profession",
    ],
)
async def test_all_but_something_is_not_everything(doctor: Talker, typed: str) -> None:
    await doctor.says("/profil médecin")
    await doctor.says(typed)
    assert doctor.sees.startswith("Rien n’est effacé")
    await doctor.says("oui")
    assert "Tout est effacé" not in doctor.sees
    await doctor.says("/profil")
    assert "Vous êtes : médecin" in doctor.sees
