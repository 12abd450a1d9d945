"""By webhook, two processes beside one SQLite file do not both answer."""

import asyncio
from pathlib import Path

import pytest

from bot.database.engine import Database
from bot.process import sole
from bot.process.claims import Claims
from bot.process.places import LockedFile, receiving_place
from bot.process.sole import alone
from bot.sending.starting import StartError
from tests.bot.process import TOKEN, message, push, running, server


class Receiver:
    """A process that would receive."""

    def __init__(self, place: LockedFile) -> None:
        self.place, self.stop, self.receives = place, asyncio.Event(), asyncio.Event()

    async def run(self) -> None:
        """Receive, until told to stop."""
        await alone(self.place, self._work, self.stop)

    async def _work(self) -> None:
        self.receives.set()
        await self.stop.wait()
        self.receives.clear()


@pytest.fixture(autouse=True)
def _hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sole, "EVERY", 0.02)
    monkeypatch.setattr(sole, "ENDS_WITHIN", 0.2)


@pytest.fixture
def receivers(tmp_path: Path) -> tuple[Receiver, Receiver]:
    one, other = (Receiver(LockedFile(tmp_path / "place")) for _ in range(2))
    return one, other


async def test_the_next_receives_once_the_first_has_ended(
    receivers: tuple[Receiver, Receiver],
) -> None:
    old, new = receivers
    first = asyncio.create_task(old.run())
    await old.receives.wait()
    second = asyncio.create_task(new.run())
    await asyncio.sleep(0.1)
    assert not new.receives.is_set()
    old.stop.set()
    await first
    await asyncio.wait_for(new.receives.wait(), 5)
    new.stop.set()
    await second


async def test_who_waits_in_vain_says_why(receivers: tuple[Receiver, Receiver]) -> None:
    old, new = receivers
    first = asyncio.create_task(old.run())
    await old.receives.wait()
    with pytest.raises(StartError, match="SQLite"):
        await new.run()
    assert not new.receives.is_set()
    old.stop.set()
    await first


async def test_who_waits_can_be_stopped(receivers: tuple[Receiver, Receiver]) -> None:
    old, new = receivers
    first = asyncio.create_task(old.run())
    await old.receives.wait()
    new.stop.set()
    await new.run()
    assert not new.receives.is_set()
    old.stop.set()
    await first


async def test_where_nothing_can_be_locked_one_receives(tmp_path: Path) -> None:
    one = Receiver(LockedFile(tmp_path / "missing" / "place"))
    run = asyncio.create_task(one.run())
    await asyncio.wait_for(one.receives.wait(), 5)
    one.stop.set()
    await run


async def test_whichever_link_leads_to_the_file_its_place_is_the_same(tmp_path: Path) -> None:
    (tmp_path / "link.db").symlink_to(tmp_path / "bot.db")
    databases = [Database(f"sqlite+aiosqlite:///{tmp_path / name}.db") for name in ("bot", "link")]
    one, other = (receiving_place(database, Claims(database)) for database in databases)
    assert await one.take()
    assert not await other.take()
    await one.leave()


async def test_a_bot_by_webhook_keeps_its_file_to_itself_until_its_end(
    tmp_path: Path, small_base: str
) -> None:
    async with server() as (emulator, address, session):
        settings = {"mode": "webhook", "webhook_secret": "a-Secret_1", "token": TOKEN}
        settings |= {"knowledge_dir": small_base, "api_url": address}
        settings["database_url"] = f"sqlite+aiosqlite:///{tmp_path / 'shared.db'}"
        settings["webhook_url"] = "http://127.0.0.1:{port}"
        place = LockedFile(tmp_path / "shared.db-polling")
        async with running(tmp_path, **settings):
            await emulator.wait_for("setWebhook", 1)
            assert not await place.take()
            await push(session, address, message=message(1, "/aide"))
            await emulator.wait_for("sendMessage", 1)
        assert await place.take()
        await place.leave()
