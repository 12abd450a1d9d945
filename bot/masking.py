"""An update without personal data: what handlers are given in place of what Telegram sent."""

import re
from typing import Any

from aiogram.types import CallbackQuery, ChosenInlineResult, InlineQuery, Message, Update

from knowledge.personal import Masked, mask

COMMAND = re.compile(r"/[A-Za-z0-9_]{1,32}(?:@[A-Za-z0-9_]{1,32})?")


def masked_text(text: str, username: str | None = None) -> Masked:
    """Mask a text, save the command it starts with and the bot's own name."""
    start = _command_end(text)
    pieces = [text[start:]]
    if username:
        pieces = re.split(f"(@{re.escape(username)}\\b)", text[start:], flags=re.IGNORECASE)
    masked = [mask(piece) for piece in pieces[::2]]
    said = "".join(
        one.text + (pieces[2 * number + 1] if 2 * number + 1 < len(pieces) else "")
        for number, one in enumerate(masked)
    )
    return Masked(text[:start] + said, frozenset().union(*(one.kinds for one in masked)))


def _command_end(text: str) -> int:
    """Return where the command a text starts with ends; 0 when it is a number in disguise."""
    command = COMMAND.match(text)
    if command is None or mask(re.sub("[/@_]", " ", command[0])).found:
        return 0
    return command.end()


def masked_message(message: Message, username: str | None = None) -> tuple[Message, Masked | None]:
    """Return a message without personal data, and what it says."""
    changes: dict[str, Any] = {"quote": None, "external_reply": None}
    said = None
    for name, spans in (("text", "entities"), ("caption", "caption_entities")):
        text = getattr(message, name)
        if isinstance(text, str):
            said = masked_text(text, username)
            if said.found:
                changes |= {name: said.text, spans: None}
    if message.reply_to_message is not None:
        changes["reply_to_message"] = masked_message(message.reply_to_message, username)[0]
    return message.model_copy(update=changes), said


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
                changes[name] = event.model_copy(update={"message": masked_message(shown)[0]})
            case InlineQuery(query=query) | ChosenInlineResult(query=query):
                said = mask(query)
                changes[name] = event.model_copy(update={"query": said.text})
    return update.model_copy(update=changes), said
