"""What was said while the bot was stopped means what it meant when it was said."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.journeys.conftest import CARD
from tests.journeys.conversation import Stage, Talker

ALMOST_A_DAY = timedelta(hours=23, minutes=59)
EPOCH = datetime(1970, 1, 2, tzinfo=UTC)


@pytest.mark.parametrize("text", ["rappelle-moi la 2 après-demain", "/rappels cps dans 2 jours"])
async def test_a_day_is_counted_from_when_it_was_said(
    doctor: Talker, stage: Stage, text: str
) -> None:
    stage.later = stage.waiting = ALMOST_A_DAY
    await doctor.says(text)
    assert f"rappellerai {stage.in_days(2)}" in doctor.sees


async def test_an_answer_is_read_with_what_was_shown_when_it_was_typed(
    newcomer: Talker, stage: Stage
) -> None:
    await newcomer.says("/start")
    stage.later = stage.waiting = timedelta(hours=3)
    await newcomer.says("médecin")
    assert "Question 2 sur 4" in newcomer.sees


async def test_what_was_typed_long_after_is_not(newcomer: Talker, stage: Stage) -> None:
    await newcomer.says("/start")
    stage.later, stage.waiting = timedelta(hours=3), timedelta(hours=2)
    await newcomer.says("médecin")
    assert "Question 2 sur 4" not in newcomer.sees


async def test_a_moment_that_cannot_be_is_not_believed(doctor: Talker, stage: Stage) -> None:
    await doctor.says(CARD)
    for waiting in (timedelta(days=-3), timedelta(days=3), datetime.now(UTC) - EPOCH):
        stage.waiting = waiting
        await doctor.says("/rappels cps demain")
        assert stage.in_days(1) in doctor.sees
