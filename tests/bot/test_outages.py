"""A database that goes away at any moment: nobody is told of it, everybody is answered after."""

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from aiogram.methods import SendMessage
from aiogram.types import ErrorEvent, Message, Update
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession

from bot import people, questions
from bot.database import away
from bot.database.away import AwayError
from bot.database.engine import PRAGMAS, Database
from bot.database.outages import is_away
from bot.receiving import retrying
from bot.receiving.polling import Polling
from bot.receiving.silence import Silence
from bot.service_models import ProcessedUpdateRow, QuestionRow
from tests.bot.house import House
from tests.bot.outage import Outage, ReadOnly, Stopped
from tests.bot.telegram import bot_on, says
from tests.bot.test_polling import Queue


@pytest.fixture
def outage(engine_name: str, request: pytest.FixtureRequest, database: Database) -> Outage:
    """Give what makes the database go away."""
    if engine_name == "sqlite":
        return ReadOnly(database)
    return Stopped(request.getfixturevalue("postgresql"))


class Fragile(House):
    """A bot whose database goes away once, when a message says so."""

    def __init__(self, database: Database, now: datetime, outage: Outage) -> None:
        super().__init__(database, now)
        self.outage, self.gone = outage, False

        @self.router.message()
        async def answer(message: Message, session: AsyncSession, update_key: Any) -> object:  # noqa: ANN401  a part
            await questions.record(session, update_key(0), outcome="answer", now=now)
            if message.text == "dedans":
                await self.go(session)
            return SendMessage(chat_id=message.chat.id, text=f"Réponse {message.message_id}")

        @self.router.error()
        async def tell(event: ErrorEvent) -> object:
            return SendMessage(chat_id=5, text=f"Erreur {event.exception}")

    async def go(self, session: AsyncSession) -> None:
        """Go away, the first time."""
        if not self.gone:
            self.gone = True
            await self.outage.begin(session)


@pytest.fixture
async def fragile(database: Database, now: datetime, outage: Outage) -> AsyncIterator[Fragile]:
    made = Fragile(database, now, outage)
    yield made
    await made.claims.close()


async def is_whole(house: House) -> bool:
    """Tell whether update 1 was handled and answered once."""
    noted = {one.update_id: one.answered for one in await house.rows(ProcessedUpdateRow)}
    return noted == {1: True} and len(await house.rows(QuestionRow)) == 1


async def test_in_a_handler_nobody_is_told_and_the_answer_comes_after(fragile: Fragile) -> None:
    with pytest.raises(AwayError):
        await fragile.processor.process(says(1, "dedans"))
    assert fragile.network.texts == []
    await fragile.outage.end()
    await fragile.processor.process(says(1, "dedans"))
    assert fragile.network.texts == ["Réponse 1"]
    assert await is_whole(fragile)


async def test_while_someone_is_recognised_nobody_is_told(
    fragile: Fragile, monkeypatch: pytest.MonkeyPatch
) -> None:
    meet = people.meet

    async def falter(session: AsyncSession, person_id: int, now: datetime) -> people.Person:
        known = await meet(session, person_id, now)
        await fragile.go(session)
        return known

    monkeypatch.setattr(people, "meet", falter)
    with pytest.raises(AwayError):
        await fragile.processor.process(says(1, "bonjour"))
    assert fragile.network.texts == []
    await fragile.outage.end()
    await fragile.processor.process(says(1, "bonjour"))
    assert fragile.network.texts == ["Réponse 1"]
    assert await is_whole(fragile)


def goes_once_sent(fragile: Fragile) -> None:
    """Let the database go away once the first answer is sent, before that is noted."""

    async def send_then_go(method: Any) -> object:  # noqa: ANN401  any method
        async with fragile.database.session() as session:
            await session.execute(text("SELECT 1"))
            with pytest.raises(DBAPIError):
                await fragile.go(session)
            await session.rollback()
        return fragile.network.usual(method)

    fragile.network.next = [send_then_go]


