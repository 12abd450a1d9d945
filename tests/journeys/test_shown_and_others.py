"""The step shown, or of a reminder, is told together with others, or with a wish."""

import pytest

from tests.journeys.conversation import Talker

OTHER = "Informer le patient de l’alimentation"


@pytest.mark.parametrize(
    "typed", ["c'est fait, la 7 aussi", "fait. la 7 aussi", "c'est fait et j'ai fait la 7 aussi"]
)
async def test_both_are_noted(doctor: Talker, typed: str) -> None:
    await doctor.says("/parcours 8")
    await doctor.says(typed)
    assert doctor.sees.startswith("C’est noté, fait : Alimenter le dossier médical (étape 8)")
    assert OTHER in doctor.sees.split("\n")[0]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("c'est fait, la 7 pas encore", "fait : Alimenter le dossier médical"),
        ("pas fait, mais la 7 oui", f"fait : {OTHER}"),
    ],
)
async def test_each_is_told_its_own_state(doctor: Talker, typed: str, told: str) -> None:
    await doctor.says("/parcours 8")
    await doctor.says(typed)
    assert f"C’est noté, {told}" in doctor.sees
    assert "C’est noté, à faire : " in doctor.sees
    assert "1 étape sur" in doctor.sees


async def test_a_state_said_above_several_steps_is_of_these(doctor: Talker) -> None:
    await doctor.says("/parcours 8")
    await doctor.says("c'est fait : la 4 et la 5")
    assert "Alimenter" not in doctor.sees.split("Pour revenir dessus")[0]
    assert "2 étapes sur" in doctor.sees


@pytest.mark.parametrize("before", ["/parcours 8", "rappelle-moi la 8 demain"])
async def test_what_is_done_is_noted_before_another_reminder(doctor: Talker, before: str) -> None:
    await doctor.says(before)
    await doctor.says("c'est fait et rappelle-moi la 9 demain")
    assert "Étape : « Informer le patient de la consultation" in doctor.sees
    await doctor.says("/parcours 8")
    assert "État : fait" in doctor.sees


async def test_what_is_not_done_keeps_its_state_before_another_reminder(doctor: Talker) -> None:
    await doctor.says("/parcours en cours 8")
    await doctor.says("rappelle-moi la 8 demain")
    await doctor.says("pas fait, rappelle-moi la 9 demain")
    await doctor.says("/parcours 8")
    assert "État : en cours" in doctor.sees
