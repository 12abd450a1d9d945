"""What was said in each chat, within bounds; whoever listens is told what changes."""

import asyncio
import time
from collections import OrderedDict, deque
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count

from aiogram.types import Chat, Message

from bot.chat_page.limits import BlockedError, RefusedError

MESSAGES_KEPT = 200
CHATS_KEPT = 100
EVENTS_KEPT = 500
"""Messages and events of each chat, and chats."""
LEFT_OPEN = 86_400
"""How many ids before the first one of this run a page may still show. Ids start at the number of
seconds since 2025, so these are the ids of the last day."""
_YEAR_2025 = 1_735_689_600
"""The first moment of 2025, in seconds since 1970."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something the page has to show; its number grows, even from one run to the next."""

    number: int
    kind: str
    data: object


class Conversation:
    """One chat: its last messages, and what has changed lately."""

    def __init__(self, chat: Chat) -> None:
        self.chat = chat
        self.messages: OrderedDict[int, Message] = OrderedDict()
        self.blocked = False
        self._events: deque[Event] = deque(maxlen=EVENTS_KEPT)
        self._numbers = count(time.time_ns() // 1_000_000)
        self.last_event = next(self._numbers)
        self._listeners: set[asyncio.Event] = set()

    def put(self, message: Message) -> None:
        """Add a message, or replace the one that has its id."""
        self.messages[message.message_id] = message
        while len(self.messages) > MESSAGES_KEPT:
            self.messages.popitem(last=False)
        self.announce("message", message)

    def message(self, message_id: int, otherwise: str) -> Message:
        """Find a message.

        Raises:
            RefusedError: it is not there; with these words of Telegram.
        """
        if found := self.messages.get(message_id):
            return found
        raise RefusedError(otherwise)

    def delete(self, message_ids: Iterable[int]) -> None:
        """Take messages away; those already gone do not matter."""
        gone = [number for number in message_ids if number in self.messages]
        for number in gone:
            del self.messages[number]
        self.announce("deleted", gone)

    def announce(self, kind: str, data: object = None) -> None:
        """Number an event and wake the listeners."""
        self.last_event = next(self._numbers)
        self._events.append(Event(self.last_event, kind, data))
        self.wake()

    def wake(self) -> None:
        """Make every listener look again."""
        for listener in self._listeners:
            listener.set()

    def events_after(self, number: int) -> list[Event] | None:
        """List what happened since; None when that is no longer, or not, known."""
        oldest = self._events[0].number if self._events else self.last_event + 1
        if not oldest - 1 <= number <= self.last_event:
            return None
        return [event for event in self._events if event.number > number]

    async def changed(self, after: int, seconds: float) -> bool:
        """Wait for an event after this one; False when none came in time."""
        if self.last_event > after:
            return True
        listener = asyncio.Event()
        self._listeners.add(listener)
        try:
            await asyncio.wait_for(listener.wait(), seconds)
        except TimeoutError:
            return False
        finally:
            self._listeners.discard(listener)
        return True


class Transcript:
    """Every chat, the one used longest ago dropped first."""

    def __init__(self) -> None:
        self._chats: OrderedDict[int, Conversation] = OrderedDict()
        # A message id must not come back after a restart: the database may remember the old one,
        # and pages still show what it was given.
        self.began = int(time.time()) - _YEAR_2025
        self._message_ids = count(self.began)
        self.closed = False

    def next_message_id(self) -> int:
        """Number a message; one count for all chats, as in Telegram's private chats."""
        return next(self._message_ids)

    def forgot(self, message_id: int) -> bool:
        """Tell whether a message was said before the server was started again."""
        return self.began - LEFT_OPEN <= message_id < self.began

    def open(self, chat: Chat) -> Conversation:
        """Find or begin the conversation of this chat."""
        conversation = self._chats.get(chat.id) or Conversation(chat)
        self._chats[chat.id] = conversation
        self._chats.move_to_end(chat.id)
        while len(self._chats) > CHATS_KEPT:
            self._chats.popitem(last=False)[1].wake()
        return conversation

    def of(self, chat_id: int | str) -> Conversation:
        """Find the conversation the bot means, which it must be able to write in.

        Raises:
            RefusedError: when nobody has opened it.
            BlockedError: when the person has blocked the bot.
        """
        found = self._chats.get(chat_id) if isinstance(chat_id, int) else None
        if found is None:
            message = "chat not found"
            raise RefusedError(message)
        if found.blocked:
            raise BlockedError
        return found

    def announce(self, kind: str) -> None:
        """Tell every chat."""
        for conversation in self._chats.values():
            conversation.announce(kind)

    def close(self) -> None:
        """Let every listener go: the server stops."""
        self.closed = True
        for conversation in self._chats.values():
            conversation.wake()
