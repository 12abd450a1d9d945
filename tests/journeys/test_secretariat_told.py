"""« Oui, une secrétaire »: who one has is not what one is."""

import pytest

from tests.journeys.conftest import CARD
from tests.journeys.conversation import Talker


@pytest.fixture
async def nurse(doctor: Talker) -> Talker:
    """Bring in a nurse, who is asked whether there is a secretariat."""
    for typed in ("/start", "je suis infirmière", "non"):
        await doctor.says(typed)
    assert "Avez-vous un secrétariat ?" in doctor.sees
    return doctor


@pytest.mark.parametrize(
    "typed", ["oui une secrétaire", "une secrétaire", "oui, une assistante", "secrétaire"]
)
async def test_who_has_a_secretary_keeps_their_profession(nurse: Talker, typed: str) -> None:
    await nurse.says(typed)
    assert "Question 4 sur 4" in nurse.sees
    await nurse.says("/profil")
    assert "Vous êtes : autre profession à Ordre" in nurse.sees
    assert "Secrétariat : oui" in nurse.sees


@pytest.mark.parametrize("typed", ["je suis secrétaire", "non, je suis secrétaire"])
async def test_who_says_they_are_the_secretary_is(nurse: Talker, typed: str) -> None:
    await nurse.says(typed)
    await nurse.says("/profil")
    assert "Vous êtes : secrétaire ou assistant" in nurse.sees


@pytest.mark.parametrize(
    "typed",
    ["non pas de secrétaire", "non, sans secrétaire", "non je suis seule", "je travaille seule"],
)
async def test_who_has_none_says_so(nurse: Talker, typed: str) -> None:
    await nurse.says(typed)
    await nurse.says("/profil")
    assert "Secrétariat : non" in nurse.sees


async def test_below_what_was_answered_since_being_alone_is_heard_as_anything_else(
    nurse: Talker,
) -> None:
    await nurse.says(CARD)
    await nurse.says("je suis seule")
    assert nurse.stage.asked == [CARD, "je suis seule"]
