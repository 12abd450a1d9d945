"""Know how Telegram changes what was said: edits, deletions, reactions, pins."""

from collections.abc import Mapping
from datetime import UTC, datetime

from aiogram import methods
from aiogram.types import Message, ReactionTypeEmoji

from bot.chat_page.desk import Answers, Desk, inline_keyboard
from bot.chat_page.limits import check_caption, check_text, refuse
from bot.chat_page.transcript import Conversation

DELETED_AT_ONCE = 100  # https://core.telegram.org/bots/api#deletemessages
_TO_EDIT = "message to edit not found"
_SAME = (
    "message is not modified: specified new message content and reply markup are exactly "
    "the same as a current content and reply markup of the message"
)
_Edit = methods.EditMessageText | methods.EditMessageCaption | methods.EditMessageReplyMarkup


async def _edit_text(desk: Desk, method: methods.EditMessageText) -> Message:
    conversation, message = _mine(desk, method)
    text, entities = desk.written(method.text or "", method.parse_mode, method.entities)
    check_text(text)
    if message.text is None:
        refuse("there is no text in the message to edit")
    said = {"text": text, "entities": entities or None}
    return _change(conversation, message, method, said)


async def _edit_caption(desk: Desk, method: methods.EditMessageCaption) -> Message:
    conversation, message = _mine(desk, method)
    text, entities = desk.written(method.caption or "", method.parse_mode, method.caption_entities)
    check_caption(text)
    if message.photo is None and message.document is None:
        refuse("there is no caption in the message to edit")
    said = {"caption": text or None, "caption_entities": entities or None}
    return _change(conversation, message, method, said)


async def _edit_keyboard(desk: Desk, method: methods.EditMessageReplyMarkup) -> Message:
    conversation, message = _mine(desk, method)
    return _change(conversation, message, method, {})


async def _delete_message(desk: Desk, method: methods.DeleteMessage) -> bool:
    conversation = desk.transcript.of(method.chat_id)
    message = conversation.message(method.message_id, "message to delete not found")
    if not _deletable(desk, message):
        refuse("message can't be deleted")
    conversation.delete([method.message_id])
    return True


async def _delete_messages(desk: Desk, method: methods.DeleteMessages) -> bool:
    conversation = desk.transcript.of(method.chat_id)
    if not 1 <= len(method.message_ids) <= DELETED_AT_ONCE:
        refuse("message identifiers are not specified")
    found = [conversation.messages.get(number) for number in method.message_ids]
    conversation.delete([m.message_id for m in found if m and _deletable(desk, m)])
    return True


async def _react(desk: Desk, method: methods.SetMessageReaction) -> bool:
    conversation = desk.transcript.of(method.chat_id)
    conversation.message(method.message_id, "message to react not found")
    reactions = method.reaction or []
    emojis = [r.emoji for r in reactions if isinstance(r, ReactionTypeEmoji)]
    if len(emojis) < len(reactions):
        refuse("REACTION_INVALID")
    if len(emojis) > 1:
        refuse("REACTIONS_TOO_MANY")
    conversation.react(method.message_id, "".join(emojis))
    return True


async def _pin(desk: Desk, method: methods.PinChatMessage) -> bool:
    conversation = desk.transcript.of(method.chat_id)
    conversation.message(method.message_id, "message to pin not found")
    conversation.pinned = method.message_id
    conversation.announce("pinned")
    return True


async def _unpin(desk: Desk, method: methods.UnpinChatMessage) -> bool:
    conversation = desk.transcript.of(method.chat_id)
    if method.message_id not in {None, conversation.pinned}:
        refuse("message to unpin not found")
    conversation.pinned = None
    conversation.announce("pinned")
    return True


async def _unpin_all(desk: Desk, method: methods.UnpinAllChatMessages) -> bool:
    conversation = desk.transcript.of(method.chat_id)
    conversation.pinned = None
    conversation.announce("pinned")
    return True


def _mine(desk: Desk, method: _Edit) -> tuple[Conversation, Message]:
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
    conversation: Conversation, message: Message, method: _Edit, said: Mapping[str, object]
) -> Message:
    wanted = {**said, "reply_markup": inline_keyboard(method.reply_markup)}
    if _dumped(message, wanted) == _dumped(message.model_copy(update=wanted), wanted):
        refuse(_SAME)
    if said:
        wanted["edit_date"] = int(datetime.now(UTC).timestamp())
    changed = message.model_copy(update=wanted)
    conversation.put(changed)
    return changed


def _dumped(message: Message, fields: Mapping[str, object]) -> dict[str, object]:
    """Compare contents only: aiogram's objects also compare the bot they are mounted on."""
    return message.model_dump(include=set(fields))


def _deletable(desk: Desk, message: Message) -> bool:
    """Tell whether the bot may: anything in a private chat, its own elsewhere."""
    own = message.from_user is not None and message.from_user.id == desk.me.id
    return own or message.chat.type == "private"


ANSWERS: Answers = {
    methods.EditMessageText: _edit_text,
    methods.EditMessageCaption: _edit_caption,
    methods.EditMessageReplyMarkup: _edit_keyboard,
    methods.DeleteMessage: _delete_message,
    methods.DeleteMessages: _delete_messages,
    methods.SetMessageReaction: _react,
    methods.PinChatMessage: _pin,
    methods.UnpinChatMessage: _unpin,
    methods.UnpinAllChatMessages: _unpin_all,
}
