"""One transaction around each update, so that its effects happen once, however often it comes."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import Chat, TelegramObject, Update, User
from sqlalchemy.ext.asyncio import AsyncSession

from bot import people, processed
from bot.database.away import telling_outages
from bot.database.engine import Database
from bot.receiving import handling
from bot.receiving.handling import Outcome
from bot.repeated import ChangesAgainError, changing_nothing

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]

Done = Callable[[TelegramObject], object]
"""What is said of an update that had its effects before, in place of its answer."""


class Transaction(BaseMiddleware):
    """Gives handlers `session`: committed after them, rolled back if they fail.

    Also `again`: it had its effects before, and may not have been answered.

    An update that was answered before is not handled again; one that had its effects has them once
    (`bot.repeated`). When the database goes away meanwhile, it is not: `AwayError` says so.
    """

    def __init__(self, database: Database, done: Done) -> None:
        self._database = database
        self._done = done

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:  # noqa: ANN401  aiogram's
        """Pass the update on with a transaction."""
        try:
            with telling_outages():
                async with self._database.short_session() as session:
                    data["session"] = session
                    answered = await self._was_answered(session, event, data["now"])
                    if answered:
                        return None
                    data["again"] = answered is not None
                    person_id = _person_id(data) if data["again"] else None
                    async with changing_nothing(session, person_id):
                        result = await handler(event, data)
            handling.current().committed = True
        except ChangesAgainError:
            await self._forget_shown(_person_id(data))
            return self._done(event)
        finally:
            data.pop("session", None)
        return result

    async def _forget_shown(self, person_id: int | None) -> None:
        """Let what is typed next answer nothing: nobody knows whether the screen was seen."""
        if person_id is not None:
            with telling_outages():
                async with self._database.short_session() as session:
                    await people.forget_shown(session, person_id)

    @staticmethod
    async def _was_answered(
        session: AsyncSession, event: TelegramObject, now: datetime
    ) -> bool | None:
        """Note an update and what becomes of it, unless it was answered; tell whether it was."""
        if not isinstance(event, Update):
            return None
        answered = await processed.begin(session, event.update_id, now)
        if answered:
            handling.current().noted = Outcome.AGAIN
        return answered


def _person_id(data: dict[str, Any]) -> int | None:
    """Return the person who speaks in private; None elsewhere."""
    user, chat = data.get("event_from_user"), data.get("event_chat")
    in_private = isinstance(chat, Chat) and chat.type == "private"
    return user.id if in_private and isinstance(user, User) else None
