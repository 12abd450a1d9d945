"""What is asked of a step by its number opens its page, which tells what to do."""

import pytest

from tests.journeys.conftest import CARD
from tests.journeys.conversation import Stage, Talker

ASKED = [
    "comment faire la 7",
    "que dois-je faire pour la 7 ?",
    "il faut faire quoi pour la 7",
    "la 7 je fais comment",
    "explique-moi la 7",
    "dis-moi ce qu'il y a à faire pour la 7",
    "en quoi consiste l'étape 7 ?",
    "j'ai une question sur la 7",
    "la septième qu'est-ce que c'est",
    "comment faire la septième",
]


@pytest.mark.parametrize("shown", ["/parcours", "étape 4", CARD])
@pytest.mark.parametrize("typed", ASKED)
async def test_the_page_of_the_step_is_shown_as_it_stands(
    doctor: Talker, stage: Stage, shown: str, typed: str
) -> None:
    await doctor.says(shown)
    await doctor.says(typed)
    assert doctor.sees.startswith("Étape 7 ·")
    assert typed not in stage.asked


@pytest.mark.parametrize("typed", ["comment faire la 2", "explique-moi la 2"])
async def test_below_choices_a_number_is_one_of_them(
    doctor: Talker, stage: Stage, typed: str
) -> None:
    await doctor.says("une carte")
    await doctor.says(typed)
    assert typed in stage.asked


async def test_what_says_more_of_a_step_is_looked_for(doctor: Talker, stage: Stage) -> None:
    await doctor.says(CARD)
    await doctor.says("comment faire la 7 quand le patient refuse ?")
    assert stage.asked[-1] == "comment faire la 7 quand le patient refuse ?"


@pytest.mark.parametrize("typed", ["je ferai la 5 dans 5 jours", "la 5 dans 5 jours"])
async def test_no_reminder_is_offered_of_a_step_that_is_done(doctor: Talker, typed: str) -> None:
    await doctor.says("/parcours")
    await doctor.says("la 5 est faite")
    await doctor.says(typed)
    assert doctor.sees.startswith("Je n’ai pas compris ce que vous dites de l’étape 5")
    assert "Quand elle sera faite" not in doctor.sees


async def test_a_step_told_by_its_place_is_stuck(doctor: Talker) -> None:
    await doctor.says("/parcours")
    await doctor.says("la quatrième je suis bloqué")
    assert doctor.sees.startswith("Étape 4 ·")
    assert "ce qui bloque le plus souvent" in doctor.sees


@pytest.mark.parametrize(
    "typed", ["c'est la première fois que je fais ça", "la quatrième est faite ?"]
)
async def test_what_tells_no_state_of_a_place_marks_none(doctor: Talker, typed: str) -> None:
    await doctor.says("/parcours")
    await doctor.says(typed)
    assert "C’est noté" not in doctor.sees
    await doctor.says("/parcours")
    assert "0 étape sur 10" in doctor.sees
