"""The pages of a theme, turned by typing alone."""

import pytest

from tests.journeys.conftest import CARD
from tests.journeys.conversation import Prepared, Stage, Talker


@pytest.fixture
async def patients(doctor: Talker) -> Talker:
    """Give a doctor who reads the first page of what patients ask."""
    await doctor.says("/patients")
    await doctor.says("2")
    assert "page 1 sur " in doctor.sees
    assert "écrivez page suivante" in doctor.sees
    return doctor


@pytest.mark.parametrize(
    "typed", ["page suivante", "Suivante", "suite", "page 2", "la page 2", "suivante svp"]
)
async def test_the_next_page_is_typed(patients: Talker, stage: Stage, typed: str) -> None:
    await patients.says(typed)
    assert "page 2 sur " in patients.sees
    assert stage.asked == []
    await patients.says("page précédente")
    assert "page 1 sur " in patients.sees


async def test_a_page_beyond_the_last_is_the_last(patients: Talker) -> None:
    await patients.says("page 99")
    last = patients.sees.split("page ")[1].split("\n")[0]
    number, _, count = last.partition(" sur ")
    assert number == count
    await patients.says("1")
    assert "Utile" in patients.buttons


@pytest.mark.parametrize("typed", ["page suivante", "page 2"])
async def test_what_is_no_page_turns_none(doctor: Talker, stage: Stage, typed: str) -> None:
    await doctor.says("/recherche carte")
    await doctor.says(typed)
    assert stage.asked[-1] == typed


@pytest.mark.parametrize("typed", ["retour", "retour à la liste", "page 1", "Retour : {theme}"])
async def test_the_list_comes_back_behind_what_was_read_of_it(
    patients: Talker, stage: Stage, base: Prepared, typed: str
) -> None:
    listed = patients.sees
    await patients.says("3")
    assert patients.buttons[-1].startswith("Retour : ")
    await patients.says(typed.format(theme=base.base.themes["patients"].title))
    assert patients.sees == listed
    assert stage.asked == []
    await patients.says("2")
    assert "Utile" in patients.buttons


async def test_back_behind_what_was_read_of_a_later_page_is_that_page(patients: Talker) -> None:
    for typed in ("page 2", "1", "retour"):
        await patients.says(typed)
    assert "page 2 sur " in patients.sees


async def test_back_behind_an_answer_goes_back_to_the_counter_first(doctor: Talker) -> None:
    for typed in ("/ins", "une identité", CARD, "retour"):
        await doctor.says(typed)
    assert doctor.sees.startswith("Revenons au comptoir.")


@pytest.mark.parametrize("typed", ["retour", "revenir"])
async def test_back_from_a_page_of_a_theme_is_to_the_themes(patients: Talker, typed: str) -> None:
    await patients.says(typed)
    assert patients.sees.startswith("Les thèmes.")
    await patients.says("3")
    assert "Qualifier l’identité du patient : INS · page 1" in patients.sees


@pytest.mark.parametrize(
    ("typed", "theme"),
    [
        ("identité", "Qualifier l’identité du patient"),
        ("messagerie sécurisée", "Échanger par messagerie"),
        ("certificats", "S’identifier"),
        ("les affiches", "En parler aux patients"),
    ],
)
async def test_a_theme_is_opened_by_words_of_its_title(
    doctor: Talker, typed: str, theme: str
) -> None:
    await doctor.says("/themes")
    await doctor.says(typed)
    assert doctor.sees.startswith(theme)


@pytest.mark.parametrize("typed", ["patients", "dossier médical", "une carte", "je veux mourir"])
async def test_words_of_several_themes_or_of_none_open_no_theme(
    doctor: Talker, stage: Stage, typed: str
) -> None:
    await doctor.says("/themes")
    await doctor.says(typed)
    assert "page 1" not in doctor.sees
    assert stage.asked[-1] == typed
