"""What is asked right below the wall, /mesdonnees or /confidentialite is about what is kept."""

import pytest

from tests.journeys.conftest import CARD
from tests.journeys.conversation import Prepared, Stage, Talker

NAMED = "madame Durand n'a pas d'INS"
KEPT = "Je n’ai rien conservé de votre message"
ALLOWED = "Vous pouvez m’écrire, par exemple"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("j'ai bien supprimé ?", KEPT),
        ("C'est bon ?", KEPT),
        ("et là c'est bon", KEPT),
        ("vous avez gardé quoi", KEPT),
        ("alors je peux dire quoi", ALLOWED),
        ("Que puis-je écrire ?", ALLOWED),
        ("du coup j'écris quoi ?", ALLOWED),
    ],
)
async def test_what_is_asked_below_the_wall(
    doctor: Talker, stage: Stage, said: str, told: str
) -> None:
    await doctor.says(NAMED)
    await doctor.says(said)
    assert doctor.sees.startswith(told)
    assert len(stage.asked) == 1


async def test_it_is_still_asked_of_the_wall_after_its_buttons(doctor: Talker) -> None:
    await doctor.says(NAMED)
    await doctor.taps("Que puis-je écrire")
    await doctor.says("j'ai bien supprimé ?")
    assert doctor.sees.startswith(KEPT)
    await doctor.taps("Que puis-je écrire")
    assert doctor.sees.startswith(ALLOWED)


async def test_the_wall_closes_the_answer_before_it(doctor: Talker, stage: Stage) -> None:
    await doctor.says(CARD)
    await doctor.says(NAMED)
    await doctor.says("et pour un mineur ?")
    assert isinstance(stage.app.knowledge, Prepared)
    assert stage.app.knowledge.asked[-1] == ("et pour un mineur ?", None)


async def test_a_question_at_the_counter_still_waits_behind_the_wall(doctor: Talker) -> None:
    await doctor.says("/ins")
    asked = doctor.sees
    await doctor.says(NAMED)
    await doctor.says("1")
    assert doctor.sees != asked
    assert "Question d’avant" in doctor.buttons


@pytest.mark.parametrize("page", ["/mesdonnees", "/confidentialite"])
@pytest.mark.parametrize(
    "said",
    [
        "combien de temps",
        "pourquoi vous gardez ça ?",
        "vous envoyez ça à qui ?",
        "comment on a mes données",
        "et Telegram ?",
        "je vous les ai pas données",
    ],
)
async def test_what_is_asked_below_what_is_kept_opens_the_page_on_it(
    doctor: Talker, stage: Stage, page: str, said: str
) -> None:
    await doctor.says(page)
    await doctor.says(said)
    assert doctor.sees.startswith("Ce que je conserve")
    await doctor.says("combien de temps")
    assert doctor.sees.startswith("Ce que je conserve")
    assert stage.asked == []


async def test_elsewhere_it_is_a_question(doctor: Talker, stage: Stage) -> None:
    await doctor.says("combien de temps")
    assert stage.asked == ["combien de temps"]
