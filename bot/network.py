"""The network to Telegram: aiogram's own, with what it does at each call made once or quicker."""

import json
from http import HTTPStatus
from typing import Any

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.methods import (
    AnswerCallbackQuery,
    EditMessageText,
    GetUpdates,
    Response,
    SendMessage,
    TelegramMethod,
)
from aiogram.types import InputFile
from aiohttp import FormData
from aiohttp.payload import BytesPayload
from yarl import URL

from bot import reading

READ = tuple(
    Response[method.__returning__]  # type: ignore[name-defined]
    for method in (SendMessage, EditMessageText, AnswerCallbackQuery, GetUpdates)
)
"""What Telegram's usual answers are read with. pydantic forgets such a class as soon as nobody
holds it, and takes ten milliseconds to make it anew at the next answer."""

WHICH = ("message_id", "date", "chat")

FORM = "application/x-www-form-urlencoded"


class Form(FormData):
    """Fields without a file, quoted by yarl: urllib takes a millisecond for a long answer."""

    def __init__(self, fields: dict[str, str]) -> None:
        super().__init__()
        self._quoted = URL.build(query=fields).raw_query_string.encode()

    def __call__(self) -> BytesPayload:
        """Return the body of the request."""
        return BytesPayload(self._quoted, content_type=FORM)


class Network(AiohttpSession):
    """Calls the Bot API, or the server that stands for it."""

    def __init__(self, api: TelegramAPIServer) -> None:
        super().__init__(api=api, json_loads=reading.loads)

    def build_form_data(self, bot: Bot, method: TelegramMethod[Any]) -> FormData:
        """Return the body of a call."""
        files: dict[str, InputFile] = {}
        given = method.model_dump(warnings=False).items()
        fields = {name: self.prepare_value(one, bot=bot, files=files) for name, one in given}
        if files:
            return super().build_form_data(bot, method)
        return Form({name: value for name, value in fields.items() if value})

    def check_response(
        self, bot: Bot, method: TelegramMethod[Any], status_code: int, content: str
    ) -> Response[Any]:
        """Read an answer: of a message that was just shown, which one it is."""
        if isinstance(method, SendMessage | EditMessageText) and status_code == HTTPStatus.OK:
            content = _which(content)
        return super().check_response(bot, method, status_code, content)


def _which(content: str) -> str:
    """Return an answer with what tells a message from others, without what it shows."""
    try:
        answer = reading.loads(content)
    except (ValueError, RecursionError):
        return content
    shown = answer.get("result") if isinstance(answer, dict) else None
    if not isinstance(shown, dict):
        return content
    return json.dumps(answer | {"result": {name: shown[name] for name in WHICH if name in shown}})
