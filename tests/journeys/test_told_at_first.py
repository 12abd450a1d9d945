"""What is told of steps while a question of the profile waits: it answers none."""

import re

import pytest

from tests.journeys.conversation import Stage, Talker


@pytest.mark.parametrize("answered", [[], ["médecin"]])
@pytest.mark.parametrize(
    ("typed", "steps"),
    [
        ("la 4 est faite", [4]),
        ("la 4 et la 5 sont faites", [4, 5]),
        ("j'ai fini les étapes 1 à 3", [1, 2, 3]),
        ("1 et 2 faites", [1, 2]),
        ("ça y est j'ai reçu ma CPS", [2]),
    ],
)
async def test_the_steps_told_are_noted(
    doctor: Talker, stage: Stage, answered: list[str], typed: str, steps: list[int]
) -> None:
    await doctor.says("/start")
    for answer in answered:
        await doctor.says(answer)
    await doctor.says(typed)
    assert doctor.sees.startswith("C’est noté")
    assert stage.asked == []
    await doctor.says("/parcours tout")
    assert [int(one) for one in re.findall(r"(\d+)\. .*\(fait le", doctor.sees)] == steps


@pytest.mark.parametrize("typed", ["la 2", "la 2 ok", "la 2 svp", "2"])
async def test_the_place_of_an_answer_is_still_one(doctor: Talker, typed: str) -> None:
    await doctor.says("/start")
    await doctor.says(typed)
    await doctor.says("/parcours")
    assert "0 étape sur" in doctor.sees
    await doctor.says("/profil")
    assert "Vous êtes : pharmacien" in doctor.sees
