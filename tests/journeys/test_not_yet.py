"""« Pas encore » below an answer shows the step that it explains, or reminds of it on a day."""

import pytest

from tests.journeys.conftest import CARD
from tests.journeys.conversation import Stage, Talker

STEP = "Étape 5 · Qualifier l’identité du patient"


@pytest.mark.parametrize(
    "typed", ["pas encore", "pas encore fait", "non toujours pas", "pas eu le temps"]
)
async def test_its_step_is_shown_unchanged(doctor: Talker, stage: Stage, typed: str) -> None:
    await doctor.says("/aide")
    await doctor.says(CARD)
    await doctor.says(typed)
    assert doctor.sees.startswith(STEP)
    assert "État : à faire" in doctor.sees
    assert stage.asked == [CARD]


async def test_with_a_day_it_is_reminded_of(doctor: Talker, stage: Stage) -> None:
    await doctor.says("/aide")
    await doctor.says(CARD)
    await doctor.says("pas encore, rappelle-moi dans 3 jours")
    assert doctor.sees.startswith(f"C’est noté : je vous le rappellerai {stage.in_days(3)}")
    assert "Qualifier l’identité du patient" in doctor.sees


@pytest.mark.parametrize("typed", ["pas encore reçu de mail ?", "j'ai oublié mon code"])
async def test_anything_more_is_searched(doctor: Talker, stage: Stage, typed: str) -> None:
    await doctor.says("/aide")
    await doctor.says(CARD)
    await doctor.says(typed)
    assert stage.asked == [CARD, typed]


async def test_in_a_group_no_step_is_shown(member: Talker) -> None:
    await member.says(f"@chat_page_bot {CARD}")
    await member.says("@chat_page_bot pas encore")
    assert "Étape 5" not in member.sees
