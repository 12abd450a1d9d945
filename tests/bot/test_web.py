"""Health, and the webhook: hostile requests cost little and get 4xx, never 500."""

import asyncio
import gzip
import json
import logging
import socket
import time
from collections.abc import AsyncIterator

import pytest
from aiogram.methods import SetWebhook
from aiogram.types import Update
from aiohttp import ClientSession, web
from aiohttp.test_utils import TestClient, TestServer
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.addresses import Address
from bot.database.away import AwayError
from bot.process.claims import HeldElsewhereError
from bot.receiving import webhook
from bot.receiving.webhook import Webhook
from bot.settings import Settings
from bot.web import ListenError, add_health, serving
from tests.bot.telegram import Network, bot_on, says
from tests.bot.unclaimed import free_port

SECRET = "a-Secret_1"
PATH = webhook.path(SECRET)
GIVEN = {webhook.SECRET_HEADER: SECRET}


class Door:
    """A webhook whose updates are kept."""

    def __init__(self) -> None:
        self.seen: list[Update] = []
        self.cut: list[Update] = []
        self.error: Exception | None = None
        self.ready = True
        self.slow = 0.0
        self.webhook = Webhook(bot_on(Network()), self.process, SECRET)
        self.webhook.begin()

    async def process(self, update: Update) -> None:
        if self.error:
            raise self.error
        try:
            await asyncio.sleep(self.slow)
        except asyncio.CancelledError:
            await asyncio.sleep(0.02)  # what is not to be cut in the middle
            self.cut.append(update)
            raise
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
    door.webhook.add_to(app)
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


@pytest.mark.parametrize(
    "secret", [None, "", "wrong", "a-Secret_", "a-Secret_11", "sécret", "a-Secret_1é", "€" * 1000]
)
async def test_without_the_right_secret_nothing_is_read(
    client: Client, door: Door, secret: str | None
) -> None:
    headers = {webhook.SECRET_HEADER: secret} if secret is not None else {}
    answer = await client.post(PATH, data="{}", headers=headers)
    assert answer.status == 401
    assert door.seen == []


@pytest.mark.parametrize(
    "body",
    [
        *(b"", b"{", b"[]", b"3", b"null", b"\xff\xfe", b'"\xed\xa0\x80"'),
        *(b"[" * 100_000, b'{"a":' * 40_000, b'{"update_id": 1, "a": ' + b"[" * 100_000),
        *(b'{"update_id": 1, "a": NaN}', b'{"update_id": 1, "a": -Infinity}'),
        *(b'{"update_id": 1e999}', b'{"update_id": ' + b"9" * 5000 + b"}"),
    ],
)
async def test_a_body_that_is_no_update_is_refused(
    client: Client, door: Door, body: bytes
) -> None:
    assert (await client.post(PATH, data=body, headers=GIVEN)).status == 400
    assert door.seen == []


@pytest.mark.parametrize("number", [-1, 2**63, 2**70, 5.0, "5", "x", True, None, [], {}])
async def test_a_number_that_is_none_of_telegrams_is_refused(
    client: Client, door: Door, number: object
) -> None:
    assert (await client.post(PATH, json={"update_id": number}, headers=GIVEN)).status == 400
    assert door.seen == []


@pytest.mark.parametrize("date", [10**18, -(10**18), 1e300, "x", None, [], True])
async def test_a_moment_that_never_is_is_refused(client: Client, date: object) -> None:
    odd = {"message_id": 1, "date": date, "chat": {"id": 5, "type": "private"}}
    answer = await client.post(PATH, json={"update_id": 7, "message": odd}, headers=GIVEN)
    assert answer.status in {200, 400}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=8,
)
FIELDS = st.sampled_from(["message", "edited_message", "callback_query", "inline_query", "poll"])
HALF_RIGHT = st.fixed_dictionaries({"message_id": JSON, "date": JSON, "chat": JSON, "from": JSON})


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(kind=FIELDS, event=JSON | HALF_RIGHT)
async def test_whatever_is_posted_is_taken_or_refused(
    client: Client, kind: str, event: object
) -> None:
    body = json.dumps({"update_id": 7, kind: event}).encode()
    answer = await client.post(PATH, data=body, headers=GIVEN)
    assert answer.status in {200, 400}


@pytest.mark.alone
@pytest.mark.parametrize("secret", [SECRET, "wrong"])
@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "zstd", "nonsense"])
async def test_a_compressed_body_is_refused_without_being_inflated(
    client: Client, secret: str, encoding: str
) -> None:
    bomb = gzip.compress(bytes(100_000_000))
    headers = {webhook.SECRET_HEADER: secret, "Content-Encoding": encoding}
    started = time.process_time()
    answer = await client.post(PATH, data=bomb, headers=headers)
    assert answer.status == (415 if secret == SECRET else 401)
    assert time.process_time() - started < 0.1  # inflating it takes 0.4 s


