"""Two replicas: what one holds the other waits for; the same update is answered once."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from datetime import datetime

import pytest
from aiogram import Dispatcher
from aiogram.methods import SendMessage
from aiogram.types import Message
from sqlalchemy import text

from bot.database.away import AwayError
from bot.database.engine import Database
from bot.database.outages import NoConnectionError
from bot.observability.metrics import Metrics
from bot.process import claims
from bot.process.claims import Claims, HeldElsewhereError
from bot.receiving import put_off
from bot.receiving.watching import Watch
from bot.service_models import ProcessedUpdateRow
from tests.bot.house import House, processor
from tests.bot.metrics import moved, value
from tests.bot.process import ROOT, environment
from tests.bot.telegram import Network, bot_on, says
from tests.conftest import PostgreSQL

KEY = ("chat", 5)


@pytest.fixture
def engine_name() -> str:
    """Run on PostgreSQL, the only engine that replicas share."""
    return "postgresql"


class Replica(House):
    """A bot beside others on the same database."""

    def __init__(self, address: str, now: datetime) -> None:
        super().__init__(Database(address), now)

        @self.router.message()
        async def answer(message: Message) -> object:
            await asyncio.sleep(0.05)
            return SendMessage(chat_id=message.chat.id, text=f"Réponse {message.message_id}")

    async def close(self) -> None:
        await self.claims.close()
        await self.database.close()


@pytest.fixture
async def replicas(database_url: str, now: datetime) -> AsyncIterator[list[Replica]]:
    made = [Replica(database_url, now) for _ in range(3)]
    yield made
    for one in made:
        await one.close()


@pytest.fixture
async def others(database_url: str) -> AsyncIterator[tuple[Claims, Claims]]:
    """Give what two processes hold."""
    databases = Database(database_url), Database(database_url)
    mine, theirs = (Claims(one) for one in databases)
    yield mine, theirs
    for held, database in zip((mine, theirs), databases, strict=True):
        await held.close()
        await database.close()


async def test_an_update_given_to_three_replicas_at_once_is_answered_once(
    replicas: list[Replica],
) -> None:
    updates = [says(number, "bonjour") for number in range(1, 6)]
    await asyncio.gather(
        *(one.processor.process(update) for update in updates for one in replicas)
    )
    said = [words for one in replicas for words in one.network.texts]
    assert sorted(map(str, said)) == [f"Réponse {number}" for number in range(1, 6)]
    noted = await replicas[0].rows(ProcessedUpdateRow)
    assert all(one.answered for one in noted)


async def test_what_one_holds_the_other_does_not_take(others: tuple[Claims, Claims]) -> None:
    mine, theirs = others
    async with mine.held(KEY):
        assert not await theirs.take(KEY)
        assert await theirs.take(("chat", 6))
        assert await mine.keeps(KEY)
    assert await theirs.take(KEY)
    assert not await mine.keeps(KEY)


async def test_waiting_ends_when_the_other_is_done(others: tuple[Claims, Claims]) -> None:
    mine, theirs = others
    order = list[str]()

    async def second() -> None:
        async with theirs.held(KEY):
            order.append("second")

    async with mine.held(KEY):
        waiting = asyncio.create_task(second())
        await asyncio.sleep(0.1)
        order.append("first")
    await waiting
    assert order == ["first", "second"]


async def test_waiting_too_long_leaves_the_update_for_later(
    replicas: list[Replica], others: tuple[Claims, Claims], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(claims, "PATIENCE", 0.05)
    mine, theirs = others
    async with mine.held(KEY):
        with pytest.raises(HeldElsewhereError):
            async with theirs.held(KEY):
                pass
        with pytest.raises(AwayError):
            await replicas[0].processor.process(says(1, "bonjour"))
    assert replicas[0].network.texts == []
    assert not await theirs.keeps(KEY)


async def test_a_chat_that_another_replica_is_busy_with_says_nothing_of_the_database(
    database: Database,
    others: tuple[Claims, Claims],
    now: datetime,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(claims, "PATIENCE", 0.05)
    monkeypatch.setattr(put_off, "LASTS", 0.01)
    metrics, bot, dispatcher = Metrics(), bot_on(Network()), Dispatcher(disable_fsm=True)
    (busy, mine), watch = others, Watch(metrics)
    made = processor(dispatcher, bot, database, now, watch=watch, claims=mine)
    async with busy.held(KEY):
        for _ in range(2):
            with pytest.raises(AwayError):
                await made.process(says(1, "bonjour"))
    assert watch.works()
    assert (value(metrics, "oldest_update_seconds") or 0) > 0.1  # both tries, each in vain
    assert moved(metrics, "updates_total") == {"message later": 2}


@pytest.mark.parametrize("when", [0, 0.001, 0.003, 0.01, 0.03])
async def test_a_cancelled_claim_is_let_go_of(others: tuple[Claims, Claims], when: float) -> None:
    mine, theirs = others
    assert await mine.take(("chat", 1))

    async def hold() -> None:
        async with mine.held(KEY):
            await asyncio.sleep(0.02)

    holding = asyncio.create_task(hold())
    await asyncio.sleep(when)
    holding.cancel()
    await asyncio.gather(holding, return_exceptions=True)
    assert await theirs.take(KEY)
    assert await mine.keeps(("chat", 1))


HOLDER = """
import asyncio, sys
from bot.process.claims import Claims
from bot.database.engine import Database

async def main():
    claims = Claims(Database(sys.argv[1]))
    assert await claims.take(("chat", 5))
    print("held", flush=True)
    await asyncio.sleep(60)
    await claims.close()

asyncio.run(main())
"""


async def test_what_a_killed_process_held_is_free_at_once(
    others: tuple[Claims, Claims], database_url: str
) -> None:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", HOLDER, database_url),
        cwd=ROOT,
        env=environment(),
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout
    assert await asyncio.wait_for(process.stdout.readline(), 60) == b"held\n"
    assert not await others[0].take(KEY)
    os.kill(process.pid, signal.SIGKILL)
    await process.wait()
    async with asyncio.timeout(5):
        async with others[0].held(KEY):
            pass


async def test_a_lost_connection_loses_what_was_held_and_is_made_again(
    others: tuple[Claims, Claims], database: Database
) -> None:
    mine, theirs = others
    async with mine.held(KEY):
        async with database.session() as session:
            ends = "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'"
            await session.execute(text(ends))
        assert not await mine.keeps(KEY)
        assert await theirs.take(KEY)
    assert await theirs.keeps(KEY)
    await theirs.release(KEY)
    assert await mine.take(KEY)


async def test_without_a_server_nothing_is_held(
    others: tuple[Claims, Claims], postgresql: PostgreSQL
) -> None:
    mine, _ = others
    assert await mine.take(KEY)
    await asyncio.to_thread(postgresql.stop)
    try:
        assert not await mine.keeps(KEY)
        with pytest.raises(NoConnectionError):
            await mine.take(KEY)
    finally:
        await asyncio.to_thread(postgresql.start)
    assert await mine.take(KEY)


async def test_sqlite_needs_no_claim() -> None:
    alone = Claims(Database("sqlite+aiosqlite://"))
    async with alone.held(KEY), alone.held(KEY):
        pass
    assert not alone.shared
