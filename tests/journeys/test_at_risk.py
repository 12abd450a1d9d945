"""What follows what told whom to call: the numbers stay in sight until something else is asked."""

import re

import pytest
from sqlalchemy import select

from bot.models import ConversationRow
from handlers.shown import signs
from knowledge import Outcome, Smalltalk
from tests.journeys.conftest import CARD, OUTCOMES
from tests.journeys.conversation import Outcomes, Stage, Talker, answer, suggestions

ARREST, DEATH = "il fait un arrêt cardiaque", "je veux mourir"
STILL = (
    "Si une vie est en danger : le 15 ou le 112, tout de suite. Pour parler à quelqu’un : le 3114"
)
AFTER: dict[str, Outcome] = {
    "le numéro pour les secours ?": answer("patient-aide"),
    "et si elle ne veut rien entendre ?": suggestions(
        "patient-sans-internet", "ins-refus-patient"
    ),
    "et si elle est seule ?": answer("patient-aide"),
    "tu es là ?": Smalltalk("robot"),
    "merci": Smalltalk("merci"),
}


@pytest.fixture
def outcomes() -> Outcomes:
    """Add what is asked then."""
    return OUTCOMES | AFTER


@pytest.mark.parametrize("told", [ARREST, DEATH])
@pytest.mark.parametrize(
    "typed",
    [
        "quel numéro déjà ?",
        "c'est quoi le numéro",
        "répète",
        "j'appelle qui",
        "et si elle refuse d'appeler ?",
        "le 15 répond pas",
        "personne ne répond",
        "je fais quoi",
        "que faire en attendant ?",
    ],
)
async def test_the_numbers_are_told_again(
    doctor: Talker, stage: Stage, told: str, typed: str
) -> None:
    await doctor.says(CARD)
    await doctor.says(told)
    for _ in range(2):
        await doctor.says(typed)
        assert doctor.sees.startswith(STILL)
        assert "34 22" not in doctor.sees
    assert typed not in stage.asked


@pytest.mark.parametrize("told", [ARREST, DEATH])
@pytest.mark.parametrize("typed", [*AFTER, "elle tremble"])
async def test_what_may_still_be_of_it_is_told_them_first(
    doctor: Talker, told: str, typed: str
) -> None:
    await doctor.says(told)
    await doctor.says(typed)
    assert doctor.sees.startswith(STILL) is (typed != "merci")


@pytest.mark.parametrize("told", [ARREST, DEATH])
async def test_another_question_is_answered_as_ever(doctor: Talker, told: str) -> None:
    await doctor.says(told)
    for typed in ("une carte", "et la e-CPS ?"):
        await doctor.says(typed)
        assert STILL not in doctor.sees
        await doctor.says(told)
    await doctor.says(CARD)
    assert doctor.sees.startswith("Quel justificatif")
    await doctor.says("elle tremble")
    assert STILL not in doctor.sees


@pytest.mark.parametrize(
    ("told", "typed"),
    [
        (ARREST, "j'ai appelé"),
        (ARREST, "j'ai appelé, ils arrivent"),
        (ARREST, "fausse alerte"),
        (ARREST, "c'est bon il respire"),
        (ARREST, "ouf, il va mieux et les pompiers sont là"),
        (ARREST, "ça y est le samu est là"),
        (DEATH, "non mais je rigole"),
        (DEATH, "c'était une blague"),
        (DEATH, "ça va mieux"),
    ],
)
async def test_once_it_is_over_the_numbers_are_told_a_last_time(
    doctor: Talker, told: str, typed: str
) -> None:
    await doctor.says(told)
    await doctor.says(typed)
    assert doctor.sees.startswith("Bien.")
    assert {"15", "112", "3114"} <= {*re.findall(r"\d+", doctor.sees)}
    await doctor.says("elle tremble")
    assert STILL not in doctor.sees


@pytest.mark.parametrize("told", [ARREST, DEATH])
async def test_a_number_typed_then_chooses_nothing(doctor: Talker, told: str) -> None:
    await doctor.says("une carte")
    await doctor.says(told)
    await doctor.says("2")
    assert doctor.sees.startswith("Il n’y a pas de liste")


async def test_the_question_of_the_counter_still_waits(doctor: Talker) -> None:
    for typed in ("/ins", "1", ARREST, "fausse alerte", "passeport"):
        await doctor.says(typed)
    assert "Les cinq traits" in doctor.sees


async def test_in_a_group_nothing_is_remembered_of_it(member: Talker, stage: Stage) -> None:
    name = (await stage.app.bot.me()).username
    for typed in (ARREST, "elle tremble"):
        await member.says(f"@{name} {typed}")
    assert STILL not in member.sees


@pytest.mark.parametrize("told", [ARREST, DEATH])
async def test_why_is_written_nowhere(doctor: Talker, stage: Stage, told: str) -> None:
    await doctor.says(told)
    async with stage.app.database.session() as session:
        shown = (await session.scalars(select(ConversationRow.entry_id))).all()
    assert {one.partition(signs.WAITS)[0] for one in shown} == {signs.AT_RISK}
