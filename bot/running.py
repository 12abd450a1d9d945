"""A run of the bot, from the first check to the last close."""

import asyncio
import signal
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial
from typing import TypeVar

import structlog
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramNotFound,
    TelegramUnauthorizedError,
)

from bot import menus, webhook
from bot.app import Application, build
from bot.chat_page.server import make_app
from bot.chat_page.session import ChatPageSession
from bot.meanwhile import meanwhile, rest
from bot.measuring import counting, measuring
from bot.places import polling_place
from bot.polling import Polling
from bot.settings import Settings
from bot.standing_by import one_at_a_time
from bot.web import add_health, serving
from bot.webhook import Webhook
from knowledge import Knowledge
from knowledge.wording import wording

RETRY = 5.0
"""Seconds between two tries to reach Telegram at start."""

Answer = TypeVar("Answer")

log = structlog.stdlib.get_logger(__name__)


class StartError(Exception):
    """Telegram refuses to work with us; the message says why in French."""


async def run(settings: Settings, knowledge: Knowledge) -> None:
    """Run until told to stop, on a database that is up to date.

    Raises:
        ListenError, StartError: it cannot start; nothing was lost.
    """
    name = knowledge.phrases.page.title()
    page = None if settings.token else ChatPageSession("pas_a_pas_bot", name)
    application = build(settings, page, knowledge)
    try:
        async with stop_on_signals() as stop, measuring(application):
            if page:
                await _chat_page(application, page, stop)
            else:
                await _telegram(application, stop)
        log.info("stopped")
    finally:
        await application.close()


@asynccontextmanager
async def stop_on_signals() -> AsyncIterator[asyncio.Event]:
    """Give an event that SIGTERM and SIGINT set."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    try:
        yield stop
    finally:
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.remove_signal_handler(number)


async def _chat_page(application: Application, page: ChatPageSession, stop: asyncio.Event) -> None:
    settings, phrases = application.settings, application.knowledge.phrases
    labels = {name: label() for name, label in vars(phrases.page).items()}
    app = make_app(page, application.processor.process, labels, host=settings.listen.host)
    add_health(app, application.database.is_reachable)
    await _set_menus(application)
    async with serving(app, settings.listen), _meanwhile(application, stop):
        print(wording()["start_up"]["page"].format(address=settings.listen), flush=True)  # noqa: T201  said to the person who started it
        await stop.wait()


async def _telegram(application: Application, stop: asyncio.Event) -> None:
    settings, bot = application.settings, application.bot
    app = webhook.new_app()
    app.middlewares.append(counting(application.metrics))
    taking = False

    async def ready() -> bool:
        return taking and not stop.is_set() and await application.database.is_reachable()

    add_health(app, ready)
    posted = _webhook(application)
    if posted:
        posted.add_to(app)
    async with serving(app, settings.listen):
        await _insist(stop, bot.me)
        setting = asyncio.create_task(_set_menus(application))
        taking = True
        try:
            async with _meanwhile(application, stop):
                await (
                    _posted(application, posted, stop) if posted else _polled(application, stop)
                )
        finally:
            taking = False
            setting.cancel()
            await asyncio.gather(setting, return_exceptions=True)


async def _set_menus(application: Application) -> None:
    """Set the menus; an error there stops nothing else."""
    try:
        await menus.set_up(application.bot, application.menus, application.settings.maintainers)
    except Exception:
        log.exception("menus not set")


@asynccontextmanager
async def _meanwhile(application: Application, stop: asyncio.Event) -> AsyncIterator[None]:
    """Do what does not wait for updates."""
    async with meanwhile(application.reminding.run, stop), meanwhile(application.daily.run, stop):
        yield


async def _insist(stop: asyncio.Event, call: Callable[[], Awaitable[Answer]]) -> Answer | None:
    """Call Telegram until it answers; None when told to stop first."""
    while not stop.is_set():
        try:
            return await call()
        except (TelegramUnauthorizedError, TelegramNotFound) as error:
            raise _wrong_token() from error
        except TelegramBadRequest as error:
            said = wording()["start_up"]["refused"].format(reason=error.message)
            raise StartError(said) from error
        except (TelegramAPIError, ClientDecodeError) as error:
            said = wording()["start_up"]["unreachable"].format(seconds=RETRY)
            log.warning(said, error=type(error).__name__)
        await rest(RETRY, stop)
    return None


def _wrong_token() -> StartError:
    return StartError(wording()["start_up"]["token"])


def _webhook(application: Application) -> Webhook | None:
    """Return what takes updates when Telegram posts them."""
    settings = application.settings
    if settings.mode != "webhook" or not settings.webhook_secret:
        return None
    secret = settings.webhook_secret.get_secret_value()
    return Webhook(application.bot, application.processor.process, secret)


async def _posted(application: Application, posted: Webhook, stop: asyncio.Event) -> None:
    allowed = application.dispatcher.resolve_used_update_types()
    await _insist(stop, partial(webhook.register, application.bot, application.settings, allowed))
    log.info("taking updates by webhook")
    await stop.wait()
    await posted.finish()


async def _polled(application: Application, stop: asyncio.Event) -> None:
    place = polling_place(application.database, application.claims)
    try:
        await one_at_a_time(place, partial(_poll, application), stop)
    except (TelegramUnauthorizedError, TelegramNotFound) as error:
        raise _wrong_token() from error


async def _poll(application: Application, stop: asyncio.Event) -> None:
    bot = application.bot
    webhook_set = await _insist(stop, bot.get_webhook_info)
    if webhook_set and webhook_set.url:
        log.warning(wording()["start_up"]["webhook_was_set"])
        await _insist(stop, partial(bot.delete_webhook, drop_pending_updates=False))
    log.info("taking updates by polling")
    allowed = application.dispatcher.resolve_used_update_types()
    await Polling(bot, application.processor.process, allowed).run(stop)
