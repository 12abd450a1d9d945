"""« Oui » and « notez-le », where nothing was asked, are told that nothing is done."""

import pytest

from tests.journeys.conftest import CARD
from tests.journeys.conversation import Stage, Talker

NOTHING = "je n’attendais pas de réponse : rien n’est noté ni changé."


@pytest.mark.parametrize("typed", ["oui", "Oui, notez", "ok alors notez-la", "note le"])
async def test_who_says_yes_to_nothing_is_told_so(
    doctor: Talker, stage: Stage, typed: str
) -> None:
    await doctor.says(CARD)
    await doctor.says(typed)
    assert NOTHING in doctor.sees
    assert stage.asked == [CARD]


async def test_the_question_of_erasing_is_over_once_something_else_is_said(
    doctor: Talker,
) -> None:
    await doctor.says("/profil médecin")
    await doctor.says("/effacer")
    await doctor.says("bonjour")
    await doctor.says("oui")
    assert NOTHING in doctor.sees
    await doctor.says("/profil")
    assert "Vous êtes : médecin" in doctor.sees


async def test_yes_in_another_language_confirms_as_well(doctor: Talker) -> None:
    await doctor.says("/effacer")
    await doctor.says("yes")
    assert "Tout est effacé." in doctor.sees


async def test_where_a_question_waits_nothing_is_denied(newcomer: Talker, stage: Stage) -> None:
    await newcomer.says("/start")
    await newcomer.says("oui")
    assert stage.asked == ["oui"]


@pytest.mark.parametrize("typed", ["oui", "oui merci", "yes"])
async def test_yes_to_a_list_asks_which(doctor: Talker, stage: Stage, typed: str) -> None:
    await doctor.says("une carte")
    await doctor.says(typed)
    assert doctor.sees.startswith("Laquelle ?")
    assert "de 1 à 3" in doctor.sees
    await doctor.says("2")
    assert "Comment commander une carte CPE" in doctor.sees
    assert stage.asked == ["une carte"]


@pytest.mark.parametrize(
    "typed", ["j'y pense", "je vais y penser", "Tout est bouclé.", "ok j'y pense"]
)
async def test_what_is_only_ordinary_is_no_call_for_help(
    doctor: Talker, stage: Stage, typed: str
) -> None:
    await doctor.says(CARD)
    await doctor.says(typed)
    assert NOTHING in doctor.sees
    assert stage.asked == [CARD]


@pytest.mark.parametrize("typed", ["j'y pense souvent", "tout est fini", "j'y pense ?"])
async def test_what_may_say_more_is_heard(doctor: Talker, stage: Stage, typed: str) -> None:
    await doctor.says(CARD)
    await doctor.says(typed)
    assert stage.asked == [CARD, typed]


@pytest.mark.parametrize("before", [[], ["la mort"]])
async def test_what_is_ordinary_is_heard_behind_nothing_and_what_had_no_answer(
    doctor: Talker, stage: Stage, before: list[str]
) -> None:
    for text in [*before, "j'y pense"]:
        await doctor.says(text)
    assert stage.asked == [*before, "j'y pense"]


async def test_what_is_ordinary_is_heard_below_whom_to_call(doctor: Talker, stage: Stage) -> None:
    await doctor.says("je veux mourir")
    await doctor.says("j'y pense")
    assert stage.asked == ["je veux mourir", "j'y pense"]
    assert "3114" in doctor.sees


async def test_what_is_ordinary_is_heard_behind_what_was_just_typed(
    doctor: Talker, stage: Stage
) -> None:
    await doctor.says("la mort")
    await doctor.says("j'y pense", at_once=True)
    assert "la mort j'y pense" in stage.asked
