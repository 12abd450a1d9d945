"""An update without personal data: what handlers receive in place of what Telegram sent."""

import re
from dataclasses import replace
from typing import Any, TypeVar

from aiogram.types import (
    CallbackQuery,
    ChosenInlineResult,
    InlineQuery,
    Message,
    MessageOriginUser,
    TelegramObject,
    Update,
)

from knowledge.personal.mask import PLACEHOLDER, Kind, Masked, mask

Event = TypeVar("Event", bound=TelegramObject)

COMMAND = re.compile(r"/[A-Za-z0-9_]{1,32}+(?:@[A-Za-z0-9_]{1,32}+)?+(?![.\-]\w)")
"""« /aide », « /aide@pas_bot », but not « /jdupont@exemple.fr »."""


def masked_text(text: str, username: str | None = None) -> Masked:
    """Mask a text, except the command it starts with and the bot's own name.

    A text that is no command may still announce a name: « /patient kerloch ».
    """
    start = _command_end(text)
    pieces = [text[start:]]
    if username:
        pieces = re.split(f"(@{re.escape(username)}\\b)", text[start:], flags=re.IGNORECASE)
    masked = [mask(piece) for piece in pieces[::2]]
    said = "".join(
        one.text + (pieces[2 * number + 1] if 2 * number + 1 < len(pieces) else "")
        for number, one in enumerate(masked)
    )
    kinds = frozenset[Kind]().union(*(one.kinds for one in masked))
    if not kinds and COMMAND.match(text) and (announced := mask(_apart(text))).found:
        return replace(announced, text=f"{text[:start]} {PLACEHOLDER}".strip())
    personal = [one.own for one in masked if one.patient]
    return Masked(text[:start] + said, kinds, own=bool(personal) and all(personal))


def _command_end(text: str) -> int:
    """Return where the command that a text starts with ends; 0 for a number in disguise."""
    command = COMMAND.match(text)
    if command is None or mask(_apart(command[0])).found:
        return 0
    return command.end()


def _apart(text: str) -> str:
    """Return the words of what looks like a command."""
    return re.sub("[/@_]", " ", text)


def masked_message(message: Message, username: str | None = None) -> tuple[Message, Masked | None]:
    """Return a message without personal data, and what it says."""
    changes: dict[str, Any] = {
        name: None for name in ("quote", "external_reply") if getattr(message, name) is not None
    }
    said = None
    for name, spans in (("text", "entities"), ("caption", "caption_entities")):
        text = getattr(message, name)
        if isinstance(text, str):
            said = _by_whom(message, masked_text(text, username))
            if said.found:
                changes |= {name: said.text, spans: None}
    if message.reply_to_message is not None:
        changes["reply_to_message"] = masked_message(message.reply_to_message, username)[0]
    return _with(message, changes), said


def _by_whom(message: Message, said: Masked) -> Masked:
    """Return what a message says: data in what was forwarded is not the sender's own."""
    origin = message.forward_origin
    themselves = isinstance(origin, MessageOriginUser) and origin.sender_user == message.from_user
    return said if origin is None or themselves else replace(said, own=False)


def _with(event: Event, changes: dict[str, Any]) -> Event:
    """Return an event with some changes; the event itself when there are none."""
    return event.model_copy(update=changes) if changes else event


def masked_update(update: Update, username: str | None = None) -> tuple[Update, Masked | None]:
    """Return an update without personal data, and what it says, if anything.

    Args:
        update: as received.
        username: the bot's own, which is kept in groups.
    """
    changes: dict[str, Any] = {}
    said = None
    for name, event in update:
        match event:
            case Message():
                changes[name], said = masked_message(event, username)
            case CallbackQuery(message=Message() as shown):
                masked = masked_message(shown)[0]
                changes[name] = _with(event, {} if masked is shown else {"message": masked})
            case InlineQuery(query=query) | ChosenInlineResult(query=query):
                said = mask(query)
                changes[name] = event.model_copy(update={"query": said.text})
    changed = {name: one for name, one in changes.items() if one is not getattr(update, name)}
    return _with(update, changed), said
