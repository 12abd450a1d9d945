"""A network that answers as it is told, and what Telegram sends."""

from collections.abc import AsyncGenerator, Callable
from datetime import UTC, datetime
from inspect import isawaitable
from typing import Any

from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.exceptions import ClientDecodeError
from aiogram.methods import (
    EditMessageText,
    GetMe,
    GetUpdates,
    SendMessage,
    TelegramMethod,
)
from aiogram.methods.base import TelegramType
from aiogram.types import CallbackQuery, Chat, Message, Update, User

TOKEN = "42:TEST"
DOCTOR = User(id=5, is_bot=False, first_name="Alice")
PRIVATE = Chat(id=5, type="private")
AT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)

Answer = Callable[[TelegramMethod[Any]], Any]


class Network(BaseSession):
    """Keeps every call in `calls`; answers with what is in `next`, else as Telegram does."""

    def __init__(self) -> None:
        super().__init__()
        self.calls: list[TelegramMethod[Any]] = []
        self.next: list[Answer] = []
        self.message_id = 100

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ASYNC109  aiogram's signature
    ) -> TelegramType:
        """Answer a call."""
        del bot, timeout
        self.calls.append(method)
        result: Any = self.next.pop(0)(method) if self.next else self.usual(method)
        if isawaitable(result):
            result = await result
        answered: TelegramType = result
        return answered

    def usual(self, method: TelegramMethod[Any]) -> object:
        """Answer as Telegram does when all goes well."""
        match method:
            case SendMessage(text=text):
                self.message_id += 1
                return Message(message_id=self.message_id, date=AT, chat=PRIVATE, text=text)
            case EditMessageText(message_id=int(message_id), text=text):
                return Message(message_id=message_id, date=AT, chat=PRIVATE, text=text)
            case GetMe():
                return User(id=42, is_bot=True, first_name="Bot", username="pas_bot")
            case GetUpdates():
                return []
            case _:
                return True

    @property
    def texts(self) -> list[str | None]:
        """What was sent or edited, in order."""
        sent = [one for one in self.calls if isinstance(one, SendMessage | EditMessageText)]
        return [one.text for one in sent]

    async def stream_content(
        self,
        url: str,
        headers: dict[str, Any] | None = None,
        timeout: int = 30,  # noqa: ASYNC109  aiogram's signature
        chunk_size: int = 65536,
        raise_for_status: bool = True,  # noqa: FBT001, FBT002  likewise
    ) -> AsyncGenerator[bytes, None]:
        """Fetch nothing."""
        del url, headers, timeout, chunk_size, raise_for_status
        yield b""

    async def close(self) -> None:
        """Close nothing."""


def unreadable(_: TelegramMethod[Any]) -> object:
    """Answer what is no answer of Telegram."""
    message = "Failed to decode object"
    raise ClientDecodeError(message, ValueError(), "<html>")


def refusal(kind: Callable[..., Exception], message: str | None, **more: int) -> Answer:
    """Return an answer that refuses."""

    def answer(method: TelegramMethod[Any]) -> object:
        raise kind(method=method, message=message, **more)

    return answer


def bot_on(network: BaseSession) -> Bot:
    """Return a bot on a network."""
    return Bot(TOKEN, session=network)


def message(text: str, message_id: int = 10, chat: Chat = PRIVATE, **more: object) -> Message:
    """Return a message of the doctor."""
    fields: dict[str, Any] = {"text": text, **more}
    return Message(message_id=message_id, date=AT, chat=chat, from_user=DOCTOR, **fields)


def says(update_id: int, text: str, chat: Chat = PRIVATE, **more: object) -> Update:
    """Return the update of a message."""
    return Update(update_id=update_id, message=message(text, update_id, chat, **more))


def taps(update_id: int, data: str) -> Update:
    """Return the update of a tap on a button."""
    shown = Message(message_id=7, date=AT, chat=PRIVATE, text="Choisissez")
    query = CallbackQuery(id="q", from_user=DOCTOR, chat_instance="c", message=shown, data=data)
    return Update(update_id=update_id, callback_query=query)
