"""Who asks the bot to do a step is told that it does none, and no state changes."""

import pytest

from tests.journeys.conversation import Stage, Talker

NOT_FOR_YOU = "Je ne peux faire aucune étape à votre place : rien n’est changé."


@pytest.mark.parametrize(
    "typed",
    [
        "faites la 3 pour moi",
        "faites la 3",
        "faites la troisième pour moi",
        "faites l'étape 3 svp",
        "fait la 3 pour moi",
        "fais la 3 à ma place",
        "pouvez-vous faire la 3 pour moi ?",
        "vous faites la 3 pour nous ?",
        "commandez la 3",
    ],
)
async def test_a_step_asked_of_the_bot_is_shown_as_it_stands(
    doctor: Talker, stage: Stage, typed: str
) -> None:
    await doctor.says("/parcours")
    await doctor.says(typed)
    assert doctor.sees.startswith(NOT_FOR_YOU)
    assert "Étape 3 ·" in doctor.sees
    await doctor.says("/parcours")
    assert "0 étape sur" in doctor.sees
    assert stage.asked == []


@pytest.mark.parametrize("typed", ["faites-la pour moi", "vous pouvez le faire pour moi ?"])
async def test_it_is_of_the_step_shown_where_none_is_named(doctor: Talker, typed: str) -> None:
    await doctor.says("étape 4")
    await doctor.says(typed)
    assert doctor.sees.startswith(NOT_FOR_YOU)
    assert "Étape 4 ·" in doctor.sees


@pytest.mark.parametrize(
    "typed", ["faites la 3 et la 4", "faites les étapes 3 et 4", "faites la 45"]
)
async def test_several_steps_or_none_are_shown_in_the_list(doctor: Talker, typed: str) -> None:
    await doctor.says("/parcours")
    await doctor.says(typed)
    assert doctor.sees.startswith(NOT_FOR_YOU)
    assert "1. Être inscrit" in doctor.sees
    await doctor.says("/parcours")
    assert "0 étape sur 10" in doctor.sees


@pytest.mark.parametrize(
    "typed", ["fait la 2", "faites : la 2", "ma secrétaire a fait la 2 pour moi", "validez la 2"]
)
async def test_what_tells_that_a_step_is_done_still_notes_it(doctor: Talker, typed: str) -> None:
    await doctor.says("/parcours")
    await doctor.says(typed)
    await doctor.says("/parcours 2")
    assert "État : fait" in doctor.sees
