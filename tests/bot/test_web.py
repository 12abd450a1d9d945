"""Health, and the webhook: hostile requests cost little and get 4xx, never 500."""

import socket
from collections.abc import AsyncIterator

import pytest
from aiogram.methods import SetWebhook
from aiogram.types import Update
from aiohttp import ClientSession, web
from aiohttp.test_utils import TestClient, TestServer

from bot import webhook
from bot.away import AwayError
from bot.settings import Address, Settings
from bot.web import ListenError, add_health, serving
from tests.bot.telegram import Network, bot_on, says

SECRET = "a-Secret_1"
PATH = webhook.path(SECRET)
GIVEN = {webhook.SECRET_HEADER: SECRET}


class Door:
    """A webhook whose updates are kept."""

    def __init__(self) -> None:
        self.seen: list[Update] = []
        self.error: Exception | None = None
        self.ready = True

    async def process(self, update: Update) -> None:
        if self.error:
            raise self.error
        self.seen.append(update)

    async def is_ready(self) -> bool:
        return self.ready


@pytest.fixture
def door() -> Door:
    return Door()


@pytest.fixture
async def client(door: Door) -> AsyncIterator[TestClient[web.Request, web.Application]]:
    app = webhook.new_app()
    add_health(app, door.is_ready)
    webhook.add_webhook(app, bot_on(Network()), door.process, SECRET)
    async with TestClient(TestServer(app)) as made:
        yield made


Client = TestClient[web.Request, web.Application]


async def test_alive_and_ready_are_two_things(client: Client, door: Door) -> None:
    assert (await client.get("/healthz")).status == 200
    assert (await client.get("/readyz")).status == 200
    door.ready = False
    assert (await client.get("/healthz")).status == 200
    assert (await client.get("/readyz")).status == 503


async def test_an_update_with_the_secret_is_handled(client: Client, door: Door) -> None:
    body = says(3, "bonjour").model_dump_json(exclude_unset=True)
    answer = await client.post(PATH, data=body, headers=GIVEN)
    assert answer.status == 200
    assert [one.update_id for one in door.seen] == [3]
    assert door.seen[0].message
    assert door.seen[0].message.bot


@pytest.mark.parametrize("secret", [None, "", "wrong", "a-Secret_", "a-Secret_11", "sécret"])
async def test_without_the_right_secret_nothing_is_read(
    client: Client, door: Door, secret: str | None
) -> None:
    headers = {webhook.SECRET_HEADER: secret} if secret is not None else {}
    answer = await client.post(PATH, data="{}", headers=headers)
    assert answer.status == 401
    assert door.seen == []


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b"3", b'{"update_id": "x"}', b"\xff\xfe", b"[" * 100_000, b'{"a": NaN}'],
)
async def test_a_body_that_is_no_update_is_refused(
    client: Client, door: Door, body: bytes
) -> None:
    assert (await client.post(PATH, data=body, headers=GIVEN)).status == 400
    assert door.seen == []


async def test_a_body_over_the_limit_is_refused(client: Client) -> None:
    body = b" " * (webhook.MAX_BODY + 1)
    assert (await client.post(PATH, data=body, headers=GIVEN)).status == 413


async def test_only_the_secret_path_exists(client: Client) -> None:
    assert (await client.post("/telegram/guess", headers=GIVEN)).status == 404
    assert (await client.get(PATH, headers=GIVEN)).status == 405
    assert SECRET not in PATH


async def test_a_database_that_is_away_lets_telegram_try_again(client: Client, door: Door) -> None:
    door.error = AwayError()
    body = says(3, "bonjour").model_dump_json(exclude_unset=True)
    assert (await client.post(PATH, data=body, headers=GIVEN)).status == 503


async def test_the_webhook_is_registered_with_its_secret(bare_environment: object) -> None:
    assert bare_environment
    network = Network()
    values = {"mode": "webhook", "token": "42:TEST", "webhook_secret": SECRET}
    values["webhook_url"] = "https://bot.example.org/"
    await webhook.register(bot_on(network), Settings.model_validate(values), ["message"])
    (call,) = network.calls
    assert isinstance(call, SetWebhook)
    assert call.url == f"https://bot.example.org{PATH}"
    assert (call.secret_token, call.drop_pending_updates) == (SECRET, False)


async def test_an_address_in_use_is_told_in_one_sentence() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ListenError, match=f"127.0.0.1:{port} est déjà utilisée"):
            async with serving(web.Application(), Address("127.0.0.1", port)):
                pass


async def test_an_address_that_is_not_ours_is_told_too() -> None:
    with pytest.raises(ListenError, match=r"192\.0\.2\.1:80"):
        async with serving(web.Application(), Address("192.0.2.1", 80)):
            pass


async def test_serving_ends_with_its_block() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    app = web.Application()
    add_health(app, Door().is_ready)
    async with (
        serving(app, Address("127.0.0.1", port)),
        ClientSession() as session,
        session.get(f"http://127.0.0.1:{port}/healthz") as answer,
    ):
        assert answer.status == 200
    with socket.create_server(("127.0.0.1", port)):
        pass
