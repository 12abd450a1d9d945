"""The privacy notice, above the first reply shown to somebody."""

from dataclasses import replace
from typing import Any

from aiogram.enums import ParseMode
from aiogram.methods import EditMessageText, SendMessage, TelegramMethod
from aiogram.types import LinkPreviewOptions

from bot.sending.turn import Later, Turn
from knowledge import Html
from knowledge.markup import TELEGRAM_LIMIT

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


def with_notice(result: Turn, notice: Html, person_id: int) -> Turn:
    """Put a notice above the first text that has room for it; if none has, send it first.

    The reply that carries it is not remembered: a correction would edit the notice away.
    """
    methods = list(result.methods)
    for place, method in enumerate(methods):
        methods[place] = _above(method, notice)
        if methods[place] is not method:
            return replace(result, methods=tuple(methods))
    alone = SendMessage(
        chat_id=person_id,
        text=notice,
        parse_mode=ParseMode.HTML,
        link_preview_options=NO_PREVIEW,
    )
    return Turn((alone, *methods))


def _above(method: TelegramMethod[Any] | Later, notice: Html) -> TelegramMethod[Any] | Later:
    """Put a notice above a text, if both fit with their markup, to be safe."""
    if not isinstance(method, SendMessage | EditMessageText) or not method.text:
        return method
    text = f"{notice}\n\n{method.text}"
    return method.model_copy(update={"text": text}) if len(text) <= TELEGRAM_LIMIT else method
