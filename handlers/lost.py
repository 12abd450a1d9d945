"""What is said when a message was handled, but its reply is lost or refused by Telegram."""

from aiogram.enums import ChatType
from aiogram.methods import AnswerCallbackQuery
from aiogram.types import Message, TelegramObject, Update

from bot.in_service import InService
from bot.sending.turn import Turn
from handlers import replying
from handlers.screens import Screen
from knowledge.markup import plain


def told(service: InService, update: TelegramObject) -> Turn | None:
    """Say in private that it was done; answer a tap, or its button would look stuck."""
    if not isinstance(update, Update):
        return None
    query, message = update.callback_query, update.message or update.edited_message
    answered = [AnswerCallbackQuery(callback_query_id=query.id)] if query else []
    if query and isinstance(query.message, Message):
        message = query.message
    if message is None or message.chat.type != ChatType.PRIVATE:
        return Turn((*answered,))
    said = service.knowledge.phrases.question.done()
    return Turn((*answered, replying.send(message, Screen(said))))


def refused(service: InService, reference: str) -> str:
    """Return what to say, in plain text, in place of a reply that Telegram refuses."""
    return plain(service.knowledge.phrases.question.unsent(reference=reference))
