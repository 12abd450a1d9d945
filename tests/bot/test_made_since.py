"""Updates that hold something of a type Telegram made since are read without it."""

import json
from typing import Any

import pytest
from aiogram.exceptions import ClientDecodeError
from aiogram.types import MessageOriginHiddenUser, Update
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from pydantic import ValidationError

from bot.receiving import batch, made_since, webhook
from bot.receiving.webhook import Webhook
from tests.bot.telegram import Network, bot_on

SECRET = "a-Secret_1"
CHAT = {"id": 5, "type": "private"}
PERSON = {"id": 5, "is_bot": False, "first_name": "A"}
SAID: dict[str, Any] = {"message_id": 1, "date": 1, "chat": CHAT, "from": PERSON, "text": "dmp"}
NEW = {"type": "made since", "date": 1}
FORWARDED = SAID | {"forward_origin": NEW}
TAP = {"id": "1", "from": PERSON, "chat_instance": "1", "data": "x", "message": FORWARDED}
MEMBER = {"status": "made since", "user": PERSON}


def update(**event: object) -> Any:  # noqa: ANN401  any JSON
    return json.loads(json.dumps({"update_id": 7, **event}))


def read(**event: object) -> Update:
    return made_since.read(bot_on(Network()), update(**event))


def test_what_is_forwarded_in_a_new_way_is_read_and_still_is_forwarded() -> None:
    message = read(message=FORWARDED).message
    assert message
    assert message.text == "dmp"
    assert isinstance(message.forward_origin, MessageOriginHiddenUser)


@pytest.mark.parametrize(
    "more",
    [
        {"external_reply": {"origin": NEW}},
        {"reply_to_message": FORWARDED},
        {"paid_media": {"star_count": 1, "paid_media": [NEW, NEW]}},
    ],
)
def test_what_stands_beside_the_words_does_not_keep_them_from_being_read(
    more: dict[str, object], caplog: pytest.LogCaptureFixture
) -> None:
    message = read(message=SAID | more).message
    assert message
    assert message.text == "dmp"
    assert "read in part" in caplog.text


def test_a_tap_below_a_message_of_a_new_kind_is_read() -> None:
    tap = read(callback_query=TAP).callback_query
    assert tap
    assert tap.data == "x"
    assert tap.message


def test_what_cannot_do_without_it_is_refused() -> None:
    about = {"chat": CHAT, "from": PERSON, "date": 1}
    with pytest.raises(ValidationError):
        read(my_chat_member={**about, "old_chat_member": MEMBER, "new_chat_member": MEMBER})
    with pytest.raises(ValidationError):
        read(message=SAID | {"chat": {}, "forward_origin": NEW})


def test_it_is_read_in_a_batch() -> None:
    raws = [update(message=FORWARDED), update(message={}) | {"update_id": 8}]
    error = ClientDecodeError("?", ValueError(), {"ok": True, "result": raws})
    updates, passed_over = batch.read_one_by_one(bot_on(Network()), error)
    assert [one.update_id for one in updates] == [7]
    assert passed_over == {8}


async def test_it_is_taken_when_it_is_posted() -> None:
    taken = list[int]()

    async def process(update: Update) -> None:
        taken.append(update.update_id)

    app = webhook.new_app()
    posted = Webhook(bot_on(Network()), process, SECRET)
    posted.begin()
    posted.add_to(app)
    async with TestClient[web.Request, web.Application](TestServer(app)) as client:
        given = {webhook.SECRET_HEADER: SECRET}
        body = json.dumps(update(message=FORWARDED))
        answer = await client.post(webhook.path(SECRET), data=body, headers=given)
    assert (answer.status, taken) == (200, [7])
