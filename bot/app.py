"""The only place where things are put together."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.base import BaseSession
from aiogram.client.telegram import PRODUCTION, TelegramAPIServer
from aiogram.enums import ParseMode
from aiogram.methods import TelegramMethod
from aiogram.types import LinkPreviewOptions, Update

from bot import keys
from bot.database.engine import Database
from bot.due import Due
from bot.in_service import InService
from bot.middlewares import Known, put_around
from bot.observability.collectors import Content, Tallies
from bot.observability.looking import Look
from bot.observability.metrics import Metrics
from bot.observability.true_time import TrueTime
from bot.operations.daily import Daily
from bot.operations.renewing import Renewal
from bot.process.claims import Claims
from bot.receiving.flooding import Verdict
from bot.receiving.just_said import LastWords
from bot.receiving.processing import Processor, utc_now
from bot.receiving.silence import Silence
from bot.receiving.watching import Watch
from bot.reminding import Reminding
from bot.sending.delivery import Delivery
from bot.sending.known_token import KnownToken
from bot.sending.menus import Menus
from bot.sending.network import Network
from bot.sending.turn import Spoken
from bot.settings import Settings
from handlers import lost, routers
from handlers.addressed import concerns
from handlers.commands import Place, menu
from handlers.hurried import told
from handlers.unprompted import said
from knowledge import Knowledge, load
from knowledge.markup import plain

CLOSE_WITHIN = 3.0
"""Seconds given to the database to close; as many again once its connections are cut."""


@dataclass(frozen=True)
class Application:
    """Everything, put together."""

    bot: Bot
    dispatcher: Dispatcher
    processor: Processor
    reminding: Reminding
    daily: Daily
    database: Database
    claims: Claims
    service: InService
    renewal: Renewal
    settings: Settings
    metrics: Metrics
    watch: Watch
    silence: Silence
    look: Look
    token: KnownToken

    @property
    def knowledge(self) -> Knowledge:
        """The base that answers now."""
        return self.service.knowledge

    @property
    def menus(self) -> Menus:
        """What Telegram shows before anything is said."""
        phrases = self.knowledge.phrases
        return Menus(
            private=menu(Place.PRIVATE, phrases),
            groups=menu(Place.EVERYWHERE, phrases),
            maintainers=menu(Place.MAINTAINERS, phrases),
            description=phrases.bot.description(),
            short_description=phrases.bot.short_description(),
        )

    def is_able(self) -> bool:
        """Tell whether the database works and, when we poll, whether Telegram answers."""
        return self.watch.works() and not self.silence.lasts()

    async def close(self) -> None:
        """Close the network and the database within a few seconds, even if they do not respond."""
        await self.bot.session.close()
        closing = asyncio.create_task(self._close_database())
        _, late = await asyncio.wait([closing], timeout=CLOSE_WITHIN)
        if not late:
            return closing.result()
        self.database.abandon()
        await asyncio.wait(late, timeout=CLOSE_WITHIN)
        closing.cancel()
        await asyncio.gather(closing, return_exceptions=True)
        return None

    async def _close_database(self) -> None:
        await self.claims.close()
        await self.database.close()


def build(
    settings: Settings,
    session: BaseSession | None = None,
    knowledge: Knowledge | InService | None = None,
    clock: Callable[[], datetime] = utc_now,
) -> Application:
    """Put the application together; nothing is connected yet.

    Args:
        settings: what the environment decides.
        session: the network; Telegram's unless given.
        knowledge: the base, or where it answers from; that of the settings unless given.
        clock: gives the moment it is.
    """
    service = InService.of(knowledge or load(settings.knowledge_dir))
    database = Database(settings.database_url)
    true_time, token = TrueTime(), KnownToken()
    believed = true_time.believes
    bot = _bot(settings, session or _telegram(settings, true_time))
    bot.session.middleware(token)
    dispatcher = Dispatcher(disable_fsm=True, settings=settings, last_words=LastWords())
    dispatcher.include_routers(*routers())
    dispatcher.update.outer_middleware(Known(service))
    secret, done = keys.question_key(settings), partial(lost.told, service)
    on_time = partial(_on_time, true_time, clock)
    put_around(dispatcher, database, on_time, secret, done)
    delivery, hurried = Delivery(bot, partial(_sorry, service)), partial(_hurried, service)
    metrics, claims = Metrics(), Claims(database)
    watch, heard, silence = Watch(metrics), partial(concerns, bot), Silence()
    processor = Processor(
        dispatcher, bot, database, delivery, on_time, watch, claims, hurried, heard
    )
    alone = partial(_alone, service)
    reminding = Reminding(bot, database, alone, clock, themes=service.themes, believed=believed)
    metrics.telegram_silent.set_function(silence.seconds)
    metrics.registry.register(Tallies(delivery, reminding))
    metrics.registry.register(Content(service, clock))
    return Application(
        bot=bot,
        dispatcher=dispatcher,
        processor=processor,
        reminding=reminding,
        daily=Daily(database, keys.erasure_key(settings), clock, metrics, believed),
        database=database,
        claims=claims,
        service=service,
        renewal=Renewal(settings.knowledge_dir, service, metrics),
        settings=settings,
        metrics=metrics,
        watch=watch,
        silence=silence,
        look=Look(database, metrics, clock, watch.works),
        token=token,
    )


def _bot(settings: Settings, session: BaseSession) -> Bot:
    """Return the bot, which writes HTML and shows no preview of links."""
    defaults = DefaultBotProperties(
        parse_mode=ParseMode.HTML, link_preview=LinkPreviewOptions(is_disabled=True)
    )
    return Bot(keys.token(settings), session=session, default=defaults)


def _hurried(service: InService, update: Update, verdict: Verdict) -> TelegramMethod[Any] | None:
    """Return what to say to someone who sends too much."""
    return told(service.knowledge.phrases, update, verdict)


def _sorry(service: InService, reference: str) -> str:
    """Return what to say in place of a reply that Telegram refuses."""
    return plain(service.knowledge.phrases.question.unsent(reference=reference))


def _on_time(true_time: TrueTime, clock: Callable[[], datetime]) -> datetime:
    """Return the current time by Telegram's clock, which dates messages, as far as it is known."""
    return true_time.instead_of(clock())


def _alone(service: InService, due: Due) -> Spoken | None:
    """Return what the bot says on its own; None when there is no longer a reason to say it."""
    return said(service.knowledge, due)


def _telegram(settings: Settings, true_time: TrueTime) -> Network:
    """Return the network to Telegram, or to the server that stands for it."""
    url = settings.api_url
    return Network(TelegramAPIServer.from_base(url) if url else PRODUCTION, true_time.note)
