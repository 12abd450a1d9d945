"""What kind of update arrives, one that we know or that Telegram made since; when it was sent."""

from datetime import UTC, datetime

from aiogram.types import Message, Update
from aiogram.types.update import UpdateTypeLookupError

FROM_PEOPLE = ("message", "edited_message", "callback_query")
"""Kinds of update by which people talk to the bot."""


def kind_of(update: Update) -> str | None:
    """Return the field of an update that is set, as the Bot API names it; None when unknown."""
    try:
        return update.event_type
    except UpdateTypeLookupError:
        return None


def event_of(update: Update) -> object:
    """Return what an update holds; None when its kind is unknown."""
    kind = kind_of(update)
    return getattr(update, kind) if kind else None


def sent_at(event: object) -> datetime | None:
    """Return when a message was sent, or corrected; nobody knows when a button was tapped."""
    match event:
        case Message(edit_date=int(edited)):
            return datetime.fromtimestamp(edited, UTC)
        case Message(date=datetime() as sent):
            return sent
        case _:
            return None
