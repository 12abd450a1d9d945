"""What was said while the bot was stopped means what it meant when it was said."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from bot import zones
from bot.models import ReminderRow, StepRow
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


async def test_all_reminders_are_moved_to_a_day_counted_from_when_it_was_said(
    doctor: Talker, stage: Stage
) -> None:
    await doctor.says("rappelle-moi la 2 et la 3 dans 5 jours")
    stage.later = stage.waiting = ALMOST_A_DAY
    await doctor.says("mets-les tous à après-demain")
    async with stage.app.database.session() as session:
        days = await session.scalars(select(ReminderRow.day))
        assert {*days} == {_today() + timedelta(days=2)}


async def test_a_step_is_done_since_the_day_it_was_said(doctor: Talker, stage: Stage) -> None:
    stage.later = stage.waiting = ALMOST_A_DAY
    await doctor.says("/parcours fait cps")
    async with stage.app.database.session() as session:
        assert [*await session.scalars(select(StepRow.marked_on))] == [_today()]


def _today() -> date:
    """Return the day it really is where people are."""
    return zones.local(datetime.now(UTC), None).date()


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
