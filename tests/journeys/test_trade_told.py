"""Who tells their profession with more, which the base has no answer to."""

import pytest

from knowledge import Smalltalk
from tests.journeys.conversation import Outcomes, Talker

BEGINS = "bonjour je suis médecin généraliste je démarre"
SETTLED = "je suis infirmière libérale en Bretagne"
NOT_ONE = "je ne suis pas médecin"
AT_WORK = "je travaille dans une pharmacie"


@pytest.fixture
def outcomes() -> Outcomes:
    """Let the base hear a profession in each, and no more."""
    return dict.fromkeys([BEGINS, SETTLED, NOT_ONE, AT_WORK], Smalltalk("metier"))


async def test_it_answers_the_first_question(newcomer: Talker) -> None:
    for typed in ("/start", BEGINS):
        await newcomer.says(typed)
    assert "Question 2 sur 4" in newcomer.sees
    await newcomer.says("/profil")
    assert "Vous êtes : médecin" in newcomer.sees


async def test_elsewhere_it_is_noted_once_it_is_wanted(newcomer: Talker) -> None:
    await newcomer.says(SETTLED)
    assert "Ce n’est pas encore noté" in newcomer.sees
    await newcomer.says("oui")
    assert "Vous êtes : autre profession à Ordre" in newcomer.sees


async def test_once_noted_it_is_said_so(newcomer: Talker) -> None:
    for typed in ("/profil médecin", BEGINS):
        await newcomer.says(typed)
    assert "Votre métier est déjà noté : médecin" in newcomer.sees
    await newcomer.says(SETTLED)
    assert "Vous êtes : autre profession à Ordre. Ce n’est pas encore noté" in newcomer.sees


@pytest.mark.parametrize("typed", [NOT_ONE, AT_WORK])
async def test_what_is_no_profession_of_ones_own_is_not_noted(
    newcomer: Talker, typed: str
) -> None:
    for each in ("/start", typed, "/profil"):
        await newcomer.says(each)
    assert "Vous êtes : non précisé" in newcomer.sees


async def test_in_a_group_nothing_of_it_is_kept(member: Talker) -> None:
    await member.says(f"@chat_page_bot {SETTLED}")
    assert "Ce n’est pas encore noté" not in member.sees
