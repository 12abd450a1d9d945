"""A step under way: the day to be reminded of it is said as people say it."""

import pytest

from tests.journeys.conversation import Stage, Talker


@pytest.mark.parametrize("step", ["messagerie", "certificats", "cpe"])
@pytest.mark.parametrize(
    "typed", ["dans deux semaines", "oui dans 14 jours", "rappelle-moi dans 14 jours"]
)
async def test_a_day_on_the_page_of_a_step_under_way_sets_its_reminder(
    doctor: Talker, stage: Stage, step: str, typed: str
) -> None:
    await doctor.says(f"/parcours en cours {step}")
    await doctor.says(typed)
    assert f"je vous le rappellerai {stage.in_days(14)}" in doctor.sees
    assert stage.asked == []


async def test_yes_then_a_day_sets_it_too(doctor: Talker) -> None:
    await doctor.says("/parcours en cours messagerie")
    await doctor.says("oui")
    assert "Quel jour vous le rappeler ?" in doctor.sees
    await doctor.says("lundi en huit")
    assert "je vous le rappellerai lundi" in doctor.sees


async def test_the_only_step_under_way_takes_a_day_below_the_reminders(
    doctor: Talker, stage: Stage
) -> None:
    await doctor.says("/parcours en cours messagerie")
    await doctor.says("/rappels")
    assert "Vous n’avez aucun rappel." in doctor.sees
    await doctor.says("oui")
    assert "Quel jour vous le rappeler ?" in doctor.sees
    await doctor.says("/rappels")
    await doctor.says("dans 3 jours")
    assert f"je vous le rappellerai {stage.in_days(3)}" in doctor.sees
    await doctor.says("oui")
    assert "Quel jour" not in doctor.sees


async def test_a_step_not_begun_takes_no_day(doctor: Talker, stage: Stage) -> None:
    await doctor.says("/parcours messagerie")
    await doctor.says("dans 3 jours")
    assert stage.asked == ["dans 3 jours"]
    await doctor.says("/parcours messagerie")
    await doctor.says("oui")
    assert "rien n’est noté ni changé" in doctor.sees


@pytest.mark.parametrize("opens", ["/aide", "/parcours"])
@pytest.mark.parametrize("typed", ["en cours cpe", "la CPE est en cours", "cpe en cours"])
async def test_a_step_is_begun_by_its_name_alone(doctor: Talker, opens: str, typed: str) -> None:
    await doctor.says(opens)
    await doctor.says(typed)
    assert "carte CPE nominative » est en cours." in doctor.sees
    await doctor.says("oui")
    assert "je vous le rappellerai" in doctor.sees


@pytest.mark.parametrize(
    "typed", ["cpe en cours ?", "commande cpe", "ok cpe", "cpe en cours d'envoi"]
)
async def test_elsewhere_other_words_begin_no_step(
    doctor: Talker, stage: Stage, typed: str
) -> None:
    await doctor.says("/aide")
    await doctor.says(typed)
    assert stage.asked == [typed]
