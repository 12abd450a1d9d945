"""The four questions of the first contact: going back, leaving them, not knowing; asking more."""

import pytest

from knowledge import Smalltalk
from tests.journeys.conftest import CARD, OUTCOMES
from tests.journeys.conversation import Outcomes, Stage, Talker, answer

MORE = "tu aurais un exemple"
SURE = "je ne sais pas si la carte vitale suffit"


@pytest.fixture
def outcomes() -> Outcomes:
    """Prepare what asks for more, and what only sounds like a doubt."""
    return OUTCOMES | {MORE: Smalltalk("detail"), SURE: answer("ins-justificatifs")}


@pytest.mark.parametrize("typed", ["retour", "précédent", "question précédente", "je corrige"])
async def test_the_question_before_is_asked_again(newcomer: Talker, typed: str) -> None:
    for said in ("/start", "médecin", "non", typed):
        await newcomer.says(said)
    assert "Question 2 sur 4" in newcomer.sees
    await newcomer.says("oui")
    assert "Question 3 sur 4" in newcomer.sees
    await newcomer.says("/profil")
    assert "Structure avec un numéro FINESS : oui" in newcomer.sees


async def test_a_button_goes_back_as_the_word_does(newcomer: Talker) -> None:
    await newcomer.says("/start")
    assert "Question d’avant" not in newcomer.buttons
    await newcomer.says("médecin")
    await newcomer.taps("Question d’avant")
    assert "Question 1 sur 4" in newcomer.sees
    await newcomer.says("secrétaire")
    await newcomer.says("/profil")
    assert "Vous êtes : secrétaire" in newcomer.sees


async def test_before_the_first_question_there_is_none(newcomer: Talker) -> None:
    await newcomer.says("/start")
    await newcomer.says("retour")
    assert "Question 1 sur 4" not in newcomer.sees


@pytest.mark.parametrize(
    "typed", ["stop", "je veux pas répondre", "j'ai pas envie de répondre", "ça suffit"]
)
@pytest.mark.parametrize("before", [(), ("médecin", "non")])
async def test_who_wants_no_more_questions_is_asked_none(
    stage: Stage, newcomer: Talker, typed: str, before: tuple[str, ...]
) -> None:
    for said in ("/start", *before, typed):
        await newcomer.says(said)
    assert newcomer.sees.startswith("Je ne demande plus rien.")
    await newcomer.says("oui")
    assert "Question" not in newcomer.sees
    assert "stop" not in stage.asked


async def test_who_stops_below_something_else_leaves_no_question(newcomer: Talker) -> None:
    for said in ("/start", "médecin", CARD, "stop"):
        await newcomer.says(said)
    assert "Je ne demande plus rien" not in newcomer.sees


@pytest.mark.parametrize(
    "typed",
    ["je sais pas si j'en ai un", "je ne sais pas s'il y en a un", "pas à ma connaissance"],
)
async def test_who_does_not_know_passes_the_question(newcomer: Talker, typed: str) -> None:
    for said in ("/start", "médecin", typed):
        await newcomer.says(said)
    assert newcomer.sees.startswith("Question passée.")
    assert "Question 3 sur 4" in newcomer.sees


async def test_a_doubt_that_the_base_answers_is_a_question(newcomer: Talker) -> None:
    for said in ("/start", "médecin", SURE):
        await newcomer.says(said)
    assert "carte Vitale n’est pas" in newcomer.sees
    assert "Question restée ouverte" in newcomer.sees


@pytest.mark.parametrize("typed", [MORE, "tu peux préciser", "soyez plus précis"])
async def test_who_asks_for_more_below_an_answer_is_shown_what_is_folded(
    doctor: Talker, typed: str
) -> None:
    await doctor.says(CARD)
    await doctor.says(typed)
    assert doctor.sees.count("Quel justificatif d’identité demander") == 1
    assert "Pièces admises" in doctor.sees


async def test_who_asks_for_more_of_nothing_is_shown_no_answer(doctor: Talker) -> None:
    await doctor.says(MORE)
    assert "Pièces admises" not in doctor.sees


@pytest.mark.parametrize("typed", ["j'ai pas compris la question", "ça veut dire quoi ?"])
async def test_who_does_not_follow_at_the_counter_is_told_what_to_look_at(
    doctor: Talker, typed: str
) -> None:
    await doctor.says("/ins")
    await doctor.says(typed)
    assert doctor.sees.startswith("Regardez dans votre logiciel")
    assert "Que répond INSi" in doctor.sees


@pytest.mark.parametrize(
    "typed", ["deux secrétaires", "j'ai trois assistantes", "oui, quatre secrétaires"]
)
async def test_secretaries_that_are_counted_are_a_secretariat(
    newcomer: Talker, typed: str
) -> None:
    for each in ("/start", "médecin", "non", typed):
        await newcomer.says(each)
    assert "Question 4 sur 4" in newcomer.sees
    await newcomer.says("/profil")
    assert "Vous êtes : médecin" in newcomer.sees
    assert "Secrétariat : oui" in newcomer.sees
