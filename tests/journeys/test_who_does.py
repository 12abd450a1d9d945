"""« Qui s'occupe de la 5 ? », wherever it is asked."""

import pytest

from tests.journeys.conversation import Stage, Talker


@pytest.mark.parametrize(
    "typed", ["qui s'occupe de la 5", "qui a fait la 5 ?", "qui doit faire l'étape 5 ?"]
)
async def test_it_shows_the_step_to_who_shares_no_path(
    doctor: Talker, stage: Stage, typed: str
) -> None:
    await doctor.says(typed)
    assert doctor.sees.startswith("Vous n’avez pas de cabinet partagé")
    assert "Étape 5 · Qualifier l’identité du patient" in doctor.sees
    assert stage.asked == []


async def test_by_its_name_it_is_asked_of_the_base_by_who_shares_none(
    doctor: Talker, stage: Stage
) -> None:
    await doctor.says("qui a fait la cps ?")
    assert len(stage.asked) > 0


@pytest.mark.parametrize("typed", ["qui a fait la cps ?", "qui s'occupe de la 2"])
async def test_in_a_practice_it_shows_the_step_by_its_name_too(
    doctor: Talker, stage: Stage, typed: str
) -> None:
    for each in ("/cabinet", "inviter", typed):
        await doctor.says(each)
    assert doctor.sees.startswith("Étape 2 · Obtenir une carte CPS")
    assert stage.asked == []


@pytest.mark.parametrize("typed", ["qui s'occupe de la 5 et de la 6", "qui fait la 5 à Paris"])
async def test_anything_more_is_a_question(doctor: Talker, typed: str) -> None:
    await doctor.says(typed)
    assert "Vous n’avez pas de cabinet partagé" not in doctor.sees


@pytest.mark.parametrize(
    "typed", ["combien de temps il est valable ?", "elle n'a pas reçu le lien", "renvoie-le"]
)
async def test_below_the_link_of_an_invitation_it_is_told_how_it_goes(
    doctor: Talker, typed: str
) -> None:
    for each in ("/cabinet", "inviter", typed):
        await doctor.says(each)
    assert doctor.sees.startswith("Ce lien, c’est vous qui l’envoyez")
