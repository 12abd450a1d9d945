"""What Telegram is sent and what it answers is what aiogram would send and read."""

import gc
import json
import weakref
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qsl

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import PRODUCTION, TelegramAPIServer
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import (
    EditMessageText,
    GetUpdates,
    Response,
    SendDocument,
    SendMessage,
    TelegramMethod,
)
from aiogram.types import (
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Message,
)
from aiohttp import web
from aiohttp.test_utils import TestServer
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.sending.network import LONGEST_PAUSE, UNSAID, Form, Network
from bot.sending.refusals import behind

BOT = Bot("1:test", session=Network(PRODUCTION))
KEYBOARD = InlineKeyboardMarkup(
    inline_keyboard=[[InlineKeyboardButton(text="É & = + %", callback_data="e:x")]]
)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


def sent(session: AiohttpSession, text: str) -> dict[str, str]:
    """Return the fields of a message as a server reads them."""
    method = SendMessage(chat_id=5, text=text, reply_markup=KEYBOARD, parse_mode="HTML")
    body = session.build_form_data(BOT, method)()
    assert body.content_type == "application/x-www-form-urlencoded"
    return dict(parse_qsl(bytes(body._value).decode(), keep_blank_values=True))  # noqa: SLF001  aiohttp's


@settings(deadline=None)
@given(TEXTS)
def test_any_text_arrives_as_it_is(text: str) -> None:
    fields = sent(Network(PRODUCTION), text)
    assert fields["text"] == text
    assert fields == sent(AiohttpSession(), text)


def test_a_name_and_a_value_keep_what_separates_them() -> None:
    body = Form({"a&b": "c=d;e f+g"})()
    assert parse_qsl(bytes(body._value).decode()) == [("a&b", "c=d;e f+g")]  # noqa: SLF001  aiohttp's


def test_a_file_is_sent_in_parts() -> None:
    file = BufferedInputFile(b"x", "page.pdf")
    form = Network(PRODUCTION).build_form_data(BOT, SendDocument(chat_id=5, document=file))
    assert not isinstance(form, Form)
    assert form.is_multipart


def test_of_a_message_that_was_shown_its_number_is_read() -> None:
    shown = {"message_id": 7, "date": 1, "chat": {"id": 5, "type": "private"}, "text": "long"}
    content = json.dumps({"ok": True, "result": shown})
    methods: list[TelegramMethod[Any]] = [
        SendMessage(chat_id=5, text="x"),
        EditMessageText(chat_id=5, text="x"),
    ]
    for method in methods:
        read = BOT.session.check_response(BOT, method, HTTPStatus.OK, content)
        assert isinstance(read.result, Message)
        assert (read.result.message_id, read.result.text) == (7, None)


def test_a_message_edited_elsewhere_is_read_as_done() -> None:
    method = EditMessageText(inline_message_id="x", text="x")
    content = '{"ok":true,"result":true}'
    assert BOT.session.check_response(BOT, method, HTTPStatus.OK, content).result is True


@pytest.mark.parametrize("result", ["true", "[]", '{"date":1}', '{"message_id":7}'])
def test_what_was_done_and_is_told_otherwise_than_expected_is_told_as_such(result: str) -> None:
    content = f'{{"ok":true,"result":{result}}}'
    with pytest.raises(ClientDecodeError):
        BOT.session.check_response(BOT, SendMessage(chat_id=5, text="x"), HTTPStatus.OK, content)


PAGE = "<html><body><h1>502 Bad Gateway</h1></body></html>"


@pytest.mark.parametrize("content", [PAGE, "", '{"detail": "bad gateway"}', "null", "[]"])
@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (HTTPStatus.OK, TelegramNetworkError),
        (HTTPStatus.BAD_GATEWAY, TelegramServerError),
        (HTTPStatus.GATEWAY_TIMEOUT, TelegramServerError),
        (HTTPStatus.TOO_MANY_REQUESTS, TelegramRetryAfter),
        (HTTPStatus.UNAUTHORIZED, TelegramNetworkError),
        (HTTPStatus.NOT_FOUND, TelegramNetworkError),
        (HTTPStatus.FORBIDDEN, TelegramNetworkError),
    ],
)
def test_a_page_of_what_stands_before_telegram_is_to_be_tried_again(
    content: str, status: HTTPStatus, kind: type[TelegramAPIError]
) -> None:
    methods: list[TelegramMethod[Any]] = [SendMessage(chat_id=5, text="x"), GetUpdates()]
    for method in methods:
        with pytest.raises(kind):
            BOT.session.check_response(BOT, method, status, content)


