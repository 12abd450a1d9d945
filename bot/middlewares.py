"""What happens around every update: its context, one transaction, masking, who speaks."""

import secrets
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

from aiogram import BaseMiddleware, Dispatcher
from aiogram.types import Chat, TelegramObject, Update, User
from structlog.contextvars import bind_contextvars

from bot import people, questions
from bot.database.engine import Database
from bot.in_service import InService
from bot.masking import masked_update
from bot.receiving import handling, own_links
from bot.receiving.arrivals import FROM_PEOPLE
from bot.sending.turn import Turn
from bot.transaction import Done, Transaction

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]

REFERENCE_BYTES = 3
"""Length of the reference shown with an error: six hexadecimal digits, « 3FA9C1 »."""


class Context(BaseMiddleware):
    """Gives handlers `now`, `update_key` and `reference`: what an error is logged and told by."""

    def __init__(self, clock: Callable[[], datetime], secret: bytes) -> None:
        self._clock = clock
        self._secret = secret

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:  # noqa: ANN401  aiogram's
        """Pass the update on with its context."""
        update_id = event.update_id if isinstance(event, Update) else 0
        data["now"] = self._clock()
        data["update_key"] = partial(_key, update_id, self._secret)
        data["reference"] = secrets.token_hex(REFERENCE_BYTES).upper()
        handling.current().reference = data["reference"]
        bind_contextvars(reference=data["reference"])
        return await handler(event, data)


def _key(update_id: int, secret: bytes, part: int) -> int:
    return questions.key(update_id, part, secret)


class Known(BaseMiddleware):
    """Gives handlers `knowledge`: the base in service when the update begins, until its end."""

    def __init__(self, service: InService) -> None:
        self._service = service

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:  # noqa: ANN401  aiogram's
        """Pass the update on with the base."""
        data["knowledge"] = self._service.knowledge
        return await handler(event, data)


class Making(BaseMiddleware):
    """Makes what takes long once the transaction is over, so that nobody waits for its lock.

    One at a time: drawing a picture takes fifty mebibytes, which the thread then keeps.
    """

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, "making")

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:  # noqa: ANN401  aiogram's
        """Pass the update on, and finish what comes back."""
        result = await handler(event, data)
        return await result.made(self._thread) if isinstance(result, Turn) else result


class Masking(BaseMiddleware):
    """Masks what people write before any handler sees it; gives `said`, or None."""

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:  # noqa: ANN401  aiogram's
        """Pass the update on without personal data."""
        data["said"] = None
        if isinstance(event, Update):
            username = None
            if _is_private(data):
                event = await own_links.touched(event, data["bot"])
            else:
                username = (await data["bot"].me()).username
            event, data["said"] = masked_update(event, username)
        return await handler(event, data)


class Acquaintance(BaseMiddleware):
    """Gives handlers `person` in private chats, None elsewhere.

    When an update is run again, nobody knows whether its reply was shown, so a privacy notice that
    was due with it is due again.
    """

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:  # noqa: ANN401  aiogram's
        """Pass the update on with the person it comes from."""
        data["person"] = None
        user = data.get("event_from_user")
        spoken = isinstance(event, Update) and event.event_type in FROM_PEOPLE
        if spoken and _is_private(data) and isinstance(user, User):
            person = await people.meet(data["session"], user.id, data["now"])
            due = person.notice_due or (data["again"] and person.noticed)
            data["person"] = replace(person, notice_due=due)
        return await handler(event, data)


class HandlerName(BaseMiddleware):
    """Binds the handler's name to every line it logs."""

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:  # noqa: ANN401  aiogram's
        """Pass the event on."""
        name = getattr(data["handler"].callback, "__name__", None)
        bind_contextvars(handler=name)
        handling.current().handler = name
        return await handler(event, data)


def _is_private(data: dict[str, Any]) -> bool:
    chat = data.get("event_chat")
    return isinstance(chat, Chat) and chat.type == "private"


def put_around(
    dispatcher: Dispatcher,
    database: Database,
    clock: Callable[[], datetime],
    secret: bytes,
    done: Done,
) -> None:
    """Put the middlewares around a dispatcher, outermost first."""
    dispatcher.update.outer_middleware(Context(clock, secret))
    dispatcher.update.outer_middleware(Making())
    dispatcher.update.outer_middleware(Transaction(database, done))
    dispatcher.update.outer_middleware(Masking())
    dispatcher.update.outer_middleware(Acquaintance())
    for name, observer in dispatcher.observers.items():
        if name not in {"update", "error"}:
            observer.middleware(HandlerName())
