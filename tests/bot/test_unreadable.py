"""An update that cannot be read keeps nobody from being heard."""

import json
from collections.abc import AsyncIterator

import pytest
from aiogram.types import Update
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.receiving import webhook
from bot.receiving.unreadable import KNOWN, REFUSED, Unreadable
from bot.receiving.webhook import Webhook
from tests.bot.telegram import Network, bot_on

SECRET = "a-Secret_1"

Client = TestClient[web.Request, web.Application]


@pytest.fixture
async def client() -> AsyncIterator[Client]:
    async def process(update: Update) -> None:
        pytest.fail(f"{update.update_id} was read")

    app = webhook.new_app()
    Webhook(bot_on(Network()), process, SECRET).add_to(app)
    async with TestClient(TestServer(app)) as made:
        yield made


async def _post(client: Client, body: object) -> int:
    given = {webhook.SECRET_HEADER: SECRET}
    answer = await client.post(webhook.path(SECRET), data=json.dumps(body), headers=given)
    return answer.status


async def test_what_cannot_be_read_is_refused_twice_then_passed_over(client: Client) -> None:
    body = {"update_id": 7, "message": {"text": "1 85 05 78 006 084 91"}}
    assert [await _post(client, body) for _ in range(4)] == [400, 400, 200, 200]
    assert await _post(client, body | {"update_id": 8}) == 400


async def test_what_is_not_the_same_is_refused(client: Client) -> None:
    bodies = [{"update_id": 7, "message": {"text": str(n)}} for n in range(4)]
    assert {await _post(client, body) for body in bodies} == {400}


async def test_what_is_no_update_is_refused_for_ever(client: Client) -> None:
    assert {await _post(client, {"update_id": "7"}) for _ in range(4)} == {400}


def test_few_are_remembered() -> None:
    unreadable = Unreadable()
    for number in range(3 * KNOWN):
        assert not unreadable.is_enough(b"%d" % number)
    assert len(unreadable) == KNOWN
    assert [unreadable.is_enough(b"%d" % (3 * KNOWN - 1)) for _ in range(REFUSED)] == [False, True]
