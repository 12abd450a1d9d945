"""A run of the bot, from the first check to the last close."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import aclosing, asynccontextmanager
from functools import partial

import structlog
from aiogram.exceptions import TelegramNotFound, TelegramUnauthorizedError

from bot.app import Application, build
from bot.chat_page.server import make_app
from bot.chat_page.session import ChatPageSession
from bot.in_service import InService
from bot.observability.measuring import counting, measuring
from bot.observability.readiness import Readiness
from bot.process.meanwhile import meanwhile
from bot.process.places import receiving_place, share_place
from bot.process.sole import alone
from bot.process.standing_by import one_at_a_time
from bot.process.stopping import stop_on_signals
from bot.receiving import webhook
from bot.receiving.following import Following
from bot.receiving.polling import Polling
from bot.receiving.webhook import Webhook
from bot.sending.showing import keep_shown, show
from bot.sending.starting import insist, wrong_token
from bot.settings import Settings
from bot.web import add_health, serving
from knowledge.wording import wording

GIVE_UP = 25.0
"""Seconds after a signal when a silent database is abandoned: work under way has had `DRAIN` and
`LET_FINISH`, and systemd kills after 40."""

log = structlog.stdlib.get_logger(__name__)


async def run(settings: Settings, service: InService) -> None:
    """Run until told to stop, on a database that is up to date.

    Raises:
        ListenError, StartError: it cannot start; nothing was lost.
    """
    name = service.knowledge.phrases.page.title()
    page = None if settings.token else ChatPageSession(name=name)
    application = build(settings, page, service)
    try:
        async with (
            stop_on_signals() as stop,
            _giving_up(application, stop),
            measuring(application),
        ):
            if page:
                await _chat_page(application, page, stop)
            else:
                await _telegram(application, stop)
        log.info("stopped")
    finally:
        await application.close()


@asynccontextmanager
async def _giving_up(application: Application, stop: asyncio.Event) -> AsyncIterator[None]:
    """Let go of a database that keeps the block from ending, long after we were told to stop."""

    async def give_up() -> None:
        await stop.wait()
        await asyncio.sleep(GIVE_UP)
        log.warning("database let go of")
        application.database.abandon()

    task = asyncio.create_task(give_up())
    try:
        yield
    finally:
        task.cancel()


async def _chat_page(application: Application, page: ChatPageSession, stop: asyncio.Event) -> None:
    """Run with the chat page in place of Telegram."""
    settings, phrases = application.settings, application.knowledge.phrases
    labels = {name: label() for name, label in vars(phrases.page).items()}
    app = make_app(page, application.processor.process, labels, host=settings.listen.host)
    ready = Readiness(application.database, application.watch.works, stop)
    ready.taking = True
    add_health(app, ready)
    await show(application)
    async with (
        aclosing(ready),
        serving(app, settings.listen),
        _meanwhile(application, stop),
    ):
        print(wording()["start_up"]["page"].format(address=settings.listen), flush=True)  # noqa: T201  said to the person who started it
        await stop.wait()


async def _telegram(application: Application, stop: asyncio.Event) -> None:
    """Run with Telegram, by webhook or by polling as the settings say."""
    settings, bot = application.settings, application.bot
    app = webhook.new_app()
    app.middlewares.append(counting(application.metrics))
    ready = Readiness(application.database, application.is_able, stop)
    add_health(app, ready)
    posted = _webhook(application)
    if posted:
        posted.add_to(app)
    async with aclosing(ready), serving(app, settings.listen):
        await insist(stop, bot.me)
        setting = asyncio.create_task(show(application))
        try:
            async with _meanwhile(application, stop):
                if posted:
                    work = partial(_posted, application, posted, ready, stop)
                    place = receiving_place(application.database, application.claims)
                    await (work() if application.claims.shared else alone(place, work, stop))
                else:
                    await _polled(application, ready, stop)
        finally:
            ready.taking = False
            setting.cancel()
            await asyncio.gather(setting, return_exceptions=True)


@asynccontextmanager
async def _meanwhile(application: Application, stop: asyncio.Event) -> AsyncIterator[None]:
    """Do what does not wait for updates."""
    async with (
        meanwhile(partial(share_place, application.claims), stop),
        meanwhile(application.reminding.run, stop),
        meanwhile(application.daily.run, stop),
        meanwhile(partial(keep_shown, application), stop),
    ):
        yield


def _webhook(application: Application) -> Webhook | None:
    """Return what takes updates when Telegram posts them."""
    settings = application.settings
    if settings.mode != "webhook" or not settings.webhook_secret:
        return None
    secret = settings.webhook_secret.get_secret_value()
    return Webhook(application.bot, application.processor.process, secret)


async def _posted(
    application: Application, posted: Webhook, ready: Readiness, stop: asyncio.Event
) -> None:
    """Take the updates that Telegram posts, until told to stop."""
    bot, settings, dispatcher = application.bot, application.settings, application.dispatcher
    register = partial(webhook.register, bot, settings, dispatcher.resolve_used_update_types())
    posted.begin()
    following = Following(bot, webhook.address(settings), register, application.metrics, ready)
    await insist(stop, register)
    ready.taking = True
    log.info("taking updates by webhook")
    try:
        async with meanwhile(following.run, stop):
            await application.token.until_stopped(bot, stop)
    finally:
        ready.taking = False
        await posted.finish()


async def _polled(application: Application, ready: Readiness, stop: asyncio.Event) -> None:
    """Poll whenever no other process does; stand by otherwise."""
    place = receiving_place(application.database, application.claims)

    def stand_by() -> None:
        ready.taking = True

    try:
        await one_at_a_time(place, partial(_poll, application, ready), stop, stand_by)
    except (TelegramUnauthorizedError, TelegramNotFound) as error:
        raise wrong_token() from error


async def _poll(application: Application, ready: Readiness, stop: asyncio.Event) -> None:
    """Poll, once the webhook that was set, if any, is removed."""
    bot = application.bot
    webhook_set = await insist(stop, bot.get_webhook_info)
    if webhook_set and webhook_set.url:
        log.warning(wording()["start_up"]["webhook_was_set"])
        await insist(stop, partial(bot.delete_webhook, drop_pending_updates=False))
    ready.taking = True
    log.info("taking updates by polling")
    allowed = application.dispatcher.resolve_used_update_types()
    process, silence = application.processor.process, application.silence
    await Polling(bot, process, allowed, silence).run(stop)
