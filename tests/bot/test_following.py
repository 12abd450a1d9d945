"""Where Telegram posts is followed: nobody else takes our messages unnoticed."""

import asyncio
from datetime import UTC, datetime

import pytest
from aiogram.exceptions import TelegramNetworkError
from aiogram.types import WebhookInfo

from bot.database.engine import Database
from bot.observability.metrics import Metrics
from bot.observability.readiness import Readiness
from bot.receiving import following
from bot.receiving.following import Following
from tests.bot.metrics import value
from tests.bot.telegram import Answer, Network, bot_on, refusal

OURS = "https://bot.exemple.fr/telegram/5e7"
AT = datetime(2026, 11, 23, 8, tzinfo=UTC)


def posts_to(url: str, pending: int = 0, failed: datetime | None = None) -> Answer:
    told = WebhookInfo(
        url=url, has_custom_certificate=False, pending_update_count=pending, last_error_date=failed
    )
    return lambda _: told


class Post:
    """A bot by webhook, and a Telegram that says where it posts."""

    def __init__(self, database: Database, address: str = OURS) -> None:
        self.network, self.metrics, self.registered = Network(), Metrics(), 0
        self.stop = asyncio.Event()
        self.ready = Readiness(database, lambda: True, self.stop)
        self.ready.taking = True
        bot = bot_on(self.network)
        self.following = Following(bot, address, self.register, self.metrics, self.ready)

    async def register(self) -> None:
        self.registered += 1

    async def told(self, *answers: Answer) -> None:
        for answer in answers:
            self.network.next = [answer]
            await self.following.look()


@pytest.fixture(params=["sqlite"])
def engine_name(request: pytest.FixtureRequest) -> str:
    """Name the one engine that is enough here."""
    return str(request.param)


@pytest.fixture
def post(database: Database) -> Post:
    return Post(database)


async def test_what_telegram_says_of_our_webhook_is_measured(post: Post) -> None:
    await post.told(posts_to(OURS, 7, AT))
    assert value(post.metrics, "webhook_pending_updates") == 7
    assert value(post.metrics, "webhook_last_error_timestamp_seconds") == AT.timestamp()
    assert value(post.metrics, "webhook_ours") == 1
    assert await post.ready()
    assert not post.registered


async def test_what_telegram_last_said_stands_when_it_does_not_answer(post: Post) -> None:
    await post.told(posts_to(OURS, 3), refusal(TelegramNetworkError, "away"))
    assert value(post.metrics, "webhook_pending_updates") == 3
    assert value(post.metrics, "webhook_last_error_timestamp_seconds") == 0
    assert await post.ready()


@pytest.mark.parametrize("address", ["https://Bot.Exemple.fr:443/x", "https://bot.exemple.fr/x"])
async def test_our_address_is_known_however_it_is_written(
    database: Database, address: str
) -> None:
    post = Post(database, "https://bot.exemple.fr/x")
    await post.told(posts_to(address))
    assert await post.ready()


async def test_a_webhook_that_somebody_removed_is_set_again(
    post: Post, caplog: pytest.LogCaptureFixture
) -> None:
    await post.told(posts_to(""))
    assert post.registered == 1
    assert await post.ready()
    assert "est posé de nouveau" in caplog.text


async def test_a_webhook_that_is_another_s_is_told_and_left_alone(
    post: Post, caplog: pytest.LogCaptureFixture
) -> None:
    await post.told(posts_to("https://essai.exemple.fr/secret"))
    assert not await post.ready()
    assert not post.registered
    assert value(post.metrics, "webhook_ours") == 0
    assert "essai.exemple.fr" in caplog.text
    assert "secret" not in caplog.text
    await post.told(posts_to(OURS))
    assert await post.ready()


async def test_it_is_asked_again_and_again_until_the_bot_stops(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following, "EVERY", 0.001)

    def hang(_: object) -> object:
        post.stop.set()
        return asyncio.Event().wait()

    post.network.next = [*(posts_to(OURS, number) for number in range(5)), hang]
    await asyncio.wait_for(post.following.run(post.stop), 5)
    assert value(post.metrics, "webhook_pending_updates") == 4
