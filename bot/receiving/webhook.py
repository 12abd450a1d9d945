"""Updates that Telegram posts: taken with the right secret, acknowledged once handled."""

import asyncio
import hmac
from collections.abc import Awaitable, Callable, Sequence
from hashlib import blake2b
from http import HTTPStatus
from typing import NoReturn

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramUnauthorizedError
from aiogram.types import Update
from aiohttp import hdrs, web
from pydantic import ValidationError

from bot.database.away import AwayError
from bot.process.uncut import DRAIN
from bot.processed import GREATEST
from bot.receiving import made_since, reading
from bot.receiving.unreadable import Unreadable
from bot.settings import Settings

MAX_BODY = 256 * 1024
"""Bytes of a request: Telegram's updates are far below."""

LINGERING = 2.0
"""Seconds during which the rest of a refused request is read, so that our answer arrives."""

WHOLE_WITHIN = 10.0
"""Seconds within which a request must arrive: otherwise it would keep its connection."""

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  the header's name

log = structlog.stdlib.get_logger(__name__)


def path(secret: str) -> str:
    """Return the path of the webhook: the same for every replica, not to be guessed."""
    return (
        f"/telegram/{blake2b(secret.encode(), digest_size=16, person=b'webhook path').hexdigest()}"
    )


def new_app() -> web.Application:
    """Make an application that refuses oversized requests, and inflates nothing."""
    handler_args = {"auto_decompress": False, "lingering_time": LINGERING}
    return web.Application(client_max_size=MAX_BODY, handler_args=handler_args)


class Webhook:
    """Takes the updates posted with the right secret, from when it is told to begin to its end.

    Args:
        bot: whose updates they are.
        process: handles one.
        secret: what Telegram posts them with.
    """

    def __init__(
        self, bot: Bot, process: Callable[[Update], Awaitable[None]], secret: str
    ) -> None:
        self._bot = bot
        self._process = process
        self._secret = secret
        self._taking = False
        self._unreadable = Unreadable()
        self._in_hand: set[asyncio.Task[HTTPStatus]] = set()

    def add_to(self, app: web.Application) -> None:
        """Take updates at `path(secret)` of an application."""
        app.router.add_post(path(self._secret), self._receive)

    def begin(self) -> None:
        """Take from now on."""
        self._taking = True

    async def finish(self, seconds: float = DRAIN) -> None:
        """Refuse from now on; finish what is in hand, cut what takes too long."""
        self._taking = False
        if self._in_hand:
            log.info("finishing", updates=len(self._in_hand))
            await asyncio.wait(self._in_hand, timeout=seconds)
        left = list(self._in_hand)
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)

    async def _receive(self, request: web.Request) -> web.Response:
        """Answer with 200 when an update needs nothing more, 503 when it is to come again."""
        given = request.headers.get(SECRET_HEADER, "").encode(errors="surrogateescape")
        if not hmac.compare_digest(given, self._secret.encode()):
            return web.Response(status=HTTPStatus.UNAUTHORIZED)
        if hdrs.CONTENT_ENCODING in request.headers:
            return web.Response(status=HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
        try:
            async with asyncio.timeout(WHOLE_WITHIN):
                body = await request.read()
            update = self._read(body)
        except (ValueError, RecursionError, web.RequestPayloadError, OSError):
            return web.Response(status=HTTPStatus.BAD_REQUEST)
        if update is None:
            return web.Response(status=HTTPStatus.OK)
        if not self._taking:
            return web.Response(status=HTTPStatus.SERVICE_UNAVAILABLE)
        return web.Response(status=await self._take(update))

    def _read(self, body: bytes) -> Update | None:
        """Read an update; None when it cannot be read, and was refused often enough.

        Raises:
            ValueError, RecursionError: it is none, or cannot be read.
        """
        number, raw = _numbered(body)
        try:
            return made_since.read(self._bot, raw)
        except (ValidationError, RecursionError):
            if not self._unreadable.is_enough(body):
                raise
            log.warning("unreadable update", update_id=number)
            return None

    async def _take(self, update: Update) -> HTTPStatus:
        task = asyncio.create_task(self._handle(update))
        self._in_hand.add(task)
        task.add_done_callback(self._in_hand.discard)
        await asyncio.wait([task])
        return HTTPStatus.SERVICE_UNAVAILABLE if task.cancelled() else task.result()

    async def _handle(self, update: Update) -> HTTPStatus:
        """Handle an update; return the status that tells Telegram whether to post it again."""
        try:
            await self._process(update)
        except AwayError as error:
            kind = type(error.__cause__ or error).__name__
            log.warning(error.said, update_id=update.update_id, error=kind)
            return HTTPStatus.SERVICE_UNAVAILABLE
        except TelegramUnauthorizedError:
            log.warning("token refused", update_id=update.update_id)
            return HTTPStatus.SERVICE_UNAVAILABLE
        except Exception:
            log.exception("update given up", update_id=update.update_id)
        return HTTPStatus.OK


def _numbered(body: bytes) -> tuple[int, object]:
    """Return what was posted, behind its number.

    Raises:
        ValueError: it is no update, or has no number that Telegram gives.
    """
    raw = reading.loads(body, parse_constant=_refuse)
    number = raw.get("update_id") if isinstance(raw, dict) else None
    if type(number) is not int or not 0 <= number <= GREATEST:
        raise ValueError(number)
    return number, raw


def _refuse(constant: str) -> NoReturn:
    """Refuse NaN and Infinity, which are no JSON."""
    raise ValueError(constant)


def address(settings: Settings) -> str:
    """Return where Telegram is to post."""
    secret = settings.webhook_secret
    return f"{settings.webhook_url}{path(secret.get_secret_value())}" if secret else ""


async def register(bot: Bot, settings: Settings, allowed: Sequence[str]) -> None:
    """Tell Telegram where to post; it is left in place at the end, for the other replicas."""
    if settings.webhook_url and settings.webhook_secret:
        secret = settings.webhook_secret.get_secret_value()
        await bot.set_webhook(
            address(settings),
            secret_token=secret,
            allowed_updates=list(allowed),
            drop_pending_updates=False,
        )
