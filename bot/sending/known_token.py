"""Whether Telegram still knows the bot's token: every call tells, whatever brings updates."""

import asyncio

import structlog
from aiogram import Bot
from aiogram.client.session.middlewares.base import (
    BaseRequestMiddleware,
    NextRequestMiddlewareType,
)
from aiogram.exceptions import TelegramUnauthorizedError
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType

from bot.process.meanwhile import unless_stopped
from bot.sending.starting import insist

log = structlog.stdlib.get_logger(__name__)


class KnownToken(BaseRequestMiddleware):
    """Notes that a call was refused for its token: it was revoked, or an answer was wrong."""

    def __init__(self) -> None:
        self._refused = asyncio.Event()

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        """Call, and note a refusal."""
        try:
            return await make_request(bot, method)
        except TelegramUnauthorizedError:
            self._refused.set()
            raise

    async def until_stopped(self, bot: Bot, stop: asyncio.Event) -> None:
        """Wait until told to stop; a refused token is asked of once more, to be sure.

        Raises:
            StartError: Telegram does not know the token any more.
        """
        while not stop.is_set():
            await unless_stopped(stop, self._refused.wait)
            if self._refused.is_set() and not stop.is_set():
                self._refused.clear()
                log.warning("token refused")
                await insist(stop, bot.get_me)
