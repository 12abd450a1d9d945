"""« Qui l'a fait ? » is about the step or the practice, and never searched below them."""

import pytest

from tests.journeys.conversation import Stage, Talker


@pytest.mark.parametrize("said", ["qui l'a fait ?", "Qui a noté ça", "c'est qui"])
async def test_below_a_step_just_noted_its_page_tells_who(
    doctor: Talker, stage: Stage, said: str
) -> None:
    await doctor.says("/parcours fait rpps")
    await doctor.says(said)
    assert "Être inscrit au RPPS" in doctor.sees.partition("\n")[0]
    assert stage.asked == []


@pytest.mark.parametrize("said", ["qui a noté ça ?", "c'est qui"])
async def test_below_the_path_the_practice_is_shown(
    doctor: Talker, stage: Stage, said: str
) -> None:
    await doctor.says("/cabinet")
    practice = doctor.sees
    await doctor.says("/parcours")
    await doctor.says(said)
    assert doctor.sees == practice
    assert stage.asked == []


async def test_who_shares_no_practice_asks_anything_else_of_the_base(
    doctor: Talker, stage: Stage
) -> None:
    await doctor.says("c'est qui")
    assert stage.asked == ["c'est qui"]
