"""What kind of update arrives: one that we know, or one that Telegram made since."""

from aiogram.types import Update
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
