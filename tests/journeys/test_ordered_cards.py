"""« Commandée le 12 », « reçue » are of what is ordered, and of no other step."""

import pytest

from tests.journeys.conftest import CARD
from tests.journeys.conversation import Stage, Talker


@pytest.mark.parametrize("typed", ["commandée le 12", "reçue", "reçue hier", "elle est là"])
async def test_below_the_path_whose_next_step_is_not_ordered_it_is_asked_which(
    doctor: Talker, typed: str
) -> None:
    await doctor.says("/profil secrétariat oui")
    await doctor.says("/parcours")
    await doctor.says(typed)
    assert doctor.sees.startswith("Rien n’est noté : de quelle étape parlez-vous ?")
    await doctor.says("/parcours")
    assert "0 étape sur" in doctor.sees
    assert "en cours" not in doctor.sees


@pytest.mark.parametrize("typed", ["reçue", "elle est arrivée", "la carte est arrivée", "livrée"])
async def test_what_has_come_is_the_card_under_way(doctor: Talker, typed: str) -> None:
    await doctor.says("/profil secrétariat oui")
    await doctor.says("/parcours en cours 6")
    await doctor.says("/parcours")
    await doctor.says(typed)
    assert "carte CPE nominative » est fait." in doctor.sees


@pytest.mark.parametrize(
    ("typed", "begins"),
    [
        ("la carte est arrivée", "Rien n’est noté : de quelle étape parlez-vous ?"),
        ("j'ai reçu ma carte", "Rien n’est noté : de quelle étape parlez-vous ?"),
        ("j'ai reçu la CPE", "C’est noté : « Équiper le secrétariat"),
    ],
)
async def test_of_two_cards_under_way_that_which_has_come_is_told_or_asked(
    doctor: Talker, typed: str, begins: str
) -> None:
    await doctor.says("/parcours en cours 2")
    await doctor.says("/parcours en cours 6")
    await doctor.says(CARD)
    await doctor.says(typed)
    assert doctor.sees.startswith(begins)


@pytest.mark.parametrize("typed", ["commandée le 12", "carte commandée hier"])
async def test_what_is_ordered_is_the_next_step_or_the_only_card_left(
    doctor: Talker, typed: str
) -> None:
    await doctor.says("/profil secrétariat oui")
    await doctor.says("/parcours fait 1")
    await doctor.says("/parcours")
    await doctor.says(typed)
    assert "e-CPS » est en cours." in doctor.sees
    await doctor.says("/parcours fait 2")
    await doctor.says("/parcours")
    await doctor.says(typed)
    assert "carte CPE nominative » est en cours." in doctor.sees


async def test_well_received_only_agrees(doctor: Talker) -> None:
    await doctor.says("/profil secrétariat oui")
    await doctor.says("/parcours en cours 6")
    await doctor.says("/parcours")
    await doctor.says("bien reçu")
    assert "C’est noté" not in doctor.sees


@pytest.mark.parametrize("typed", ["je l'ai déjà", "c'est fait", "elle est là", "reçue hier"])
async def test_below_an_answer_that_begins_with_what_is_missing_it_is_of_that(
    doctor: Talker, typed: str
) -> None:
    await doctor.says("/parcours fait 1")
    await doctor.says("/parcours fait 9")
    await doctor.says("/start e_dmp-consulter")
    assert "il vous manque l’étape 2" in doctor.sees
    await doctor.says(typed)
    assert "e-CPS » est fait." in doctor.sees


@pytest.mark.parametrize("typed", ["c'est fait", "je l'ai", "reçue"])
async def test_where_several_steps_are_missing_it_is_asked_which(
    doctor: Talker, typed: str
) -> None:
    await doctor.says("/parcours fait 1")
    await doctor.says("/start e_dmp-alimenter")
    await doctor.says(typed)
    assert doctor.sees.startswith("Rien n’est noté : de quelle étape parlez-vous ?")
    await doctor.says("/parcours")
    assert "1 étape sur" in doctor.sees


@pytest.mark.parametrize(
    ("typed", "step"),
    [
        ("j'ai reçu ma CPS", "Obtenir une carte CPS"),
        ("ça y est, j'ai enfin reçu ma carte CPE", "Équiper le secrétariat"),
        ("on a reçu les certificats logiciels hier", "S’équiper en certificats logiciels"),
    ],
)
async def test_a_card_received_is_its_step_done_wherever_it_is_told(
    doctor: Talker, typed: str, step: str
) -> None:
    await doctor.says(CARD)
    await doctor.says(typed)
    assert doctor.sees.startswith(f"C’est noté : « {step}")


@pytest.mark.parametrize(
    "typed",
    [
        "j'ai reçu ma cps mais elle ne marche pas",
        "j'ai reçu un courrier pour la cps",
        "j'ai reçu ma cps, je fais quoi ?",
        "j'ai reçu la cps d'un confrère",
        "on a reçu la cpe de la secrétaire d'à côté",
        "j'ai reçu le rpps",
        "j'ai reçu la bal",
    ],
)
async def test_what_is_received_beside_is_searched(
    doctor: Talker, stage: Stage, typed: str
) -> None:
    await doctor.says("/aide")
    await doctor.says(typed)
    assert stage.asked == [typed]
