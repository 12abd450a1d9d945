"""A question without an answer, of another subject, leaves what was answered before it."""

import pytest

from tests.journeys.conftest import CARD
from tests.journeys.conversation import Prepared, Stage, Talker

FOLLOWING = "et pour un mineur ?"


async def after(stage: Stage, doctor: Talker, said: str) -> str | None:
    """Return the answer that a follow-up is read behind, once something else was said."""
    assert isinstance(stage.app.knowledge, Prepared)
    await doctor.says(CARD)
    await doctor.says(said)
    await doctor.says(FOLLOWING)
    typed, before = stage.app.knowledge.asked[-1]
    assert typed == FOLLOWING
    return before


@pytest.mark.parametrize(
    "unknown", ["comment faire un arrêt de travail ?", "où acheter des masques ffp2 ?"]
)
async def test_what_follows_an_unknown_question_is_not_of_the_answer_before(
    doctor: Talker, stage: Stage, unknown: str
) -> None:
    assert await after(stage, doctor, unknown) is None


@pytest.mark.parametrize(
    "said",
    ["rosp 2026", "bof bof bof", "hein ?", "bonjour", "comment ça marche dans la vraie vie ?"],
)
async def test_what_asks_nothing_or_points_back_leaves_no_subject(
    doctor: Talker, stage: Stage, said: str
) -> None:
    assert await after(stage, doctor, said) == "ins-justificatifs"


async def test_a_question_of_the_profile_still_waits_below_an_unknown_one(
    newcomer: Talker,
) -> None:
    await newcomer.says("/profil")
    await newcomer.taps("Structure")
    await newcomer.says(CARD)
    await newcomer.says("comment faire un arrêt de travail ?")
    await newcomer.says("non")
    assert newcomer.sees.startswith("C’est noté")
