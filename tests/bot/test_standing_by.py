"""Two pollers started together: one polls, the other waits and takes over."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.database.engine import Database
from bot.process import standing_by
from bot.process.claims import Claims
from bot.process.places import LockedFile, Place, receiving_place
from bot.process.standing_by import one_at_a_time
from tests.bot.process import ROOT, environment
from tests.conftest import PostgreSQL


@pytest.fixture(autouse=True)
def _hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(standing_by, "EVERY", 0.02)
    monkeypatch.setattr(standing_by, "SURE_EVERY", 0.02)


class Poller:
    """A process that would poll."""

    def __init__(self, address: str) -> None:
        self.database = Database(address)
        self.claims = Claims(self.database)
        self.place: Place = receiving_place(self.database, self.claims)
        self.stop, self.polls, self.times = asyncio.Event(), asyncio.Event(), 0

    async def _work(self, stop: asyncio.Event) -> None:
        self.times += 1
        self.polls.set()
        await stop.wait()
        self.polls.clear()

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Run, until the end of the block."""
        task = asyncio.create_task(one_at_a_time(self.place, self._work, self.stop))
        try:
            yield
        finally:
            self.stop.set()
            await asyncio.wait_for(task, 10)
            await self.claims.close()
            await self.database.close()

    async def takes_over(self) -> None:
        """Wait until it polls."""
        await asyncio.wait_for(self.polls.wait(), 10)


@pytest.fixture
def pollers(database_url: str) -> list[Poller]:
    return [Poller(database_url) for _ in range(3)]


async def test_one_polls_and_the_others_stand_by(
    pollers: list[Poller], caplog: pytest.LogCaptureFixture
) -> None:
    first, second, third = pollers
    async with first.running(), second.running(), third.running():
        waiting = [asyncio.create_task(one.takes_over()) for one in pollers]
        await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        await asyncio.sleep(0.2)
        assert sorted(one.polls.is_set() for one in pollers) == [False, False, True]
        for one in waiting:
            one.cancel()
    assert caplog.text.count("Un autre exemplaire de ce bot") == 2


async def test_the_next_takes_over_when_the_first_stops(pollers: list[Poller]) -> None:
    first, second, third = pollers
    async with third.running():
        await third.takes_over()
        async with first.running(), second.running():
            await asyncio.sleep(0.1)
            assert not first.polls.is_set()
            assert not second.polls.is_set()
            third.stop.set()
            await asyncio.wait_for(asyncio.wait({*map(_over, (first, second))}), 10)
    assert (first.times, second.times, third.times) == (1, 1, 1)


def _over(poller: Poller) -> asyncio.Task[None]:
    """Let a poller end as soon as it has polled."""

    async def once() -> None:
        await poller.takes_over()
        poller.stop.set()

    return asyncio.create_task(once())


async def test_an_error_of_the_work_gives_the_place_back(pollers: list[Poller]) -> None:
    first, second, _ = pollers

    async def fail(stop: asyncio.Event) -> None:
        raise ZeroDivisionError(stop)

    with pytest.raises(ZeroDivisionError):
        await one_at_a_time(first.place, fail, first.stop)
    assert await second.place.take()
    await second.place.leave()
    for one in (first, second):
        await one.claims.close()
        await one.database.close()


@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
async def test_whoever_removes_the_locked_file_does_not_let_two_in(
    pollers: list[Poller],
) -> None:
    first, second, _ = pollers
    assert isinstance(first.place, LockedFile)
    async with first.running():
        await first.takes_over()
        first.polls.clear()
        first.place._path.unlink()  # noqa: SLF001  as somebody who tidies up
        await first.takes_over()  # it has the place anew
        async with second.running():
            await asyncio.sleep(0.1)
            assert (first.times, second.times) == (2, 0)


