"""The metrics are served on their own address, whatever the database does."""

import asyncio
import math
import socket
from collections.abc import AsyncIterator
from datetime import datetime, timedelta

import pytest
from aiogram.types import Update
from aiohttp import ClientSession, web
from aiohttp.test_utils import TestClient, TestServer
from sqlalchemy import text, update

from bot import people, reminders
from bot.addresses import Address
from bot.app import Application, build
from bot.database.engine import Database
from bot.models import ReminderRow
from bot.observability.looking import Look
from bot.observability.measuring import counting, measuring
from bot.observability.metrics import Metrics
from bot.process.running import run
from bot.receiving import webhook
from bot.receiving.webhook import Webhook
from bot.settings import Settings
from bot.web import ListenError, add_health
from tests.bot.metrics import moved, scrape, value
from tests.bot.path import DOCTOR, SECRETARY
from tests.bot.telegram import Network, bot_on
from tests.bot.unclaimed import free_port
from tests.journeys.conversation import Prepared, shipped


@pytest.fixture(scope="module")
def base() -> Prepared:
    return shipped()


@pytest.fixture
async def application(
    settings: Settings, base: Prepared, now: datetime
) -> AsyncIterator[Application]:
    address = Address("127.0.0.1", free_port())
    listening = settings.model_copy(update={"metrics_listen": address})
    made = build(listening, Network(), base, lambda: now)
    yield made
    await made.close()


async def scraped(application: Application) -> dict[str, float]:
    """Ask for the metrics of an application."""
    return await scrape(str(application.settings.metrics_listen))


async def test_the_metrics_tell_of_the_reminders_and_the_base(
    application: Application, base: Prepared, now: datetime
) -> None:
    async with application.database.session() as session:
        for person, days in ((DOCTOR, 1), (SECRETARY, 9)):
            await people.meet(session, person, now)
            day = now.date() + timedelta(days=days)
            await reminders.put(session, person, "cpe", day, now)
        late = update(ReminderRow).filter_by(person_id=DOCTOR)
        await session.execute(late.values(due_at=now - timedelta(hours=2)))
    async with measuring(application):
        told = await scraped(application)
    assert told["pas_a_pas_reminders_waiting"] == 2
    assert told["pas_a_pas_reminders_overdue"] == 1
    assert told["pas_a_pas_reminders_late_seconds"] == 7200
    assert told["pas_a_pas_database_reachable"] == 1
    assert told["pas_a_pas_knowledge_entries"] == len(base.base.entries)
    (version,) = [name for name in told if name.startswith("pas_a_pas_knowledge_info")]
    assert len(version) == len('pas_a_pas_knowledge_info{version="0123456789ab"}')


async def test_a_scrape_does_not_fail_when_the_database_is_away(
    application: Application,
) -> None:
    async with measuring(application):
        assert (await scraped(application))["pas_a_pas_reminders_overdue"] == 0
        async with application.database.session() as session:
            await session.execute(text("ALTER TABLE reminder RENAME TO away"))
        told = await scraped(application)
    assert told["pas_a_pas_database_reachable"] == 0
    assert told["pas_a_pas_updates_in_hand"] == 0


async def test_a_scrape_does_not_wait_for_a_database_that_hangs(
    database: Database, now: datetime
) -> None:
    metrics = Metrics()
    look = Look(database, metrics, lambda: now, lambda: True)
    async with database.engine.begin() as connection:
        if database.url.get_backend_name() == "postgresql":
            await connection.execute(text("LOCK TABLE reminder"))
        await asyncio.gather(*(look.take(patience=0.05) for _ in range(3)))
        assert value(metrics, "database_reachable") == 0
        assert math.isnan(value(metrics, "reminders_overdue") or 0)
    await look.take()
    assert value(metrics, "database_reachable") == 1
    await look.close()


async def test_a_base_that_is_nowhere_is_told_as_away(now: datetime) -> None:
    away, metrics = Database("postgresql+asyncpg://u:p@127.0.0.1:1/x"), Metrics()
    await Look(away, metrics, lambda: now, lambda: True).take()
    assert value(metrics, "database_reachable") == 0
    await away.close()


async def test_nothing_is_served_unless_asked_for(
    settings: Settings, base: Prepared, now: datetime
) -> None:
    made = build(settings, Network(), base, lambda: now)
    tasks = len(asyncio.all_tasks())
    async with measuring(made):
        assert len(asyncio.all_tasks()) == tasks
    await made.close()


async def test_only_the_metrics_are_on_their_address(application: Application) -> None:
    async with measuring(application), ClientSession() as session:
        where = f"http://{application.settings.metrics_listen}"
        for path in ("/", "/healthz", "/telegram/x"):
            async with session.get(where + path) as answer:
                assert answer.status == 404
        async with session.post(f"{where}/metrics") as answer:
            assert answer.status == 405


async def test_an_address_in_use_is_told_with_the_setting_to_change(
    application: Application,
) -> None:
    with (
        socket.create_server(application.settings.metrics_listen or ("", 0)),
        pytest.raises(ListenError, match=r"déjà utilisée.*BOT_METRICS_LISTEN"),
    ):
        await run(application.settings, application.service)


async def test_the_event_loop_is_watched_and_left_alone_at_the_end(
    application: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.observability.measuring.EVERY", 0.001)
    before = asyncio.all_tasks()
    async with measuring(application):
        while not value(application.metrics, "event_loop_lag_seconds_count"):  # noqa: ASYNC110  a metric is no event
            await asyncio.sleep(0.005)
    assert asyncio.all_tasks() == before


async def test_requests_to_the_webhook_are_counted_by_status() -> None:
    metrics, app = Metrics(), webhook.new_app()
    app.middlewares.append(counting(metrics))

    async def process(_: Update) -> None: ...

    async def ready() -> bool:
        return True

    add_health(app, ready)
    posted = Webhook(bot_on(Network()), process, "s")
    posted.add_to(app)
    posted.begin()
    given, path = {webhook.SECRET_HEADER: "s"}, webhook.path("s")

    async def failing(_: web.Request) -> web.Response:
        raise ZeroDivisionError

    app.router.add_get("/failing", failing)
    async with TestClient(TestServer(app)) as client:
        await client.get("/readyz")
        await client.post(path)
        await client.post(path, headers=given, data="[]")
        await client.get(path)
        await client.get("/guess")
        await client.get("/failing")
    assert moved(metrics, "webhook_requests_total") == {
        "401": 1,
        "400": 1,
        "405": 1,
        "404": 1,
        "500": 1,
    }
