"""Updates that Telegram posts: taken with the right secret, acknowledged once handled."""

import hmac
import json
from collections.abc import Awaitable, Callable, Sequence
from hashlib import blake2b

import structlog
from aiogram import Bot
from aiogram.types import Update
from aiohttp import web
from pydantic import ValidationError

from bot.away import AwayError
from bot.settings import Settings

MAX_BODY = 256 * 1024
"""Bytes of a request: Telegram's updates are far below."""

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  the header's name

log = structlog.stdlib.get_logger(__name__)


def path(secret: str) -> str:
    """Return the path of the webhook: the same for every replica, not to be guessed."""
    return (
        f"/telegram/{blake2b(secret.encode(), digest_size=16, person=b'webhook path').hexdigest()}"
    )


def add_webhook(
    app: web.Application, bot: Bot, process: Callable[[Update], Awaitable[None]], secret: str
) -> None:
    """Take updates at `path(secret)`."""

    async def receive(request: web.Request) -> web.Response:
        given = request.headers.get(SECRET_HEADER, "").encode(errors="surrogateescape")
        if not hmac.compare_digest(given, secret.encode()):
            return web.Response(status=401)
        try:
            update = Update.model_validate(json.loads(await request.read()), context={"bot": bot})
        except (ValueError, RecursionError, ValidationError):
            return web.Response(status=400)
        try:
            await process(update)
        except AwayError as error:
            kind = type(error.__cause__).__name__
            log.warning("database away", update_id=update.update_id, error=kind)
            return web.Response(status=503)
        except Exception:
            log.exception("update given up", update_id=update.update_id)
        return web.Response()

    app.router.add_post(path(secret), receive)


def new_app() -> web.Application:
    """Make an application that refuses oversized requests."""
    return web.Application(client_max_size=MAX_BODY)


async def register(bot: Bot, settings: Settings, allowed: Sequence[str]) -> None:
    """Tell Telegram where to post; it is left in place at the end, for the other replicas."""
    if settings.webhook_url and settings.webhook_secret:
        secret = settings.webhook_secret.get_secret_value()
        await bot.set_webhook(
            settings.webhook_url + path(secret),
            secret_token=secret,
            allowed_updates=list(allowed),
            drop_pending_updates=False,
        )
