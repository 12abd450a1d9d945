"""Three replicas on one PostgreSQL, behind a proxy: as one bot, even when one dies."""

import asyncio
import random
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from aiohttp import ClientConnectionError, ClientSession

from bot import people, profile
from bot.database.engine import Database
from bot.models import ReminderRow
from bot.receiving.webhook import SECRET_HEADER, path
from bot.zones import ZONES, is_open
from tests.bot.unclaimed import free_port
from tests.conftest import PostgreSQL
from tests.proofs import proxy
from tests.proofs.bots import Bot, Nursery
from tests.proofs.crowd import UNKNOWN, Crowd, message
from tests.proofs.memory import wrongly_remembered
from tests.proofs.telegram_server import TOKEN, Telegram, telegram

REPLICAS = 3
PEOPLE = 120
EACH = 10
"""Requests that each replica must have answered before one dies, while people still write."""

SECRET = "a-Secret_1"
READY_WITHIN = 60.0
REMINDED = range(30_000, 30_040)
DOUBLED = range(40_000, 40_030)


@dataclass(frozen=True)
class House:
    """Replicas that run, by address, and what they post to."""

    server: Telegram
    bots: dict[str, Bot]
    spread: proxy.Spread


@asynccontextmanager
async def house(address: str, nursery: Nursery, base: str, folder: Path) -> AsyncIterator[House]:
    """Start three replicas at once; those still running at the end must stop cleanly."""
    listen = [f"127.0.0.1:{free_port()}" for _ in range(REPLICAS)]
    async with telegram() as server, proxy.before(listen, folder / "proxy") as (url, spread):
        settings = {"token": TOKEN, "api_url": server.address, "mode": "webhook"}
        settings |= {"webhook_url": url, "webhook_secret": SECRET}
        settings |= {"database_url": address, "knowledge_dir": base}
        bots = {
            one: nursery.start(folder / f"replica{rank}", listen=one, **settings)
            for rank, one in enumerate(listen)
        }
        await _ready(listen)
        yield House(server, bots, spread)
        await asyncio.gather(*(bot.stop() for bot in bots.values()))
    assert not any('"level": "error"' in bot.log.read_text() for bot in bots.values())


async def _ready(addresses: Sequence[str]) -> None:
    async with ClientSession() as client, asyncio.timeout(READY_WITHIN):
        for address in addresses:
            while not await _is_ready(client, address):  # noqa: ASYNC110  another process
                await asyncio.sleep(0.05)


async def _is_ready(client: ClientSession, address: str) -> bool:
    try:
        async with client.get(f"http://{address}/readyz") as answer:
            return answer.status == 200
    except ClientConnectionError:
        return False


async def test_three_replicas_start_on_nothing_share_the_work_and_survive_one_of_them(
    postgresql: PostgreSQL, nursery: Nursery, small_base: str, tmp_path: Path
) -> None:
    address = postgresql.create(empty=True)
    async with house(address, nursery, small_base, tmp_path) as made:
        crowd = Crowd(random.Random(3), PEOPLE)  # noqa: S311  repeatable, not secret
        acting = asyncio.create_task(crowd.act(made.server))
        await made.server.until(lambda: all(made.spread()[one] >= EACH for one in made.bots))
        assert not acting.done()
        await made.bots.popitem()[1].kill()
        await acting
        await made.server.until(lambda: not made.server.pending)
    assert crowd.unanswered == []
    assert await wrongly_remembered(crowd, address) == {}


async def _remind(address: str) -> None:
    """Ask for reminders that are due, where one may be written to at this hour."""
    database, now = Database(address), datetime.now(UTC)
    soon = now + timedelta(minutes=10)
    zone = next(one for one in ZONES if is_open(now, one) and is_open(soon, one))
    async with database.session() as session:
        for person in REMINDED:
            await people.meet(session, person, now)
            await profile.set_zone(session, person, zone)
            asked = {"person_id": person, "step_id": "choisir", "day": now.date()}
            session.add(ReminderRow(**asked, due_at=now - timedelta(minutes=1)))
    await database.close()


async def _post(client: ClientSession, address: str, number: int, person: int) -> int:
    theirs = {"id": person, "is_bot": False, "first_name": "A"}
    said = {**message(person, 1, text="zzz"), "from": theirs}
    url, headers = f"http://{address}{path(SECRET)}", {SECRET_HEADER: SECRET}
    body = {"update_id": number, "message": said}
    async with client.post(url, json=body, headers=headers) as answer:
        return answer.status


async def test_what_three_replicas_are_given_at_once_is_done_once(
    postgresql: PostgreSQL, nursery: Nursery, small_base: str, tmp_path: Path
) -> None:
    address = postgresql.create()
    await _remind(address)
    async with house(address, nursery, small_base, tmp_path) as made, ClientSession() as client:
        posts = [
            _post(client, replica, 1_000_000 + person, person)
            for person in DOUBLED
            for replica in made.bots
        ]
        assert Counter(await asyncio.gather(*posts)) == {200: len(posts)}
        answered = Counter(
            call.chat for call in made.server.of("sendMessage") if UNKNOWN in call.text
        )
        assert answered == dict.fromkeys(DOUBLED, 1)
        await made.server.until(lambda: set(REMINDED) <= _told(made.server).keys())
    assert _told(made.server) == dict.fromkeys(REMINDED, 1)


def _told(server: Telegram) -> Counter[int]:
    """Return how many messages each person who is reminded was sent."""
    return Counter(call.chat for call in server.of("sendMessage") if call.chat in REMINDED)
