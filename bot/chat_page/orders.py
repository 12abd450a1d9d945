"""What the page may ask for: the shape of each request, and what it makes happen."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Annotated, Literal

from aiogram.types import Update
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from bot.chat_page.incoming import Incoming
from bot.chat_page.limits import CALLBACK_DATA_BYTES, TEXT_UNITS, utf16_length
from bot.chat_page.media import KINDS
from bot.chat_page.people import NAME_CHARACTERS, Person, person_named
from bot.chat_page.session import ChatPageSession

_LARGEST_ID = 2**52
"""Largest id of a message from the page; the bot itself takes numbers of 63 bits."""


def _encodes(text: str) -> str:
    text.encode()  # a lone surrogate is a ValueError
    return text


def _fits(text: str) -> str:
    if utf16_length(text) > TEXT_UNITS or "\0" in text:
        message = f"a message has at most {TEXT_UNITS} UTF-16 units"
        raise ValueError(message)
    return text


def _known_kind(kind: str) -> str:
    if kind not in KINDS:
        message = f"a medium is one of {', '.join(sorted(KINDS))}"
        raise ValueError(message)
    return kind


Text = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=TEXT_UNITS),
    AfterValidator(_encodes),
    AfterValidator(_fits),
]
MessageId = Annotated[int, Field(ge=1, le=_LARGEST_ID)]
Short = Annotated[str, StringConstraints(max_length=256), AfterValidator(_encodes)]
Data = Annotated[
    str,
    StringConstraints(min_length=1, max_length=CALLBACK_DATA_BYTES),
    AfterValidator(_encodes),
]
Kind = Annotated[str, AfterValidator(_known_kind)]
Name = Annotated[str, StringConstraints(max_length=2 * NAME_CHARACTERS), AfterValidator(_encodes)]


@dataclass(frozen=True)
class Room:
    """Where orders are carried out: what the session knows, and the way to the bot."""

    session: ChatPageSession
    incoming: Incoming


class Order(BaseModel, ABC):
    """What one request asks, for one person; `update` is what the bot gets, if anything."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    person_name: Name = Field(alias="as")

    def person(self) -> Person:
        """Find who asks; ValueError for a name that is none."""
        return person_named(self.person_name)

    @abstractmethod
    def update(self, room: Room) -> Update | None:
        """Do it; LookupError when what it is about is not there."""


class SayOrder(Order):
    """Send a text."""

    text: Text

    def update(self, room: Room) -> Update:
        """Say it."""
        return room.incoming.text(self.person(), self.text)


class EditOrder(Order):
    """Correct a text."""

    message_id: MessageId
    text: Text

    def update(self, room: Room) -> Update:
        """Correct it."""
        return room.incoming.edit(self.person(), self.message_id, self.text)


class TapOrder(Order):
    """Tap a button."""

    message_id: MessageId
    data: Data

    def update(self, room: Room) -> Update:
        """Tap it."""
        return room.incoming.tap(self.person(), self.message_id, self.data)


class MediaOrder(Order):
    """Send a sample of a medium."""

    kind: Kind

    def update(self, room: Room) -> Update:
        """Send it."""
        return room.incoming.media(self.person(), self.kind)


class BlockOrder(Order):
    """Block the bot, or let it write again."""

    blocked: bool

    def update(self, room: Room) -> Update:
        """Tell the bot."""
        done = room.incoming.block if self.blocked else room.incoming.unblock
        return done(self.person())


class SearchOrder(Order):
    """Search with the bot's name."""

    query: Short

    def update(self, room: Room) -> Update:
        """Ask the bot."""
        return room.incoming.inline(self.person(), self.query)


class InsertOrder(Order):
    """Say one of the results of the last search."""

    result_id: Data

    def update(self, room: Room) -> Update:
        """Say it."""
        result = room.session.queries.chosen(self.person().id, self.result_id)
        if result is None:
            error = "no such result"
            raise LookupError(error)
        return room.incoming.insert(self.person(), result)


class ClearOrder(Order):
    """Empty the conversation; as in Telegram the bot is not told."""

    sure: Literal[True]

    def update(self, room: Room) -> None:
        """Empty it."""
        conversation = room.session.transcript.open(self.person().chat)
        conversation.delete(list(conversation.messages))


ORDERS: dict[str, type[Order]] = {
    "say": SayOrder,
    "edit": EditOrder,
    "tap": TapOrder,
    "media": MediaOrder,
    "block": BlockOrder,
    "search": SearchOrder,
    "insert": InsertOrder,
    "clear": ClearOrder,
}
