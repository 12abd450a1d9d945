"""A bot of one router, for what no handler decides."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from aiogram import Dispatcher, Router
from aiogram.methods import SendMessage
from sqlalchemy import select

from bot.database.engine import Database
from bot.middlewares import put_around
from bot.process.claims import Claims
from bot.receiving.processing import Processor
from bot.sending.delivery import Delivery
from tests.bot.telegram import Network, bot_on


class House:
    """A bot of one router, on a network that keeps what is sent."""

    def __init__(self, database: Database, now: datetime) -> None:
        self.database, self.network, self.router = database, Network(), Router()
        self.seen: list[Any] = []
        self.later: Callable[[], SendMessage] | None = None
        self.dispatcher = Dispatcher(disable_fsm=True)
        self.dispatcher.include_router(self.router)
        put_around(self.dispatcher, database, lambda: now, b"secret")
        self.bot = bot_on(self.network)
        self.claims = Claims(database)
        delivery = Delivery(self.bot)
        self.processor = Processor(
            self.dispatcher, self.bot, database, delivery, lambda: now, claims=self.claims
        )

    async def rows(self, model: type[Any]) -> list[Any]:
        async with self.database.session() as session:
            return list(await session.scalars(select(model)))
