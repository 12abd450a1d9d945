"""Reminders as people speak of them: the step first, the day after, unless it has come."""

import pytest

from tests.journeys.conversation import Stage, Talker, suggestions

WHO_TREATS = "c'est quoi un médecin traitant"


async def test_the_step_may_be_told_once_its_day_is_asked(doctor: Talker, stage: Stage) -> None:
    await doctor.says("rappelle-moi la 4")
    await doctor.says("la 8")
    assert doctor.sees.startswith("Quel jour vous le rappeler ? Étape : Alimenter")
    await doctor.says("dans 5 jours")
    assert f"je vous le rappellerai {stage.in_days(5)}" in doctor.sees
    assert "Alimenter" in doctor.sees


@pytest.mark.parametrize(
    "typed",
    [
        "rappelle-moi dans 5 jours s'ils ne sont pas là",
        "s'ils sont pas là rappelle-moi dans 5 jours",
        "rappelle-moi dans 5 jours si c'est pas fait",
    ],
)
async def test_unless_it_has_come_adds_nothing_to_the_day(
    doctor: Talker, stage: Stage, typed: str
) -> None:
    await doctor.says("/parcours en cours 3")
    await doctor.says(typed)
    assert f"je vous le rappellerai {stage.in_days(5)}" in doctor.sees


async def test_all_of_those_listed_are_cancelled(doctor: Talker) -> None:
    await doctor.says("rappelle-moi la 8 demain")
    await doctor.says("rappelle-moi la 9 demain")
    await doctor.says("/rappels")
    await doctor.says("annule tout")
    assert doctor.sees.startswith("Tous vos rappels sont annulés.")


async def test_the_hour_in_letters_changes_no_day(doctor: Talker, stage: Stage) -> None:
    await doctor.says("rappelle-moi la 8 dans 3 jours")
    await doctor.says("non attends rappelle-moi plutôt dans 5 jours à huit heures")
    assert f"je vous le rappellerai {stage.in_days(5)}, au lieu du" in doctor.sees


async def test_another_is_set_for_the_same_day(doctor: Talker, stage: Stage) -> None:
    await doctor.says("rappelle-moi la 8 dans 3 jours")
    await doctor.says("et aussi la cinq le même jour")
    assert f"je vous le rappellerai {stage.in_days(3)}" in doctor.sees
    assert "Qualifier" in doctor.sees


@pytest.mark.parametrize(
    "outcomes", [{WHO_TREATS: suggestions("patient-messagerie", "cps-definition")}]
)
async def test_the_answer_to_the_question_that_waits_chooses_none_of_the_list(
    newcomer: Talker,
) -> None:
    await newcomer.says("/start")
    await newcomer.says(WHO_TREATS)
    await newcomer.says("médecin")
    assert "Exercez-vous dans une structure" in newcomer.sees


@pytest.mark.parametrize("typed", ["Monsieur, je suis médecin.", "Je suis médecin, cordialement"])
async def test_a_polite_answer_is_one(stage: Stage, typed: str) -> None:
    newcomer = stage.person("Nouvelle")
    await newcomer.says("/start")
    await newcomer.says(typed)
    assert "Exercez-vous dans une structure" in newcomer.sees
    await newcomer.says("n")
    await newcomer.says("Oui, j'en ai un.")
    assert "Ségur" in newcomer.sees
