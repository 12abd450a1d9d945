"""A time that is no day sets no reminder: its day is asked for."""

import pytest

from tests.journeys.conversation import Stage, Talker


@pytest.mark.parametrize("typed", ["ce week-end", "ce we", "pendant le week-end"])
async def test_the_week_end_is_its_saturday(doctor: Talker, typed: str) -> None:
    await doctor.says("rappelle-moi de commander la CPE")
    await doctor.says(typed)
    assert "je vous le rappellerai samedi " in doctor.sees
    await doctor.says(f"rappelle-moi la 8 {typed}")
    assert "je vous le rappellerai samedi " in doctor.sees


@pytest.mark.parametrize("said", ["plus tard", "après les vacances", "bientôt"])
@pytest.mark.parametrize("asks", ["rappelle-moi la 8 {}", "/rappels cpe {}"])
async def test_the_day_of_a_step_that_is_named_is_asked(
    doctor: Talker, stage: Stage, asks: str, said: str
) -> None:
    await doctor.says(asks.format(said))
    assert doctor.sees.startswith("Aucun rappel n’est fixé par ce message : il me faut un jour.")
    assert "Quel jour vous le rappeler ?" in doctor.sees
    await doctor.says("1")
    assert "je vous le rappellerai" in doctor.sees
    assert stage.asked == []


async def test_an_hour_is_no_day(doctor: Talker, stage: Stage) -> None:
    await doctor.says("rappelle-moi la 8 dans la soirée")
    assert "son heure ne se choisit pas, il me faut un jour" in doctor.sees
    await doctor.says("ce soir")
    assert doctor.sees.startswith("Quel jour ? L’heure d’un rappel ne se choisit pas")
    assert "Aucun n’est fixé par ce message." in doctor.sees
    await doctor.says("/rappels")
    assert "Vous n’avez aucun rappel." in doctor.sees
    assert stage.asked == []


async def test_below_an_answer_the_day_of_its_step_is_asked(doctor: Talker) -> None:
    await doctor.taps_data("e:cpe-commander")
    await doctor.says("rappelle-moi plus tard")
    assert "Étape : Équiper le secrétariat" in doctor.sees


async def test_of_no_step_nothing_is_set_and_it_is_said(doctor: Talker, stage: Stage) -> None:
    await doctor.says("rappelle-moi après les vacances")
    assert doctor.sees.startswith("Aucun rappel n’est fixé.")
    assert stage.asked == []


async def test_a_vague_time_answers_the_offer_of_a_reminder(doctor: Talker) -> None:
    await doctor.says("/parcours en cours cpe")
    await doctor.says("après les vacances")
    assert "Quel jour vous le rappeler ?" in doctor.sees


async def test_who_asks_about_a_time_asks_for_no_reminder(doctor: Talker, stage: Stage) -> None:
    question = "rappelez-moi comment commander la CPE avant les vacances"
    await doctor.says(question)
    assert stage.asked == [question]
