"""What a database that is read but not written to does is seen from outside."""

import asyncio
from datetime import datetime

import pytest

from bot.database.away import AwayError
from bot.database.engine import Database
from bot.observability.looking import Look
from bot.observability.metrics import Metrics
from bot.observability.readiness import Readiness
from bot.receiving.put_off import FORGOTTEN, LASTS, REMEMBERED, PutOff
from bot.receiving.watching import Watch
from tests.bot.elapsed import Elapsed
from tests.bot.metrics import value
from tests.bot.telegram import says


@pytest.fixture
def clock() -> Elapsed:
    return Elapsed()


@pytest.fixture
def metrics() -> Metrics:
    return Metrics()


@pytest.fixture
def watch(metrics: Metrics, clock: Elapsed) -> Watch:
    return Watch(metrics, clock)


def tried_in_vain(watch: Watch, number: int) -> None:
    with pytest.raises(AwayError), watch.over(says(number, "bonjour")):
        raise AwayError


def answered(watch: Watch, number: int) -> None:
    with watch.over(says(number, "bonjour")) as one:
        one.sent = 1


def test_an_update_ages_between_its_tries(watch: Watch, metrics: Metrics, clock: Elapsed) -> None:
    tried_in_vain(watch, 1)
    clock.now += 30
    assert value(metrics, "oldest_update_seconds") == 30
    tried_in_vain(watch, 1)
    clock.now += 30
    assert value(metrics, "oldest_update_seconds") == 60
    answered(watch, 1)
    assert value(metrics, "oldest_update_seconds") == 0


def test_a_conflict_that_is_over_at_once_is_no_outage(watch: Watch, clock: Elapsed) -> None:
    tried_in_vain(watch, 1)
    clock.now += 0.5
    assert watch.works()
    answered(watch, 1)
    assert watch.works()


def test_the_database_works_again_only_once_nobody_waits(watch: Watch, clock: Elapsed) -> None:
    for _ in range(2):
        for number in (1, 2):
            tried_in_vain(watch, number)
        clock.now += LASTS
    assert not watch.works()
    answered(watch, 1)
    assert not watch.works()
    answered(watch, 2)
    assert watch.works()


def test_what_another_replica_answered_is_forgotten(watch: Watch, clock: Elapsed) -> None:
    tried_in_vain(watch, 1)
    clock.now += LASTS
    tried_in_vain(watch, 1)
    clock.now += FORGOTTEN[0]
    assert watch.works()
    clock.now += FORGOTTEN[1]
    tried_in_vain(watch, 2)
    assert watch.works()


def test_the_oldest_is_known_however_many_wait() -> None:
    put_off = PutOff()
    for number in range(2 * REMEMBERED):
        put_off.again(number, float(number), float(number))
    assert put_off.since(float(REMEMBERED)) is not None
    assert put_off.since(10.0 * REMEMBERED) is None


async def test_a_database_that_takes_no_writing_is_told_and_is_not_ready(
    database: Database, metrics: Metrics, watch: Watch, clock: Elapsed, now: datetime
) -> None:
    look = Look(database, metrics, lambda: now, watch.works)
    ready = Readiness(database, watch.works, asyncio.Event())
    ready.taking = True
    await look.take()
    assert (await ready(), value(metrics, "database_reachable")) == (True, 1)
    for _ in range(2):
        tried_in_vain(watch, 1)
        clock.now += LASTS
    await look.take()
    assert (await ready(), value(metrics, "database_reachable")) == (False, 0)
    answered(watch, 1)
    await look.take()
    assert (await ready(), value(metrics, "database_reachable")) == (True, 1)
    await look.close()


async def test_readiness_does_not_wait_for_a_database_that_hangs(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers, asked = asyncio.Event(), list[bool]()

    async def hang() -> bool:
        asked.append(True)
        return await answers.wait()

    monkeypatch.setattr(database, "is_reachable", hang)
    ready = Readiness(database, lambda: True, asyncio.Event())
    ready.taking = True
    assert set(await asyncio.gather(ready(), ready())) == {False}
    assert len(asked) == 1
    answers.set()
    assert await ready()
    await ready.aclose()
