"""How the page follows a conversation: server-sent events, taken up where they stopped."""

import json

from aiogram.types import Message
from aiohttp import web

from bot.chat_page.people import Person
from bot.chat_page.session import ChatPageSession
from bot.chat_page.transcript import Conversation, Event
from bot.chat_page.views import Views

HEARTBEAT_SECONDS = 15.0
"""Seconds between two signs of life on a stream where nothing happens."""
_RETRY_MILLISECONDS = 1000
"""Milliseconds after which a page that lost the stream reconnects."""


class Stream:
    """One page that listens to one person's conversation."""

    def __init__(
        self, session: ChatPageSession, person: Person, response: web.StreamResponse
    ) -> None:
        self._transcript = session.transcript
        self._views = Views(session)
        self._person = person
        self._response = response

    async def follow(self, last_seen: int) -> None:
        """Send what was missed, or everything, then each event until the server stops."""
        await self._response.write(f"retry: {_RETRY_MILLISECONDS}\n\n".encode())
        while not self._transcript.closed:
            conversation = self._transcript.open(self._person.chat)
            last_seen = await self._tell(conversation, last_seen)
            if not await conversation.changed(last_seen, HEARTBEAT_SECONDS):
                await self._response.write(b": still here\n\n")

    async def _tell(self, conversation: Conversation, last_seen: int) -> int:
        events = conversation.events_after(last_seen)
        if events is None:
            everything = self._views.conversation(conversation)
            await self._write(Event(conversation.last_event, "everything", everything))
            return conversation.last_event
        for event in events:
            await self._write(self._seen(conversation, event))
        return events[-1].number if events else last_seen

    def _seen(self, conversation: Conversation, event: Event) -> Event:
        if isinstance(event.data, Message):
            view = self._views.message(event.data)
            return Event(event.number, "message", view)
        if event.kind == "profile":
            return Event(event.number, "profile", self._views.profile(conversation))
        return event

    async def _write(self, event: Event) -> None:
        data = json.dumps(event.data, ensure_ascii=False)
        lines = f"id: {event.number}\nevent: {event.kind}\ndata: {data}\n\n"
        await self._response.write(lines.encode())


def last_event_id(request: web.Request) -> int:
    """Read where a page that comes back stopped; 0 for one that has seen nothing."""
    written = request.headers.get("Last-Event-ID") or request.query.get("after", "")
    return int(written) if written.isascii() and written.isdigit() and len(written) < 20 else 0  # noqa: PLR2004  no number of ours is that long
