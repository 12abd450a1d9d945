"""What Telegram means when it refuses a method, and the form in which to try again."""

import re
from typing import Any

from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import EditMessageText, SendMessage, TelegramMethod

DONE_ALREADY = (
    "message is not modified",
    "query is too old",
    "query id is invalid",
    "message to delete not found",
    "message can't be deleted",
)
GONE = (
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
    "there is no text in the message to edit",
)
UNKNOWN_PARAMETER = re.compile(r"(\w+) is not supported")
LOOKS = frozenset({"link_preview_options", "disable_notification", "message_effect_id"})
"""Parameters a message does without, on a server that does not know them."""


def is_done_already(reason: str | None) -> bool:
    """Tell whether what was asked is so, or no longer matters."""
    return any(words in (reason or "").lower() for words in DONE_ALREADY)


def is_gone(reason: str | None) -> bool:
    """Tell whether the message to edit is no more, or is a file, which no text replaces."""
    return any(words in (reason or "").lower() for words in GONE)


def unknown_look(reason: str | None) -> str | None:
    """Return the parameter that the server does not know, if the message does without it."""
    found = UNKNOWN_PARAMETER.search(reason or "")
    return found[1] if found and found[1] in LOOKS else None


def without(method: TelegramMethod[Any], parameters: set[str]) -> TelegramMethod[Any]:
    """Return the method without these parameters."""
    dropped = parameters & type(method).model_fields.keys()
    return method.model_copy(update=dict.fromkeys(dropped)) if dropped else method


def anew(method: TelegramMethod[Any]) -> SendMessage | None:
    """Return the message to send when the one to edit is gone; None when there is none."""
    if not isinstance(method, EditMessageText) or method.chat_id is None or method.text is None:
        return None
    return SendMessage(
        chat_id=method.chat_id,
        text=method.text,
        parse_mode=method.parse_mode,
        entities=method.entities,
        link_preview_options=method.link_preview_options,
        reply_markup=method.reply_markup,
    )


def behind(error: Exception) -> str:
    """Return the name of what failed: of a connection, what keeps it from being made."""
    cause = error.__cause__ if isinstance(error, TelegramNetworkError) else None
    return type(cause or error).__name__
