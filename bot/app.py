"""The only place where things are put together."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from aiogram import Bot, Dispatcher
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.base import BaseSession
from aiogram.client.telegram import PRODUCTION, TelegramAPIServer
from aiogram.enums import ParseMode
from aiogram.types import LinkPreviewOptions

from bot import keys
from bot.database.engine import Database
from bot.in_service import InService
from bot.middlewares import Known, put_around
from bot.observability.collectors import Content, Tallies
from bot.observability.looking import Look
from bot.observability.metrics import Metrics
from bot.observability.true_time import TrueTime
from bot.operations.daily import Daily
from bot.operations.renewing import Renewal
from bot.process.claims import Claims
from bot.receiving.just_said import LastWords
from bot.receiving.processing import Processor, utc_now
from bot.receiving.silence import Silence
from bot.receiving.watching import Watch
from bot.reminding import Reminding
from bot.sending.delivery import Delivery
from bot.sending.known_token import KnownToken
from bot.sending.menus import Menus
from bot.sending.network import Network
from bot.settings import Settings
from handlers import hurried, lost, routers, unprompted
from handlers.addressed import concerns
from handlers.commands import Place, menu
from knowledge import Knowledge, load

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
    claims = Claims(database)
    metrics = Metrics()
    watch = Watch(metrics)
    silence = Silence()
    token = KnownToken()
    true_time = TrueTime()

    def on_time() -> datetime:
        return true_time.instead_of(clock())

    bot = _bot(settings, session or _telegram(settings, true_time))
    bot.session.middleware(token)
    dispatcher = _dispatcher(settings, service, database, on_time)
    delivery = Delivery(bot, partial(lost.refused, service))
    processor = Processor(
        dispatcher,
        bot,
        database,
        delivery,
        on_time,
        watch,
        claims,
        hurried=partial(hurried.told, service),
        heard=partial(concerns, bot),
    )
    reminding = Reminding(
        bot,
        database,
        message=partial(unprompted.said, service),
        clock=clock,
        themes=service.themes,
        believed=true_time.believes,
    )
    metrics.telegram_silent.set_function(silence.seconds)
    metrics.registry.register(Tallies(delivery, reminding))
    metrics.registry.register(Content(service, clock))
    return Application(
        bot=bot,
        dispatcher=dispatcher,
        processor=processor,
        reminding=reminding,
        daily=Daily(database, keys.erasure_key(settings), clock, metrics, true_time.believes),
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


def _dispatcher(
    settings: Settings, service: InService, database: Database, clock: Callable[[], datetime]
) -> Dispatcher:
    """Return the dispatcher, with the handlers and what happens around each update."""
    made = Dispatcher(disable_fsm=True, settings=settings, last_words=LastWords())
    made.include_routers(*routers())
    made.update.outer_middleware(Known(service))
    put_around(made, database, clock, keys.question_key(settings), partial(lost.told, service))
    return made


def _bot(settings: Settings, session: BaseSession) -> Bot:
    """Return the bot, which writes HTML and shows no preview of links."""
    defaults = DefaultBotProperties(
        parse_mode=ParseMode.HTML, link_preview=LinkPreviewOptions(is_disabled=True)
    )
    return Bot(keys.token(settings), session=session, default=defaults)


def _telegram(settings: Settings, true_time: TrueTime) -> Network:
    """Return the network to Telegram, or to the server that stands for it."""
    url = settings.api_url
    return Network(TelegramAPIServer.from_base(url) if url else PRODUCTION, true_time.note)