async def test_a_database_that_is_soon_back_notes_what_was_sent_before_anybody_else_answers(
    fragile: Fragile,
) -> None:
    goes_once_sent(fragile)
    handling = asyncio.create_task(fragile.processor.process(says(1, "bonjour")))
    await asyncio.wait([handling], timeout=1)
    assert fragile.network.texts == ["Réponse 1"]
    assert not handling.done()
    await fragile.outage.end()
    await asyncio.wait_for(handling, 10)
    assert await is_whole(fragile)


async def test_once_the_answer_is_sent_it_is_not_sent_again(
    fragile: Fragile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(away, "BACK_WITHIN", 0.2)
    goes_once_sent(fragile)
    with pytest.raises(AwayError):
        await fragile.processor.process(says(1, "bonjour"))
    await fragile.outage.end()
    await fragile.processor.process(says(1, "bonjour"))
    assert fragile.network.texts == ["Réponse 1"]
    assert await is_whole(fragile)


async def test_polling_tries_again_until_the_database_is_back(
    fragile: Fragile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retrying, "FIRST_PAUSE", 0.01)
    network, tries, stop = Queue(says(1, "dedans")), list[bool](), asyncio.Event()

    async def process(update: Update) -> None:
        try:
            await fragile.processor.process(update)
        except AwayError:
            tries.append(False)
            if len(tries) == 3:
                await fragile.outage.end()
            raise
        stop.set()

    await asyncio.wait_for(Polling(bot_on(network), process, [], Silence()).run(stop), 20)
    assert fragile.network.texts == ["Réponse 1"]
    assert network.updates == []
    assert await is_whole(fragile)


async def test_what_we_ask_wrong_is_no_outage(database: Database) -> None:
    wrong = (
        "SELEC",
        "INSERT INTO question (id) VALUES (1)",
        "INSERT INTO conversation VALUES (404, 'cps', '2026-11-23 00:00:00+00')",
    )
    for statement in wrong:
        with pytest.raises(DBAPIError) as raised:
            async with database.session() as session:
                await session.execute(text(statement))
        assert not is_away(raised.value), statement
    assert not is_away(FileNotFoundError())
    assert not is_away(ZeroDivisionError())


@pytest.mark.parametrize("missing", ["SELECT 1 FROM nowhere", "SELECT absent FROM person"])
async def test_a_backup_being_restored_is_an_outage(database: Database, missing: str) -> None:
    with pytest.raises(DBAPIError) as raised:
        async with database.session() as session:
            await session.execute(text(missing))
    assert is_away(raised.value)


async def test_a_full_disk_is_an_outage(tmp_path: Path) -> None:
    database = Database(f"sqlite+aiosqlite:///{tmp_path / 'bot.db'}")
    async with database.session() as session:
        await session.execute(text("CREATE TABLE filled (t TEXT)"))
        await session.execute(text("PRAGMA max_page_count = 1"))
        with pytest.raises(DBAPIError) as raised:
            await session.execute(text("INSERT INTO filled VALUES (hex(zeroblob(9999)))"))
        assert is_away(raised.value)
        await session.rollback()
    await database.close()


async def test_a_locked_file_is_an_outage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(PRAGMAS, "busy_timeout", 10)
    one, other = (Database(f"sqlite+aiosqlite:///{tmp_path / 'bot.db'}") for _ in range(2))
    async with one.session() as session:
        await session.execute(text("CREATE TABLE counter (n INTEGER)"))
        with pytest.raises(DBAPIError) as raised:
            async with other.session() as second:
                await second.execute(text("SELECT 1"))
    assert is_away(raised.value)
    await one.close()
    await other.close()


@pytest.mark.parametrize("place", ["nowhere.invalid", "127.0.0.1:1"])
async def test_a_server_out_of_reach_is_an_outage(place: str) -> None:
    database = Database(f"postgresql+asyncpg://u:p@{place}/x")
    with pytest.raises(OSError, match=r".") as raised:
        async with database.session() as session:
            await session.execute(text("SELECT 1"))
    assert is_away(raised.value)
    await database.close()
