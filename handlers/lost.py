"""What is said when a message was done, but what it was answered is lost."""

from aiogram.enums import ChatType
from aiogram.methods import AnswerCallbackQuery
from aiogram.types import Message, TelegramObject, Update

from bot.in_service import InService
from bot.sending.turn import Turn
from handlers import replying
from handlers.screens import Screen


def told(service: InService, update: TelegramObject) -> Turn | None:
    """Say so, in private; a tap is always answered, or its button would look stuck."""
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
