"""How the webhook fares at Telegram's, asked for as long as updates are posted to us."""

import asyncio
from collections.abc import Awaitable, Callable

import structlog
from aiogram import Bot
from aiogram.exceptions import ClientDecodeError, TelegramAPIError
from aiogram.types import WebhookInfo
from yarl import URL

from bot.observability.metrics import Metrics
from bot.observability.readiness import Readiness
from bot.process.meanwhile import rest, unless_stopped
from knowledge.wording import wording

EVERY = 60.0
"""Seconds between two questions to Telegram."""

log = structlog.stdlib.get_logger(__name__)


class Following:
    """Asks where Telegram posts: somebody else may have told it, with the same token.

    Args:
        bot: asks.
        address: where it is to post for us.
        register: tells it so.
        metrics: where what it answers is told.
        ready: told whether updates come to us.
    """

    def __init__(
        self,
        bot: Bot,
        address: str,
        register: Callable[[], Awaitable[None]],
        metrics: Metrics,
        ready: Readiness,
    ) -> None:
        self._bot = bot
        self._place = _place(address)
        self._register = register
        self._metrics = metrics
        self._ready = ready

    async def run(self, stop: asyncio.Event) -> None:
        """Ask again and again until told to stop."""
        while not stop.is_set():
            await unless_stopped(stop, self.look)
            await rest(EVERY, stop)

    async def look(self) -> None:
        """Ask once; when Telegram does not say, what it last said stands."""
        try:
            told = await self._bot.get_webhook_info()
            self._measure(told)
            await self._compare(told.url)
        except (TelegramAPIError, ClientDecodeError) as error:
            log.debug("webhook not told", error=type(error).__name__)

    def _measure(self, told: WebhookInfo) -> None:
        metrics, failed = self._metrics, told.last_error_date
        metrics.webhook_pending.set(told.pending_update_count)
        metrics.webhook_error.set(failed.timestamp() if failed else 0)
        metrics.webhook_ours.set(int(_place(told.url) == self._place))

    async def _compare(self, url: str) -> None:
        """Set a webhook that was removed again; one that is another's is left, and told."""
        self._ready.taking = _place(url) == self._place
        if not url:
            log.warning(wording()["webhook"]["removed"])
            await self._register()
            self._ready.taking = True
        elif not self._ready.taking:
            log.error(wording()["webhook"]["elsewhere"].format(host=URL(url).host))


def _place(address: str) -> tuple[str | None, str]:
    """Return what tells an address from another, however Telegram writes it."""
    url = URL(address)
    return url.host, url.path
