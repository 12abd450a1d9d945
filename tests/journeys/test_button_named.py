"""The button that one says to tap is that button; what is only asked of it notes nothing."""

import pytest

from tests.journeys.conversation import Stage, Talker


@pytest.mark.parametrize(
    ("typed", "state"),
    [
        ("je clique sur c'est fait", "fait"),
        ("bon je clique sur « C'est fait » alors", "fait"),
        ("j'ai appuyé sur en cours", "en cours"),
        ("je touche ne me concerne pas", "ne vous concerne pas"),
    ],
)
async def test_it_is_as_if_it_were_tapped(doctor: Talker, typed: str, state: str) -> None:
    await doctor.says("étape 3")
    await doctor.says(typed)
    assert f"C’est noté : « S’équiper en certificats logiciels » {state}" in doctor.sees.replace(
        "» est ", "» "
    )


@pytest.mark.parametrize("before", ["/aide", "la carte vitale suffit ?"])
async def test_without_the_button_how_to_note_a_step_is_said(
    doctor: Talker, stage: Stage, before: str
) -> None:
    await doctor.says(before)
    asked = [*stage.asked]
    await doctor.says("je clique sur c'est fait")
    assert doctor.sees.startswith("Pour noter une étape")
    assert stage.asked == asked
    await doctor.says("/parcours")
    assert "0 étape sur 10" in doctor.sees


@pytest.mark.parametrize(
    "typed", ["je clique sur le lien", "je clique sur c'est fait et après ?", "je clique"]
)
async def test_anything_else_that_one_taps_is_of_no_step(
    doctor: Talker, stage: Stage, typed: str
) -> None:
    await doctor.says("étape 3")
    await doctor.says(typed)
    assert stage.asked == [typed]


async def test_asking_about_a_button_notes_nothing(doctor: Talker) -> None:
    await doctor.says("étape 3")
    await doctor.says("je clique sur c'est fait ?")
    assert doctor.sees.startswith("Pour noter une étape")
