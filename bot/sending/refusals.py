"""What Telegram means when it refuses a method, and the form in which to try again."""

import re
from typing import Any

from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import (
    AnswerCallbackQuery,
    EditMessageText,
    SendDocument,
    SendMessage,
    SendPhoto,
    TelegramMethod,
)

from knowledge.markup import plain

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
TO_NOBODY = (
    "chat not found",
    "user not found",
    "peer_id_invalid",
    "user is deactivated",
    "user_is_blocked",
    "bot was blocked",
    "bot was kicked",
    "can't initiate conversation",
    "group chat was deactivated",
    "not enough rights",
    "have no rights",
    "need administrator rights",
    "chat_write_forbidden",
    "chat_restricted",
    "message thread not found",
    "topic_closed",
    "topic_deleted",
)
"""The chat is gone, or takes nothing of the bot there."""
PLAIN = frozenset(
    {"parse_mode", "entities", "link_preview_options", "reply_parameters", "reply_markup"}
)
"""Parameters of a message that Telegram may refuse, and that its words do without."""
LINK = re.compile(r'<a href="([^"]*)">(.*?)</a>', re.DOTALL)
SAID = 80
"""Signs of a refusal that are kept of it."""
QUOTED = re.compile(r"[:\"'“(<]|-?\d{4}")
"""Where a refusal begins to quote what it was given."""
UNKNOWN_PARAMETER = re.compile(r"(\w+) is not supported")
LOOKS = frozenset({"link_preview_options", "disable_notification", "message_effect_id"})
"""Parameters a message does without, on a server that does not know them."""


def is_done_already(reason: str | None) -> bool:
    """Tell whether what was asked is so, or no longer matters."""
    return any(words in (reason or "").lower() for words in DONE_ALREADY)


def is_gone(reason: str | None) -> bool:
    """Tell whether the message to edit is no more, or is a file, which no text replaces."""
    return any(words in (reason or "").lower() for words in GONE)


def is_known(reason: str | None) -> bool:
    """Tell whether a refusal says itself in which form, not plainer, to try again."""
    return is_gone(reason) or unknown_look(reason) is not None


def is_to_nobody(reason: str | None) -> bool:
    """Tell whether nobody is there to read, in whatever form."""
    return any(words in (reason or "").lower() for words in TO_NOBODY)


def said(reason: str | None) -> str:
    """Return what a refusal says, without what it quotes of a message."""
    words = (reason or "").removeprefix("Bad Request: ").replace("can't", "cannot")
    return QUOTED.split(words, maxsplit=1)[0].strip()[:SAID]


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


def other_form(method: TelegramMethod[Any], reason: str | None) -> TelegramMethod[Any] | None:
    """Return the form in which to try a refused method again; None when none is known to help."""
    if is_gone(reason):
        return anew(method)
    return plainer(method) if reason else None


def plainer(method: TelegramMethod[Any]) -> TelegramMethod[Any] | None:
    """Return what says the same by words alone; None when it did already, or is not of words.

    What is plain already and edits a message says it in a new one.
    """
    match method:
        case SendMessage(text=text) | EditMessageText(text=str(text)):
            words = text if method.parse_mode is None else plain(LINK.sub(r"\2 (\1)", text))
            dropped = dict.fromkeys(PLAIN & type(method).model_fields.keys())
            form = method.model_copy(update={**dropped, "text": words})
            return form if form != method else anew(method)
        case AnswerCallbackQuery(text=str()):
            return AnswerCallbackQuery(callback_query_id=method.callback_query_id)
        case _:
            return None


def person_told(method: TelegramMethod[Any]) -> int | None:
    """Return to whom a method says something in private; None when it says nothing, or a group."""
    match method:
        case SendMessage() | EditMessageText() | SendPhoto() | SendDocument():
            chat = method.chat_id
            return chat if isinstance(chat, int) and chat > 0 else None
        case _:
            return None


def behind(error: Exception) -> str:
    """Return the name of what failed: of a connection, what keeps it from being made."""
    cause = error.__cause__ if isinstance(error, TelegramNetworkError) else None
    return type(cause or error).__name__
