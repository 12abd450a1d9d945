"""Below a step, one goes on or back by words alone."""

import pytest

from tests.journeys.conversation import Stage, Talker


@pytest.mark.parametrize("typed", ["je saute", "saute", "passe", "on passe", "au suivant", "skip"])
async def test_a_step_is_left_as_it_is(doctor: Talker, stage: Stage, typed: str) -> None:
    await doctor.says("étape 4")
    await doctor.says(typed)
    assert doctor.sees.startswith("Rien n’est changé à l’étape 4. Voici la suivante.")
    assert stage.asked == []


@pytest.mark.parametrize("typed", ["retour", "revenir", "Retour au parcours"])
async def test_one_goes_back_to_the_path(doctor: Talker, stage: Stage, typed: str) -> None:
    await doctor.says("étape 4")
    await doctor.says(typed)
    assert doctor.sees.startswith("Votre parcours")
    assert stage.asked == []


@pytest.mark.parametrize("typed", ["précédente", "l'étape d'avant", "étape précédente"])
async def test_one_goes_back_to_the_step_before(doctor: Talker, typed: str) -> None:
    await doctor.says("étape 5")
    await doctor.says(typed)
    assert doctor.sees.startswith("Étape 4 ·")


@pytest.mark.parametrize("opens", ["/parcours", "/parcours fait 1 2 4"])
async def test_below_the_path_what_is_not_needed_is_left_as_it_is(
    doctor: Talker, opens: str
) -> None:
    await doctor.says(opens)
    await doctor.says("pas besoin")
    assert "État : à faire" in doctor.sees
    assert "C’est noté" not in doctor.sees


async def test_before_the_first_is_the_path(doctor: Talker) -> None:
    await doctor.says("étape 1")
    await doctor.says("précédente")
    assert doctor.sees.startswith("Votre parcours")


@pytest.mark.parametrize("typed", ["j'y pense", "je verrai plus tard", "on l'attend"])
async def test_what_waits_is_shown_again(doctor: Talker, stage: Stage, typed: str) -> None:
    await doctor.says("étape 6")
    await doctor.says(typed)
    assert doctor.sees.startswith("Étape 6 ·")
    assert stage.asked == []


@pytest.mark.parametrize("typed", ["passe", "revenir"])
async def test_a_question_left_open_is_answered_first(newcomer: Talker, typed: str) -> None:
    await newcomer.says("/start")
    await newcomer.says("la carte vitale suffit ?")
    await newcomer.says(typed)
    assert "Rien n’est changé" not in newcomer.sees
