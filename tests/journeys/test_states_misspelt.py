"""States of steps as they are misspelt in haste: they are noted all the same."""

import pytest

from tests.journeys.conversation import Talker
from tests.journeys.test_beside_reminder import state_of


@pytest.mark.parametrize(
    "typed",
    [
        "la 4 est faitte",
        "la 4 est fete",
        "la 4 et fete",
        "étape 4 finni",
        "la 4 est terminnée",
        "j'ai finni la 4",
        "la 4 faitte",
    ],
)
async def test_a_state_with_a_letter_doubled_or_written_as_it_sounds_is_noted(
    doctor: Talker, typed: str
) -> None:
    await doctor.says(typed)
    assert await state_of(doctor, 4) == "fait le"


@pytest.mark.parametrize(
    "typed",
    ["je vais faire la 4", "la 4 à faire", "la 4 arrive", "finir la 4"],
)
async def test_what_is_only_near_a_state_notes_none(doctor: Talker, typed: str) -> None:
    await doctor.says("/parcours")
    await doctor.says(typed)
    assert await state_of(doctor, 4) == "à faire"
