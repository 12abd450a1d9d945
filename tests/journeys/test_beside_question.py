"""One message tells of a step, then asks something: it is noted, and answered."""

import pytest

from tests.journeys.conftest import CARD
from tests.journeys.conversation import Stage, Talker
from tests.journeys.test_beside_reminder import reminded, state_of


@pytest.mark.parametrize(
    "typed",
    [
        "la 4 est faite et c'est quoi la 5",
        "la 4 est faite, c'est quoi la 5 ?",
        "j'ai fini la 4. et la 5 c'est quoi ?",
        "étape 4 faite, comment on fait la 5 ?",
        "la 4 c'est fait mais la 5 comment on fait ?",
        "la 4 est faite, tu peux m'expliquer l'étape 5 ?",
        "j'ai fait la 4, montre-moi la 5",
    ],
)
async def test_a_step_asked_about_behind_a_step_told_is_shown_and_the_other_noted(
    doctor: Talker, stage: Stage, typed: str
) -> None:
    await doctor.says(typed)
    assert stage.asked[0] == typed  # looked at for a danger, whole then by clauses
    assert "Étape 5 · Qualifier" in doctor.sees
    assert await state_of(doctor, 4) == "fait le"
    assert await state_of(doctor, 5) == "à faire"


@pytest.mark.parametrize(
    "typed", [f"la 4 est faite, {CARD}", f"étape 4 faite et {CARD}", f"la 4 c'est fait. {CARD}"]
)
async def test_a_question_behind_a_step_told_is_answered_and_the_step_noted(
    doctor: Talker, typed: str
) -> None:
    await doctor.says(typed)
    assert "La carte Vitale n’est pas un justificatif" in doctor.sees
    assert await state_of(doctor, 4) == "fait le"


async def test_a_reminder_wished_before_a_question_about_a_step_is_set(doctor: Talker) -> None:
    await doctor.says("rappelle-moi la 2 demain et c'est quoi la 3 ?")
    assert "Étape 3 · " in doctor.sees
    assert await reminded(doctor) == {"Obtenir "}


@pytest.mark.parametrize(
    "typed",
    [
        "si la 4 est faite, c'est quoi la 5 ?",
        "quand la 4 est faite, comment je fais la 5 ?",
        "une fois la 4 faite, c'est quoi la 5 ?",
        "la 4 est faite, la 5 est faite ?",
        "la 4 est faite et la 5 aussi ?",
        "la 4 est faite, non ?",
        "la 4 est-elle faite et c'est quoi la 5 ?",
        "qui a fait la 4 et c'est quoi la 5 ?",
    ],
)
async def test_what_only_supposes_or_asks_notes_nothing(doctor: Talker, typed: str) -> None:
    await doctor.says(typed)
    assert await state_of(doctor, 4) == "à faire"
