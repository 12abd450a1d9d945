"""What is said of an answer without a word of its own is told all of it, not another answer."""

import pytest

from tests.journeys.conftest import CARD, OUTCOMES
from tests.journeys.conversation import Prepared, Stage, Talker, Title, answer

SURE = {"pourquoi": answer("ins-pourquoi-obligatoire"), "pourquoi ?": answer("ins-qui")}
ANSWERED = "ins-justificatifs"
ALL = "Voici le détail de cette réponse"
AGAIN = "Je ne conclus pas à votre place"
WHICH = "Laquelle ?"

REACTIONS = ["pourquoi ?", "et pourquoi", "Mais pourquoi ça ?", "et donc ?", "alors je fais quoi"]
CONCLUSIONS = [
    "donc c'est non",
    "Du coup c'est obligatoire ?",
    "oui ou non ?",
    "oui ou non",
    "ok donc je peux ?",
    "c'est ça ?",
]


@pytest.mark.parametrize(
    "said", [*REACTIONS, "c'est tout ?", "et moi ?", "concrètement ?", "et pour ma femme ?"]
)
async def test_all_that_an_answer_tells_is_shown_to_who_asks_no_more_than_that(
    doctor: Talker, base: Prepared, title: Title, said: str
) -> None:
    assert base.base.entries[ANSWERED].detail
    await doctor.says(CARD)
    await doctor.says(said)
    assert doctor.sees.startswith(ALL)
    assert title(ANSWERED) in doctor.sees
    assert "Source" in doctor.sees
    await doctor.says("tu es sûr ?")
    assert doctor.sees.startswith(title(ANSWERED))


@pytest.mark.parametrize("said", CONCLUSIONS)
async def test_who_concludes_from_an_answer_reads_it_again(
    doctor: Talker, title: Title, said: str
) -> None:
    await doctor.says(CARD)
    await doctor.says(said)
    assert doctor.sees.startswith(AGAIN)
    assert title(ANSWERED) in doctor.sees


@pytest.mark.parametrize("said", [*REACTIONS, *CONCLUSIONS, "où t'as vu ça ?", "t'es sûr ?"])
async def test_below_a_list_it_is_asked_which_answer_is_meant(doctor: Talker, said: str) -> None:
    await doctor.says("une carte")
    await doctor.says(said)
    assert doctor.sees.startswith(WHICH)
    await doctor.says("2")
    assert "Comment commander une carte CPE" in doctor.sees


@pytest.mark.parametrize("outcomes", [OUTCOMES | SURE])
async def test_why_is_answered_where_the_base_is_sure_of_it(doctor: Talker, title: Title) -> None:
    await doctor.says(CARD)
    await doctor.says("et pourquoi ?")
    assert ALL not in doctor.sees
    await doctor.says(CARD)
    await doctor.says("pourquoi ?")
    assert title("ins-qui") in doctor.sees


@pytest.mark.parametrize(
    "said",
    [
        "pourquoi la carte vitale ne suffit pas ?",
        "donc c'est non pour ma secrétaire ?",
        "je peux pas me connecter",
        "c'est tout",
        "il faut payer la CPE ?",
        "c'est obligatoire ?",
        "et c'est obligatoire ?",
        "je peux ?",
    ],
)
async def test_what_says_more_or_takes_leave_is_searched_for(
    doctor: Talker, stage: Stage, said: str
) -> None:
    await doctor.says(CARD)
    await doctor.says(said)
    assert stage.asked == [CARD, said]


async def test_without_an_answer_why_is_a_question(doctor: Talker, stage: Stage) -> None:
    await doctor.says("/aide")
    await doctor.says("pourquoi ?")
    assert stage.asked == ["pourquoi ?"]


async def test_who_does_not_know_a_word_or_what_to_do_is_asked_which(
    doctor: Talker, stage: Stage, title: Title
) -> None:
    await doctor.says(CARD)
    await doctor.says("c'est quoi ce mot ?")
    assert doctor.sees.startswith("Quel mot ?")
    await doctor.says("je sais pas")
    assert doctor.sees.startswith("Alors dites-le-moi autrement")
    await doctor.says("répète")
    assert title(ANSWERED) in doctor.sees
    assert stage.asked == [CARD]


@pytest.mark.parametrize("said", ["?", "??", "? ?"])
async def test_a_question_mark_alone_is_asked_what_is_not_clear(
    doctor: Talker, stage: Stage, said: str
) -> None:
    await doctor.says(CARD)
    await doctor.says(said)
    assert doctor.sees.startswith("Dites-moi en une phrase ce qui n’est pas clair")
    assert stage.asked == [CARD]
