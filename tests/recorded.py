"""The calls that a bot makes, kept as they are made."""

from typing import Any

from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.client.session.middlewares.base import NextRequestMiddlewareType
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType


def recorded(session: BaseSession) -> list[TelegramMethod[Any]]:
    """Return a list to which each call that goes through a session is added."""
    calls: list[TelegramMethod[Any]] = []

    async def keep(
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        calls.append(method)
        return await make_request(bot, method)

    session.middleware(keep)
    return calls
