"""The network to Telegram: aiogram's own, with what it does at each call made once or quicker."""

import json
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import (
    AnswerCallbackQuery,
    EditMessageText,
    GetUpdates,
    Response,
    SendMessage,
    TelegramMethod,
)
from aiogram.methods.base import TelegramType
from aiogram.types import InputFile
from aiohttp import ClientSession, FormData, TraceConfig, TraceRequestEndParams, hdrs
from aiohttp.payload import BytesPayload
from yarl import URL

from bot.receiving import reading

READ = tuple(
    Response[method.__returning__]  # type: ignore[name-defined]  # no type, but a value
    for method in (SendMessage, EditMessageText, AnswerCallbackQuery, GetUpdates)
)
"""What Telegram's usual answers are read with. pydantic forgets such a class as soon as nobody
holds it, and takes ten milliseconds to make it anew at the next answer."""

WHICH = ("message_id", "date", "chat")
"""What is read of a message that was just shown."""

UNSAID = 5
"""Seconds to wait when Telegram, or what stands before it, asks to wait and not for how long."""

LONGEST_PAUSE = 3600
"""Seconds to wait when more is asked: then it is asked again, and what is absurd stops nothing."""

SERVER_ERRORS = 500
"""The first of the status codes of a server that failed."""

UNSAID_WHY = frozenset({HTTPStatus.OK, HTTPStatus.TOO_MANY_REQUESTS})
"""With these codes Telegram, when it refuses, says more than that it does."""

NO_ANSWER = "not an answer of Telegram"

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
    """Calls the Bot API, or the server that stands for it; `dated` is given when it answered."""

    def __init__(
        self, api: TelegramAPIServer, dated: Callable[[str | None], None] | None = None
    ) -> None:
        super().__init__(api=api, json_loads=reading.loads)
        self._answers = _telling(dated) if dated else None

    async def create_session(self) -> ClientSession:
        """Return what calls are made with."""
        session = await super().create_session()
        if self._answers and self._answers not in session.trace_configs:
            session.trace_configs.append(self._answers)
        return session

    def build_form_data(self, bot: Bot, method: TelegramMethod[Any]) -> FormData:
        """Return the body of a call."""
        files: dict[str, InputFile] = {}
        given = method.model_dump(warnings=False, exclude_none=True).items()
        fields = {name: self.prepare_value(one, bot=bot, files=files) for name, one in given}
        if files:
            return super().build_form_data(bot, method)
        return Form({name: value for name, value in fields.items() if value})

    def check_response(
        self, bot: Bot, method: TelegramMethod[Any], status_code: int, content: str
    ) -> Response[Any]:
        """Read an answer: of a message that was just shown, which one it is.

        Raises:
            ClientDecodeError: it may have been done, but what was answered cannot be read.
            TelegramAPIError: it was refused; or it is to be tried again, as what stands before
                Telegram answers when Telegram does not.
        """
        if isinstance(method, SendMessage | EditMessageText) and status_code == HTTPStatus.OK:
            content = _which(content)
        try:
            return super().check_response(bot, method, status_code, content)
        except ClientDecodeError as error:
            if status_code == HTTPStatus.OK and _is_telegrams(error.data):
                raise
            raise _page(method, status_code) from error
        except TypeError as error:  # aiogram reads what was said of a failure, and nothing was
            raise _page(method, status_code) from error
        except TelegramRetryAfter as error:
            asked = error.retry_after
            error.retry_after = min(asked, LONGEST_PAUSE) if asked > 0 else UNSAID
            raise
        except TelegramAPIError as error:
            if type(error) is TelegramAPIError and status_code in UNSAID_WHY:
                raise _page(method, status_code) from error
            raise

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ASYNC109  aiogram's signature
    ) -> TelegramType:
        """Call, and read what is answered.

        Raises:
            TelegramServerError: a page in another alphabet than Telegram's: none of its answers.
        """
        try:
            return await super().make_request(bot, method, timeout)
        except UnicodeDecodeError as error:
            raise TelegramServerError(method, NO_ANSWER) from error


def _telling(dated: Callable[[str | None], None]) -> TraceConfig:
    """Return what tells when each answer was given, as its server says."""

    async def answered(_: object, __: object, end: TraceRequestEndParams) -> None:
        dated(end.response.headers.get(hdrs.DATE))

    config = TraceConfig()
    config.on_request_end.append(answered)
    config.freeze()
    return config


def _page(method: TelegramMethod[Any], status_code: int) -> TelegramAPIError:
    """Return the error that a page which Telegram did not write stands for."""
    message = f"{NO_ANSWER} ({status_code})"
    if status_code == HTTPStatus.TOO_MANY_REQUESTS:
        return TelegramRetryAfter(method, message, UNSAID)
    kind = TelegramServerError if status_code >= SERVER_ERRORS else TelegramNetworkError
    return kind(method, message)


def _is_telegrams(answer: object) -> bool:
    """Tell whether it is Telegram that answered, which may have done what it was asked."""
    return isinstance(answer, dict) and "ok" in answer


def _which(content: str) -> str:
    """Return an answer with what tells a message from others, without what it shows."""
    try:
        answer = reading.loads(content)
    except ValueError:
        return content
    shown = answer.get("result") if isinstance(answer, dict) else None
    if not isinstance(shown, dict):
        return content
    return json.dumps(answer | {"result": {name: shown[name] for name in WHICH if name in shown}})
