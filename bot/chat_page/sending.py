"""How Telegram sends what the bot says: texts, photos, documents."""

from datetime import UTC, datetime

from aiogram import methods
from aiogram.client.default import Default
from aiogram.exceptions import TelegramEntityTooLarge
from aiogram.types import Document, Message, PhotoSize

from bot.chat_page.desk import Answers, Desk, inline_keyboard
from bot.chat_page.files import DOCUMENT_BYTES, PHOTO_BYTES, StoredFile
from bot.chat_page.limits import check_caption, check_text, refuse
from bot.chat_page.transcript import Conversation

_PHOTO_SIDES = 10_000  # https://core.telegram.org/bots/api#sendphoto: width + height
_Media = methods.SendPhoto | methods.SendDocument
_Sending = methods.SendMessage | _Media


async def _send_message(desk: Desk, method: methods.SendMessage) -> Message:
    conversation = desk.transcript.of(method.chat_id)
    text, entities = desk.written(method.text, method.parse_mode, method.entities)
    check_text(text)
    return _sent(desk, conversation, method, {"text": text, "entities": entities or None})


async def _send_photo(desk: Desk, method: methods.SendPhoto) -> Message:
    conversation = desk.transcript.of(method.chat_id)
    caption = _caption(desk, method)
    file = await desk.files.store(desk.bot, method.photo)
    width, height = file.dimensions
    if len(file.content) > PHOTO_BYTES:
        raise TelegramEntityTooLarge(method, "Request Entity Too Large")
    if file.image_type is None:
        refuse("IMAGE_PROCESS_FAILED")
    if width + height > _PHOTO_SIDES:
        refuse("PHOTO_INVALID_DIMENSIONS")
    size = PhotoSize.model_validate({**_described(file), "width": width, "height": height})
    return _sent(desk, conversation, method, {"photo": [size], **caption})


async def _send_document(desk: Desk, method: methods.SendDocument) -> Message:
    conversation = desk.transcript.of(method.chat_id)
    caption = _caption(desk, method)
    file = await desk.files.store(desk.bot, method.document)
    if len(file.content) > DOCUMENT_BYTES:
        raise TelegramEntityTooLarge(method, "Request Entity Too Large")
    named = {"file_name": file.name, "mime_type": file.content_type}
    document = Document.model_validate({**_described(file), **named})
    return _sent(desk, conversation, method, {"document": document, **caption})


def _caption(desk: Desk, method: _Media) -> dict[str, object]:
    text, entities = desk.written(method.caption or "", method.parse_mode, method.caption_entities)
    check_caption(text)
    return {"caption": text or None, "caption_entities": entities or None}


def _described(file: StoredFile) -> dict[str, str | int]:
    return {"file_id": file.id, "file_unique_id": file.id[:16], "file_size": len(file.content)}


def _sent(
    desk: Desk, conversation: Conversation, method: _Sending, said: dict[str, object]
) -> Message:
    fields = {
        "message_id": desk.transcript.next_message_id(),
        "date": datetime.now(UTC),
        "chat": conversation.chat,
        "from_user": desk.me,
        "message_thread_id": method.message_thread_id,
        "reply_to_message": _replied(desk, conversation, method),
        "reply_markup": inline_keyboard(method.reply_markup),
    }
    message = Message.model_validate({**fields, **said}, context={"bot": desk.bot})
    conversation.put(message)
    return message


def _replied(desk: Desk, conversation: Conversation, method: _Sending) -> Message | None:
    parameters = method.reply_parameters
    number = parameters.message_id if parameters else method.reply_to_message_id
    if number is None:
        return None
    lenient = (parameters or method).allow_sending_without_reply
    if isinstance(lenient, Default):
        lenient = desk.bot.default[lenient.name]
    found = conversation.messages.get(number)
    if found is None and not lenient:
        refuse("message to be replied not found")
    return found and found.model_copy(update={"reply_to_message": None})


ANSWERS: Answers = {
    methods.SendMessage: _send_message,
    methods.SendPhoto: _send_photo,
    methods.SendDocument: _send_document,
}
