"""A bot of one router, for what no handler decides."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from aiogram import Bot, Dispatcher, Router
from aiogram.methods import SendMessage
from aiogram.types import Update
from sqlalchemy import select

from bot.database.engine import Database
from bot.middlewares import put_around
from bot.observability.metrics import Metrics
from bot.process.claims import Claims
from bot.receiving.flooding import Verdict
from bot.receiving.processing import Processor
from bot.receiving.watching import Watch
from bot.sending.delivery import Delivery
from tests.bot.telegram import Network, bot_on


def sorry(reference: str) -> str:
    """Say that a reply was refused."""
    return f"Refusée : {reference}"


def silent(_: Update, __: Verdict) -> None:
    """Say nothing to who sends too much."""


async def heard(_: Update) -> bool:
    """Take every update for the bot's to answer."""
    return True


def processor(
    dispatcher: Dispatcher, bot: Bot, database: Database, now: datetime, **others: object
) -> Processor:
    """Return what handles updates, at a moment that lasts; `others`: what is not as usual."""
    made: dict[str, Any] = {"delivery": Delivery(bot, sorry), "clock": lambda: now}
    made |= {"watch": Watch(Metrics()), "claims": Claims(database)}
    made |= {"hurried": silent, "heard": heard}
    return Processor(dispatcher, bot, database, **made | others)


class House:
    """A bot of one router, on a network that keeps what is sent."""

    def __init__(self, database: Database, now: datetime) -> None:
        self.database, self.network, self.router = database, Network(), Router()
        self.seen: list[Any] = []
        self.later: Callable[[], SendMessage] | None = None
        self.dispatcher = Dispatcher(disable_fsm=True)
        self.dispatcher.include_router(self.router)
        put_around(self.dispatcher, database, lambda: now, b"secret", lambda _: None)
        self.bot = bot_on(self.network)
        self.claims = Claims(database)
        self.processor = processor(self.dispatcher, self.bot, database, now, claims=self.claims)

    async def rows(self, model: type[Any]) -> list[Any]:
        async with self.database.session() as session:
            return list(await session.scalars(select(model)))
