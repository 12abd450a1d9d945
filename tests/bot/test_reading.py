"""What Telegram sends is read in no time, whatever a person has put in it."""

import json
import time

import pytest
from aiogram.enums import ContentType
from aiogram.types import Update
from aiohttp.test_utils import TestClient, TestServer

from bot.app import build
from bot.receiving import reading, webhook
from bot.receiving.webhook import SECRET_HEADER, Webhook
from bot.settings import Settings
from tests.bot.telegram import Network, bot_on

ENDLESS = 50_000
"""Objects one in the other, too many for any Python."""

DEEP = 60
"""Formats one in the other; five are enough to stop aiogram's own reading for 16 seconds."""


def rich(**more: object) -> dict[str, object]:
    """Return an update whose message is rich, and deep."""
    text: object = "a"
    for _ in range(DEEP):
        text = {"type": "bold", "text": text}
    said = {"message_id": 1, "date": 1, "chat": {"id": 1, "type": "private"}}
    blocks = {"blocks": [{"type": "paragraph", "text": text}]}
    return {"update_id": 1, "message": {**said, "rich_message": blocks, **more}}


@pytest.mark.alone
def test_a_deep_rich_message_is_read_at_once_as_a_rich_message() -> None:
    within = {"reply_to_message": rich()["message"]}
    started = time.monotonic()
    update = Update.model_validate(reading.loads(json.dumps(rich(**within))))
    assert time.monotonic() - started < 1
    assert update.message
    assert update.message.content_type == ContentType.RICH_MESSAGE


@pytest.mark.parametrize("name", ["rich_message", r"rich_m\u0065ssage", r"\u0072ich\u005Fmessage"])
def test_a_name_is_known_however_it_is_escaped(name: str) -> None:
    text = f'{{"{name}": {{"blocks": [1]}}}}'
    assert reading.loads(text) == reading.loads(text.encode()) == {reading.RICH: reading.UNREAD}


@pytest.mark.parametrize("text", ["{", "[" * 100_000, "", '["\\' + "[" * 100_000])
def test_what_is_no_json_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"Expecting|Unterminated|Invalid"):
        reading.loads(text)


@pytest.mark.alone
@pytest.mark.parametrize("sign", ["[", '["', '["\\"', '["\\'])
def test_what_is_endless_and_no_json_takes_no_time(sign: str) -> None:
    started = time.monotonic()
    with pytest.raises(ValueError, match=r"Expecting|Unterminated|Invalid"):
        reading.loads("[" * 2000 + sign * 200_000)
    assert time.monotonic() - started < 1


def test_what_is_too_deep_for_python_is_read_without_its_depths() -> None:
    deep = '{"a": "]}\\" [", "b": ' * ENDLESS + "1" + "}" * ENDLESS
    read = reading.loads(f'{{"before": [1, {{}}], "deep": {deep}, "after": "é"}}')
    assert (read["before"], read["after"]) == ([1, {}], "é")
    assert read["deep"]["b"]["a"] == ']}" ['
    assert str(read).count("'b'") == reading.DEEPEST - 2


async def test_a_deep_rich_message_that_is_posted_stops_nobody() -> None:
    taken: list[Update] = []

    async def process(update: Update) -> None:
        taken.append(update)

    app = webhook.new_app()
    posted = Webhook(bot_on(Network()), process, "secret")
    posted.add_to(app)
    posted.begin()
    async with TestClient(TestServer(app)) as client:
        answer = await client.post(
            webhook.path("secret"), json=rich(), headers={SECRET_HEADER: "secret"}
        )
    assert answer.status == 200
    assert [update.update_id for update in taken] == [1]


async def test_what_is_polled_is_read_likewise(settings: Settings) -> None:
    app = build(settings)
    assert app.bot.session.json_loads is reading.loads
    await app.close()
