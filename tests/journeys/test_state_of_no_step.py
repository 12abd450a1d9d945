"""A state told where it can be of no step, or of all of them, changes nothing: it is asked."""

import pytest

from tests.journeys.conftest import CARD
from tests.journeys.conversation import Talker

WHICH = "Rien n’est noté : de quelle étape parlez-vous ?"


@pytest.mark.parametrize("opens", ["/themes", "/parcours tout", "/aide", "une carte", "/patients"])
@pytest.mark.parametrize("typed", ["c'est fait", "c'est en cours", "ah oui c'est fait"])
async def test_of_which_step_a_state_is_told_is_asked(
    doctor: Talker, opens: str, typed: str
) -> None:
    await doctor.says("/parcours 3")
    await doctor.says(opens)
    await doctor.says(typed)
    assert doctor.sees.startswith(WHICH)
    await doctor.says("la 3")
    await doctor.says("c'est fait")
    assert "« S’équiper en certificats logiciels » est fait." in doctor.sees


async def test_the_page_of_a_step_outlasts_what_is_not_understood(doctor: Talker) -> None:
    await doctor.says("/parcours 3")
    await doctor.says("azerty uiop")
    await doctor.says("c'est fait")
    assert "« S’équiper en certificats logiciels » est fait." in doctor.sees


async def test_a_question_left_open_is_not_closed_by_a_state(doctor: Talker) -> None:
    await doctor.says("/start")
    await doctor.says("c'est fait")
    assert WHICH not in doctor.sees
    await doctor.says("médecin")
    assert "Question 2 sur 4" in doctor.sees


async def test_a_state_that_is_asked_about_is_searched(doctor: Talker) -> None:
    await doctor.says("/themes")
    await doctor.says("c'est fait ?")
    assert WHICH not in doctor.sees
    assert doctor.stage.asked == ["c'est fait ?"]


async def test_a_state_below_an_answer_that_explains_its_step_is_of_it(doctor: Talker) -> None:
    await doctor.says(CARD)
    await doctor.says("c'est fait")
    assert "« Qualifier l’identité du patient » est fait." in doctor.sees


@pytest.mark.parametrize("typed", ["tout est fini", "on a tout fait", "tout est terminé"])
async def test_all_that_is_said_to_be_done_without_the_steps_is_asked(
    doctor: Talker, typed: str
) -> None:
    await doctor.says("/parcours")
    await doctor.says(typed)
    assert doctor.sees.startswith("Rien n’est noté par ce message : quelles étapes sont faites ?")
    assert "0 étape sur" in doctor.sees