@pytest.mark.parametrize(
    "parameters", ["", ',"parameters":{"retry_after":0}', ',"parameters":{"retry_after":-5}']
)
def test_a_pause_of_no_length_is_made_all_the_same(parameters: str) -> None:
    content = '{"ok":false,"error_code":429,"description":"Too Many Requests"' + parameters + "}"
    flooded = HTTPStatus.TOO_MANY_REQUESTS
    with pytest.raises(TelegramRetryAfter) as told:
        BOT.session.check_response(BOT, SendMessage(chat_id=5, text="x"), flooded, content)
    assert told.value.retry_after == UNSAID


@pytest.mark.parametrize("asked", [10**9, 10**400])
def test_a_pause_without_end_is_made_for_an_hour(asked: int) -> None:
    content = '{"ok":false,"description":"later","parameters":{"retry_after":%d}}'
    flooded = HTTPStatus.TOO_MANY_REQUESTS
    with pytest.raises(TelegramRetryAfter) as told:
        BOT.session.check_response(BOT, GetUpdates(), flooded, content % asked)
    assert told.value.retry_after == LONGEST_PAUSE


@pytest.mark.parametrize("status", [HTTPStatus.BAD_GATEWAY, HTTPStatus.OK])
def test_a_failure_of_which_nothing_is_said_is_to_be_tried_again(status: HTTPStatus) -> None:
    with pytest.raises((TelegramServerError, TelegramNetworkError)):
        BOT.session.check_response(BOT, GetUpdates(), status, '{"ok":false}')


async def test_a_page_in_another_alphabet_is_to_be_tried_again() -> None:
    async def saturated(_: web.Request) -> web.Response:
        body = "réseau saturé".encode("latin-1")
        return web.Response(body=body, status=502, content_type="text/html", charset="utf-8")

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", saturated)
    async with TestServer(app) as server:
        session = Network(TelegramAPIServer.from_base(str(server.make_url("/"))))
        bot = Bot("1:test", session=session)
        with pytest.raises(TelegramServerError):
            await bot(SendMessage(chat_id=5, text="x"))
        await session.close()


def test_a_refusal_is_told_as_such() -> None:
    content = '{"ok":false,"error_code":400,"description":"Bad Request: chat not found"}'
    refused = HTTPStatus.BAD_REQUEST
    with pytest.raises(TelegramBadRequest, match="chat not found"):
        BOT.session.check_response(BOT, SendMessage(chat_id=5, text="x"), refused, content)


def test_a_batch_that_is_too_deep_is_read_all_the_same() -> None:
    deep = '{"message_id": 1, "date": 1, "chat": {"id": 5, "type": "private"}, "later": '
    first = f'{{"update_id": 3, "message": {deep * 2000}1{"}" * 2001}'
    batch = f'{{"ok": true, "result": [{first}, {{"update_id": 4}}]}}'
    answer = Network(PRODUCTION).check_response(BOT, GetUpdates(), 200, batch)
    assert [one.update_id for one in answer.result or []] == [3, 4]


def test_what_answers_are_read_with_is_not_made_anew() -> None:
    kind = weakref.ref(Response[Message])
    gc.collect()
    assert kind() is not None


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("http://absent.invalid", "ClientConnectorDNSError"),
        ("http://127.0.0.1:1", "ClientConnectorError"),
    ],
)
async def test_what_keeps_a_connection_from_being_made_is_named(address: str, name: str) -> None:
    session = Network(TelegramAPIServer.from_base(address))
    with pytest.raises(TelegramNetworkError) as raised:
        await Bot("1:test", session=session).get_me()
    await session.close()
    assert behind(raised.value) == name


async def test_when_an_answer_was_given_is_told_whatever_it_was() -> None:
    async def answer(request: web.Request) -> web.Response:
        good = request.path.endswith("/getMe")
        return web.Response(
            status=200 if good else 502, headers={"Date": "Fri, 27 Nov 2026 14:00:00 GMT"}
        )

    app = web.Application()
    app.router.add_post("/{path:.*}", answer)
    dated: list[str | None] = []
    async with TestServer(app) as server:
        session = Network(TelegramAPIServer.from_base(str(server.make_url("/"))), dated.append)
        bot = Bot("1:test", session=session)
        for call in (bot.get_me, bot.get_webhook_info, bot.get_me):
            with pytest.raises((TelegramNetworkError, TelegramServerError)):
                await call()
        await session.close()
    assert dated == ["Fri, 27 Nov 2026 14:00:00 GMT"] * 3
