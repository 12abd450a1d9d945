"""A clock that is far from what Telegram's answers say is not believed."""

import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from bot.database.engine import Database
from bot.observability import logs
from bot.observability.metrics import Metrics
from bot.observability.true_time import TOLERANCE, TrueTime
from bot.operations.daily import Daily
from bot.reminding import PAUSE
from tests.bot.elapsed import Elapsed
from tests.bot.path import DOCTOR, Memory
from tests.bot.reminded import DUE, remind
from tests.bot.sending import Clock, speaking
from tests.bot.telegram import Network
from tests.bot.test_retention import KEY, count, tell

TOLD = datetime(2026, 11, 27, 14, tzinfo=UTC)


@pytest.fixture
def elapsed() -> Elapsed:
    return Elapsed()


@pytest.fixture
def true_time(elapsed: Elapsed) -> TrueTime:
    made = TrueTime(elapsed)
    made.note(format_datetime(TOLD, usegmt=True))
    return made


def test_what_nobody_told_is_believed() -> None:
    assert TrueTime().believes(TOLD + timedelta(days=4000))


@pytest.mark.parametrize("wrong", [timedelta(days=400), -timedelta(days=400), 1.1 * TOLERANCE])
def test_a_clock_far_from_what_was_told_is_not_believed(
    true_time: TrueTime, elapsed: Elapsed, wrong: timedelta
) -> None:
    elapsed.now += 3600
    assert true_time.believes(TOLD + timedelta(hours=1))
    assert not true_time.believes(TOLD + timedelta(hours=1) + wrong)


def test_a_process_that_runs_for_years_believes_the_days_that_pass(
    true_time: TrueTime, elapsed: Elapsed
) -> None:
    elapsed.now += timedelta(days=800).total_seconds()
    assert true_time.believes(TOLD + timedelta(days=800))
    assert not true_time.believes(TOLD)


def test_a_machine_that_slept_knows_for_how_long(monkeypatch: pytest.MonkeyPatch) -> None:
    clocks = {time.CLOCK_MONOTONIC: 100.0, time.CLOCK_BOOTTIME: 100.0}
    monkeypatch.setattr(time, "clock_gettime", clocks.__getitem__)
    made = TrueTime()
    made.note(format_datetime(TOLD, usegmt=True))
    clocks[time.CLOCK_BOOTTIME] += 8 * 3600
    assert made.instead_of(TOLD) == TOLD + timedelta(hours=8)


@pytest.mark.parametrize(
    "date",
    [None, "", "tomorrow", "Fri, 99 Nov 2026 14:00:00 GMT", "Fri, 31 Dec 9999 23:59:59 GMT"],
)
def test_what_is_no_date_tells_nothing(true_time: TrueTime, date: str | None) -> None:
    true_time.note(date)
    assert true_time.believes(TOLD)
    assert not true_time.believes(TOLD + 2 * TOLERANCE)


def test_dates_of_whole_seconds_make_no_moment_come_back(
    true_time: TrueTime, elapsed: Elapsed
) -> None:
    elapsed.now += 0.9
    before = true_time.instead_of(TOLD)
    true_time.note(format_datetime(TOLD, usegmt=True))
    assert true_time.instead_of(TOLD) == before
    true_time.note(format_datetime(TOLD + timedelta(minutes=5), usegmt=True))
    assert true_time.instead_of(TOLD) == TOLD + timedelta(minutes=5)


async def test_while_the_clock_is_wrong_nobody_is_erased(
    database: Database, memory: Memory, now: datetime, capsys: pytest.CaptureFixture[str]
) -> None:
    await memory.meet(DOCTOR)
    await tell(memory, DOCTOR, now)
    logs.set_up(colours=False)
    clock, true_time = Clock(now), TrueTime(Elapsed())
    true_time.note(format_datetime(now, usegmt=True))
    one = Daily(database, KEY, clock, Metrics(), true_time.believes)
    clock.now += timedelta(days=400)
    assert not await one.purge_if_due()
    assert await count(database, "person") == 1
    assert "timedatectl" in capsys.readouterr().err
    clock.now = now
    assert await one.purge_if_due()
    assert await count(database, "person") == 1


async def test_while_the_clock_is_wrong_no_reminder_leaves(memory: Memory) -> None:
    await remind(memory)
    network, true_time = Network(), TrueTime(Elapsed())
    clock, believed = Clock(DUE), true_time.believes
    reminding = speaking(network, memory.database, clock, believed=believed)
    true_time.note(format_datetime(DUE - timedelta(days=30), usegmt=True))
    assert await reminding.send_one() == PAUSE
    assert network.texts == []
    true_time.note(format_datetime(DUE, usegmt=True))
    await reminding.send_one()
    assert network.texts == ["cpe"]
