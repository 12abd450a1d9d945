"""What is said to someone who sends more than the bot handles."""

from typing import Any

from aiogram.enums import ChatType
from aiogram.methods import AnswerCallbackQuery, TelegramMethod
from aiogram.types import Update

from bot.in_service import InService
from bot.receiving.flooding import Verdict
from handlers import replying
from handlers.screens import Screen


def told(service: InService, update: Update, verdict: Verdict) -> TelegramMethod[Any] | None:
    """Say it once, in private; a tap is always answered, or its button would look stuck."""
    first, words = verdict is Verdict.TOLD, service.knowledge.phrases.question
    query, message = update.callback_query, update.message or update.edited_message
    if query:
        said = words.hurried_short() if first else None
        return AnswerCallbackQuery(callback_query_id=query.id, text=said)
    if first and message and message.chat.type == ChatType.PRIVATE:
        return replying.send(message, Screen(words.hurried()))
    return None
