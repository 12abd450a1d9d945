"""The last safety net: an unexpected error is logged and told with the same reference."""

import structlog
from aiogram import Router
from aiogram.enums import ChatType
from aiogram.methods import AnswerCallbackQuery, SendMessage
from aiogram.types import ErrorEvent, Message

from bot.receiving import handling
from bot.receiving.handling import Outcome
from bot.sending.turn import Turn
from handlers import replying
from handlers.screens import Screen
from knowledge import Knowledge

log = structlog.stdlib.get_logger(__name__)


def router() -> Router:
    """Return the router of errors."""
    made = Router(name="errors")
    made.error.register(tell)
    return made


async def tell(event: ErrorEvent, knowledge: Knowledge, reference: str) -> Turn:
    """Log the error; tell the person its reference. Not in groups, where nobody asked."""
    log.error("handler failed", exc_info=event.exception, reference=reference)
    handling.current().noted = Outcome.FAILED
    words = knowledge.phrases.question
    query = event.update.callback_query
    message = event.update.message or event.update.edited_message
    if query:
        message = query.message if isinstance(query.message, Message) else None
        said = words.error_short(reference=reference)
        answered = AnswerCallbackQuery(callback_query_id=query.id, text=said)
        return Turn((answered, *_told(message, words.error(reference=reference))))
    return Turn(_told(message, words.error(reference=reference)))


def _told(message: Message | None, text: str) -> tuple[SendMessage, ...]:
    if message is None or message.chat.type != ChatType.PRIVATE:
        return ()
    return (replying.send(message, Screen(text)),)
