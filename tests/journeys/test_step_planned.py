"""A step that is to be done on a day to come stays as it is: a reminder is offered."""

import pytest

from tests.journeys.conversation import Stage, Talker

UNCHANGED = "Rien n’est changé à l’étape {}."


@pytest.mark.parametrize(
    "typed",
    [
        "je ferai la 5 lundi",
        "la 5 je la ferai lundi",
        "la 5 lundi",
        "la 5 sera faite lundi",
        "je commence la 5 demain",
        "la 5 commence lundi",
        "étape 5 à faire pour lundi",
    ],
)
async def test_of_a_step_named_by_its_number(doctor: Talker, stage: Stage, typed: str) -> None:
    await doctor.says("/parcours")
    await doctor.says(typed)
    assert doctor.sees.startswith(UNCHANGED.format(5))
    assert "Voulez-vous un rappel ?" in doctor.sees
    assert "État : à faire" in doctor.sees
    assert any(label.startswith("Oui, ") for label in doctor.buttons)
    await doctor.says("oui")
    assert doctor.sees.startswith("C’est noté : je vous le rappellerai")
    assert stage.asked == []


@pytest.mark.parametrize(
    "typed",
    [
        "je le ferai demain",
        "on fera ça demain",
        "à faire demain",
        "ce sera fait demain",
        "c'est prévu pour demain",
        "on commence demain",
        "je m'en occupe demain",
    ],
)
async def test_of_the_step_shown(doctor: Talker, stage: Stage, typed: str) -> None:
    await doctor.says("/parcours 8")
    await doctor.says(typed)
    assert doctor.sees.startswith(UNCHANGED.format(8))
    await doctor.says("oui")
    assert doctor.sees.startswith("C’est noté : je vous le rappellerai")
    assert stage.asked == []


@pytest.mark.parametrize("typed", ["je la ferai demain", "elle arrive demain"])
async def test_below_a_reminder(doctor: Talker, typed: str) -> None:
    await doctor.says("rappelle-moi la 6 dans 10 jours")
    await doctor.says(typed)
    assert doctor.sees.startswith(UNCHANGED.format(6))
    await doctor.says("oui")
    assert "au lieu du" in doctor.sees


@pytest.mark.parametrize(
    ("typed", "state"),
    [
        ("la 5 commencée lundi", "en cours"),
        ("la 5 est commencée depuis lundi", "en cours"),
        ("la 5 commence depuis hier", "en cours"),
        ("la 5 faite lundi", "fait"),
        ("la 5 est faite le 3 mars", "fait"),
    ],
)
async def test_what_was_done_on_a_day_is_noted(doctor: Talker, typed: str, state: str) -> None:
    await doctor.says("/parcours")
    await doctor.says(typed)
    assert doctor.sees.startswith("C’est noté : « Qualifier l’identité")
    assert f"» est {state}" in doctor.sees


@pytest.mark.parametrize(
    "typed",
    [
        "ma secrétaire sera absente lundi",
        "je vais recevoir un patient lundi",
        "je fais quoi lundi",
        "lundi c'est férié",
    ],
)
async def test_what_is_of_no_step_is_no_plan(doctor: Talker, typed: str) -> None:
    await doctor.says("/parcours 8")
    await doctor.says(typed)
    assert "Rien n’est changé" not in doctor.sees
