"""A bot watched closely: what it logs as an error, what Telegram refuses, what it downloads."""

import asyncio
import json
import logging
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import GetFile, TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import Chat, Update
from pydantic import ValidationError

from bot.app import build
from bot.chat_page.session import ChatPageSession
from bot.receiving import reading
from bot.settings import Settings
from knowledge import Knowledge
from tests.recorded import recorded

EXPECTED = (
    *("message to edit not found", "message to delete not found", "query is too old"),
    "message is not modified",
)
"""What Telegram says of messages and taps that the test made up, and of the same said twice."""


class Strict(ChatPageSession):
    """The chat page's session, where every chat exists."""

    def __init__(self) -> None:
        super().__init__()
        self.refused: list[str] = []
        self._travelling = AiohttpSession()

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ASYNC109  aiogram's signature
    ) -> TelegramType:
        """Answer as the chat page does; keep the refusals that the bot must never meet."""
        for _, _, value in self._travelling.build_form_data(bot, method)._fields:
            str(value).encode()
        chat_id: Any = getattr(method, "chat_id", None)
        if isinstance(chat_id, int):  # who wrote before, though not to this session
            self.transcript.open(Chat(id=chat_id, type="private"))
        try:
            return await super().make_request(bot, method, timeout)
        except TelegramBadRequest as error:
            if not any(words in error.message for words in EXPECTED):
                self.refused.append(f"{method.__api_method__}: {error.message}")
            raise


class Errors(logging.Handler):
    """Keeps what is logged as an error."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a line."""
        self.lines.append(record.getMessage())


class Watched:
    """A bot that is given what Telegram might send; `read` counts what aiogram could read."""

    def __init__(self, settings: Settings, known: Knowledge) -> None:
        self.session, self.errors, self.read = Strict(), Errors(), Counter[bool]()
        self.requests = recorded(self.session)
        self._numbers = count(1)
        self._now = datetime.now(UTC)
        self.app = build(settings, self.session, known, lambda: self._now)

    async def meets(
        self, content: dict[str, Any], number: int | None = None
    ) -> list[TelegramMethod[Any]]:
        """Give an update as it travels, a minute after the former; return what was sent."""
        self._now += timedelta(minutes=1)
        self.requests.clear()
        self.session.refused.clear()
        self.errors.lines.clear()
        travelled = reading.loads(
            json.dumps({"update_id": number or next(self._numbers), **content})
        )
        try:
            update = Update.model_validate(travelled, context={"bot": self.app.bot})
        except ValidationError:
            self.read[False] += 1
            return []
        self.read[True] += 1
        await self.app.processor.process(update)
        return list(self.requests)

    def must_be_well(self) -> None:
        """Make sure that the last update did no harm."""
        assert self.errors.lines == []
        assert self.session.refused == []
        assert not any(isinstance(one, GetFile) for one in self.requests)


@contextmanager
def watched(settings: Settings, known: Knowledge) -> Iterator[tuple[Watched, asyncio.Runner]]:
    """Watch a bot for the time of a block."""
    with asyncio.Runner() as runner:
        bot = Watched(settings, known)
        logging.getLogger().addHandler(bot.errors)
        try:
            yield bot, runner
        finally:
            logging.getLogger().removeHandler(bot.errors)
            runner.run(bot.app.close())
