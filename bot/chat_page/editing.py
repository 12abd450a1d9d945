"""How Telegram changes what was said: edits and deletions."""

from collections.abc import Mapping
from datetime import UTC, datetime

from aiogram import methods
from aiogram.types import Message

from bot.chat_page.desk import Answers, Desk, inline_keyboard
from bot.chat_page.limits import check_text, refuse
from bot.chat_page.transcript import Conversation

_TO_EDIT = "message to edit not found"
_SAME = (
    "message is not modified: specified new message content and reply markup are exactly "
    "the same as a current content and reply markup of the message"
)


async def _edit_text(desk: Desk, method: methods.EditMessageText) -> Message:
    conversation, message = _mine(desk, method)
    text, entities = desk.written(method.text or "", method.parse_mode, method.entities)
    check_text(text)
    if message.text is None:
        refuse("there is no text in the message to edit")
    said = {"text": text, "entities": entities or None}
    return _change(conversation, message, method, said)


async def _delete_message(desk: Desk, method: methods.DeleteMessage) -> bool:
    conversation = desk.transcript.of(method.chat_id)
    message = conversation.message(method.message_id, "message to delete not found")
    if not _deletable(desk, message):
        refuse("message can't be deleted")
    conversation.delete([method.message_id])
    return True


def _mine(desk: Desk, method: methods.EditMessageText) -> tuple[Conversation, Message]:
    if method.inline_message_id is not None:
        refuse("MESSAGE_ID_INVALID")
    if method.chat_id is None or method.message_id is None:
        refuse("message identifier is not specified")
    conversation = desk.transcript.of(method.chat_id)
    message = conversation.message(method.message_id, _TO_EDIT)
    if message.from_user is None or message.from_user.id != desk.me.id:
        refuse("message can't be edited")
    return conversation, message


def _change(
    conversation: Conversation,
    message: Message,
    method: methods.EditMessageText,
    said: Mapping[str, object],
) -> Message:
    wanted = {**said, "reply_markup": inline_keyboard(method.reply_markup)}
    if _dumped(message, wanted) == _dumped(message.model_copy(update=wanted), wanted):
        refuse(_SAME)
    wanted["edit_date"] = int(datetime.now(UTC).timestamp())
    changed = message.model_copy(update=wanted)
    conversation.put(changed)
    return changed


def _dumped(message: Message, fields: Mapping[str, object]) -> dict[str, object]:
    """Return what a message holds, to compare it: aiogram's objects also compare their bot."""
    return message.model_dump(include=set(fields))


def _deletable(desk: Desk, message: Message) -> bool:
    """Tell whether the bot may delete a message: any in a private chat, its own elsewhere."""
    own = message.from_user is not None and message.from_user.id == desk.me.id
    return own or message.chat.type == "private"


ANSWERS: Answers = {
    methods.EditMessageText: _edit_text,
    methods.DeleteMessage: _delete_message,
}
