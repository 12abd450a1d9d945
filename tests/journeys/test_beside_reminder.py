"""One message tells of a step and of a reminder of another: both are done."""

import re

import pytest

from tests.journeys.conversation import Stage, Talker


async def reminded(person: Talker) -> set[str]:
    """Return the beginning of the titles of the steps of which reminders wait."""
    await person.says("/rappels")
    return {found[:8] for found in re.findall(r"\d\. \w+ \d+ \w+ : (.*)", person.sees)}


async def state_of(person: Talker, step: int) -> str:
    """Return how a step is said to stand."""
    await person.says(f"/parcours {step}")
    told = re.search(r"État : ([^\d\n]*)", person.sees)
    assert told
    return told[1].strip()


@pytest.mark.parametrize(
    ("typed", "state"),
    [
        ("rappelle-moi la 2 demain et la 1 est faite", "fait le"),
        ("rappelle-moi la 2 demain, j'ai fait la 1", "fait le"),
        ("rappelle-moi la 2 demain et coche la 1", "fait le"),
        ("rappelle-moi la 2 demain et mets la 1 en cours", "en cours depuis le"),
        ("rappelle-moi la 2 demain et le rpps c'est fait", "fait le"),
    ],
)
async def test_what_is_told_behind_a_wish_is_noted_and_not_reminded_of(
    doctor: Talker, stage: Stage, typed: str, state: str
) -> None:
    await doctor.says("/parcours")
    await doctor.says(typed)
    assert stage.asked == []
    assert await reminded(doctor) == {"Obtenir "}
    assert await state_of(doctor, 1) == state
    assert await state_of(doctor, 2) == "à faire"


@pytest.mark.parametrize(
    "typed", ["rappelle-moi la 2 demain et note la 1", "note la 1 et rappelle-moi la 2 demain"]
)
async def test_a_step_to_note_without_its_state_is_asked_beside_the_reminder(
    doctor: Talker, typed: str
) -> None:
    await doctor.says("/parcours")
    await doctor.says(typed)
    assert "Je n’ai pas compris ce que vous dites de l’étape 1" in doctor.sees
    assert await reminded(doctor) == {"Obtenir "}
    assert await state_of(doctor, 1) == "à faire"


async def test_several_steps_told_together_behind_a_wish_are_noted(doctor: Talker) -> None:
    await doctor.says("rappelle-moi la 2 demain, la 1 et la 4 sont faites")
    assert await reminded(doctor) == {"Obtenir "}
    assert await state_of(doctor, 1) == "fait le"
    assert await state_of(doctor, 4) == "fait le"


async def test_without_a_sign_between_them_nothing_is_done_and_that_is_said(
    doctor: Talker,
) -> None:
    await doctor.says("rappelle-moi la 2 demain la 1 est faite")
    assert doctor.sees.startswith("Je n’ai pas compris ce que vous dites des étapes 2 et 1")
    assert await reminded(doctor) == set()
    assert await state_of(doctor, 1) == "à faire"


@pytest.mark.parametrize(
    "typed", ["rappelle-moi la 2 et la 1 demain", "rappelle-moi demain la 2, la 1"]
)
async def test_steps_of_which_no_state_is_told_are_reminded_of_together(
    doctor: Talker, typed: str
) -> None:
    await doctor.says(typed)
    assert await reminded(doctor) == {"Être ins", "Obtenir "}


async def test_a_step_told_behind_a_wish_that_names_none_is_reminded_of(doctor: Talker) -> None:
    await doctor.says("rappelle-moi demain, la 5 est en cours")
    assert await reminded(doctor) == {"Qualifie"}


@pytest.mark.parametrize(
    "typed",
    [
        "la 2 est faite et annule le rappel de la 6",
        "annule le rappel de la 6, la 2 est faite",
        "j'ai fait la 2, plus besoin du rappel de la 6",
    ],
)
async def test_a_reminder_is_cancelled_beside_a_step_that_is_told(
    doctor: Talker, stage: Stage, typed: str
) -> None:
    await doctor.says("rappelle-moi la 6 demain")
    await doctor.says("rappelle-moi la 8 demain")
    await doctor.says(typed)
    assert stage.asked == []
    assert await reminded(doctor) == {"Alimente"}
    assert await state_of(doctor, 2) == "fait le"


async def test_what_is_cancelled_behind_a_wish_is_asked_and_not_reminded_of(
    doctor: Talker,
) -> None:
    await doctor.says("rappelle-moi la 8 demain et annule le rappel de la 6")
    assert "Lequel annuler ?" in doctor.sees
    assert await reminded(doctor) == {"Alimente"}


async def test_cancelling_undoes_the_step_noted_beside_a_reminder(doctor: Talker) -> None:
    await doctor.says("rappelle-moi la 2 demain et la 1 est faite")
    await doctor.says("annuler")
    assert await state_of(doctor, 1) == "à faire"
    assert await reminded(doctor) == {"Obtenir "}


@pytest.mark.parametrize(
    "typed",
    [
        "rappelle-moi la 2 demain mais pas la 1",
        "rappelle-moi la 2 demain, pas la 1",
        "rappelle-moi la 2 demain et la 1 non",
        "rappelle-moi demain que la 2 et la 1 sont faites",
        "rappelle-moi la 2 demain si la 1 est faite",
    ],
)
async def test_a_step_refused_or_told_otherwise_beside_a_wish_keeps_its_state(
    doctor: Talker, typed: str
) -> None:
    await doctor.says("étape 1 en cours")
    await doctor.says(typed)
    assert doctor.sees.startswith("Je n’ai pas compris ce que vous dites des étapes 2 et 1")
    assert await reminded(doctor) == set()
    assert await state_of(doctor, 1) == "en cours depuis le"