async def test_a_request_that_aiohttp_cannot_read_costs_no_line_of_log(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    reader, writer = await asyncio.open_connection(client.host, client.port)
    with caplog.at_level(logging.INFO):
        writer.write(b"POST / HTTP/1.1\r\nHost: x\r\nX: a\x01b\r\n\r\n")
        assert b" 400 " in await reader.readline()
    writer.close()
    assert caplog.text == ""


async def test_a_client_that_leaves_in_the_middle_of_a_body_costs_no_line_of_log(
    client: Client, door: Door, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def leave(_: web.Request) -> bytes:
        raise ConnectionResetError

    monkeypatch.setattr(web.BaseRequest, "read", leave)
    with caplog.at_level(logging.INFO):
        assert (await client.post(PATH, data="{}", headers=GIVEN)).status == 400
    assert caplog.text == ""
    assert door.seen == []


async def test_a_body_that_does_not_come_whole_is_waited_for_no_longer(
    client: Client, door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webhook, "WHOLE_WITHIN", 0.1)
    reader, writer = await asyncio.open_connection(client.host, client.port)
    head = f"POST {PATH} HTTP/1.1\r\nHost: x\r\n{webhook.SECRET_HEADER}: {SECRET}\r\n"
    writer.write(f"{head}Content-Length: 100\r\n\r\n{{".encode())
    answer = await asyncio.wait_for(reader.read(), 30)  # and it is closed
    assert b" 400 " in answer.splitlines()[0]
    assert door.seen == []
    writer.close()


async def test_a_body_over_the_limit_is_refused(client: Client) -> None:
    body = b" " * (webhook.MAX_BODY + 1)
    assert (await client.post(PATH, data=body, headers=GIVEN)).status == 413


async def test_a_body_in_pieces_is_refused_too(client: Client, door: Door) -> None:
    async def pieces() -> AsyncIterator[bytes]:
        for _ in range(5):
            yield b" " * (webhook.MAX_BODY // 4)

    answer = await client.post(PATH, data=pieces(), headers=GIVEN)
    assert answer.status == 413
    assert door.seen == []


async def test_only_the_secret_path_exists(client: Client) -> None:
    assert (await client.post("/telegram/guess", headers=GIVEN)).status == 404
    assert (await client.get(PATH, headers=GIVEN)).status == 405
    assert SECRET not in PATH


async def post(client: Client, number: int) -> int:
    body = says(number, "bonjour").model_dump_json(exclude_unset=True)
    return (await client.post(PATH, data=body, headers=GIVEN)).status


async def test_a_database_that_is_away_lets_telegram_try_again(client: Client, door: Door) -> None:
    door.error = AwayError()
    assert await post(client, 3) == 503


async def test_a_chat_that_another_replica_holds_is_told_as_that(
    client: Client, door: Door, caplog: pytest.LogCaptureFixture
) -> None:
    door.error = HeldElsewhereError()
    assert await post(client, 3) == 503
    (said,) = [record.getMessage() for record in caplog.records]
    assert "held by another replica" in said
    assert "HeldElsewhereError" in said
    assert "database" not in said


async def test_an_update_that_always_fails_does_not_come_back(client: Client, door: Door) -> None:
    door.error = ZeroDivisionError()
    assert await post(client, 3) == 200


async def test_until_it_may_take_them_updates_are_to_come_again(door: Door) -> None:
    app = webhook.new_app()
    posted = Webhook(bot_on(Network()), door.process, SECRET)
    posted.add_to(app)
    async with TestClient(TestServer(app)) as client:
        async with client.post(PATH, headers=GIVEN, json={"update_id": 1}) as answer:
            assert answer.status == 503
        posted.begin()
        async with client.post(PATH, headers=GIVEN, json={"update_id": 1}) as answer:
            assert answer.status == 200
    assert len(door.seen) == 1


@pytest.mark.alone
async def test_at_the_end_what_is_in_hand_is_finished_and_the_rest_refused(
    client: Client, door: Door
) -> None:
    door.slow = 0.3
    taken = [asyncio.create_task(post(client, number)) for number in (1, 2)]
    await asyncio.sleep(0.1)
    finishing = asyncio.create_task(door.webhook.finish())
    await asyncio.sleep(0)
    started = time.monotonic()
    assert await post(client, 3) == 503
    assert time.monotonic() - started < 0.15
    assert await asyncio.gather(*taken) == [200, 200]
    await finishing
    assert [one.update_id for one in door.seen] == [1, 2]


async def test_what_is_not_finished_in_time_is_to_come_again(client: Client, door: Door) -> None:
    door.slow = 60
    taken = asyncio.create_task(post(client, 1))
    await asyncio.sleep(0.1)
    await door.webhook.finish(seconds=0.1)
    assert [one.update_id for one in door.cut] == [1]
    assert await taken == 503


async def test_what_was_handled_is_not_waited_for_at_the_end(
    client: Client, door: Door, caplog: pytest.LogCaptureFixture
) -> None:
    assert await post(client, 1) == 200
    await door.webhook.finish()
    assert "finishing" not in caplog.text


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
    port = free_port()
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