@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
async def test_who_lost_the_file_to_another_stands_by(pollers: list[Poller]) -> None:
    first, second, _ = pollers
    assert isinstance(first.place, LockedFile)
    assert await first.place.take()
    first.place._path.unlink()  # noqa: SLF001  likewise
    assert await second.place.take()
    assert (await first.place.keeps(), await second.place.keeps()) == (False, True)
    await first.place.leave()
    assert not await first.place.take()
    await second.place.leave()


async def test_an_error_of_the_place_ends_the_work(tmp_path: Path) -> None:
    class Broken(LockedFile):
        async def keeps(self) -> bool:
            raise ZeroDivisionError

    async def work(over: asyncio.Event) -> None:
        await over.wait()
        stop.set()

    stop = asyncio.Event()
    await asyncio.wait_for(one_at_a_time(Broken(tmp_path / "file"), work, stop), 5)


HOLDER = """
import asyncio, sys
from bot.process.claims import Claims
from bot.database.engine import Database
from bot.process.places import receiving_place

async def main():
    database = Database(sys.argv[1])
    claims = Claims(database)
    place = receiving_place(database, claims)
    assert await place.take()
    print("taken", flush=True)
    await asyncio.sleep(60)
    await claims.close()

asyncio.run(main())
"""


async def test_a_killed_poller_leaves_its_place_at_once(
    database_url: str, pollers: list[Poller]
) -> None:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", HOLDER, database_url),
        cwd=ROOT,
        env=environment(),
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout
    assert await asyncio.wait_for(process.stdout.readline(), 60) == b"taken\n"
    async with pollers[0].running():
        await asyncio.sleep(0.1)
        assert not pollers[0].polls.is_set()
        process.kill()
        await process.wait()
        await pollers[0].takes_over()


async def test_a_place_lost_with_its_connection_is_taken_again(postgresql: PostgreSQL) -> None:
    poller = Poller(postgresql.create())
    async with poller.running():
        await poller.takes_over()
        async with poller.database.session() as session:
            ends = "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'"
            await session.execute(text(ends))
        async with asyncio.timeout(10):
            while poller.times < 2:  # noqa: ASYNC110  the server says when
                await asyncio.sleep(0.02)
        await poller.takes_over()


async def test_without_a_server_one_waits_for_it(
    postgresql: PostgreSQL, caplog: pytest.LogCaptureFixture
) -> None:
    poller = Poller(postgresql.create())
    await asyncio.to_thread(postgresql.stop)
    async with poller.running():
        await asyncio.sleep(0.2)
        assert not poller.polls.is_set()
        await asyncio.to_thread(postgresql.start)
        await poller.takes_over()
    assert "nobody knows who polls" in caplog.text
    assert "Un autre exemplaire" not in caplog.text


async def test_a_file_out_of_reach_is_said_and_nothing_polls(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        await LockedFile(tmp_path / "absent" / "file").take()


async def test_a_file_out_of_reach_is_named_once_in_a_while(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    place, stop = LockedFile(tmp_path / "absent" / "file"), asyncio.Event()

    async def work(_: asyncio.Event) -> None: ...

    waiting = asyncio.create_task(one_at_a_time(place, work, stop))
    await asyncio.sleep(0.3)
    stop.set()
    await asyncio.wait_for(waiting, 10)
    (said,) = [record.getMessage() for record in caplog.records]
    assert str(tmp_path / "absent" / "file") in said
    assert "No such file" in said


async def test_work_is_told_to_stop_while_nobody_knows_whose_the_place_is(tmp_path: Path) -> None:
    asked, stop = asyncio.Event(), asyncio.Event()

    class Mute(LockedFile):
        async def keeps(self) -> bool:
            asked.set()
            await asyncio.Event().wait()
            return True

    async def work(stop: asyncio.Event) -> None:
        await stop.wait()

    working = asyncio.create_task(one_at_a_time(Mute(tmp_path / "file"), work, stop))
    await asked.wait()
    stop.set()
    await asyncio.wait_for(working, 5)
