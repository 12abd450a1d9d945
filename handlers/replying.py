"""A screen -> the Telegram methods that show it."""

from dataclasses import dataclass

from aiogram.enums import ChatType, ParseMode
from aiogram.methods import (
    AnswerCallbackQuery,
    EditMessageText,
    SendDocument,
    SendMessage,
    SendPhoto,
)
from aiogram.types import (
    BufferedInputFile,
    CallbackQuery,
    InaccessibleMessage,
    LinkPreviewOptions,
    Message,
    ReplyParameters,
)

from bot import replies
from bot.turn import Turn
from handlers.scene import Scene
from handlers.screens import Screen

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


@dataclass(frozen=True)
class Attached:
    """A file to send, with the words that go with it.

    Attributes:
        protected: Telegram lets nobody forward or keep it.
    """

    name: str
    content: bytes
    caption: str
    is_picture: bool = False
    protected: bool = False


def send(message: Message, screen: Screen) -> SendMessage:
    """Show a screen below a message: in its thread, and as a reply to it in a group."""
    private = message.chat.type == ChatType.PRIVATE
    return SendMessage(
        chat_id=message.chat.id,
        message_thread_id=message.message_thread_id if message.is_topic_message else None,
        text=screen.text,
        parse_mode=ParseMode.HTML,
        link_preview_options=NO_PREVIEW,
        reply_markup=screen.markup,
        reply_parameters=None
        if private
        else ReplyParameters(message_id=message.message_id, allow_sending_without_reply=True),
    )


def edit(chat_id: int, message_id: int, screen: Screen) -> EditMessageText:
    """Show a screen in place of a message of ours."""
    return EditMessageText(
        chat_id=chat_id,
        message_id=message_id,
        text=screen.text,
        parse_mode=ParseMode.HTML,
        link_preview_options=NO_PREVIEW,
        reply_markup=screen.markup,
    )


async def answer(scene: Scene, message: Message, *screens: Screen) -> Turn:
    """Reply to a message; when it was edited, the replies it had are edited.

    Replies in excess are marked as withdrawn; an edited message without replies is answered anew.
    """
    chat_id, message_id = message.chat.id, message.message_id
    known: list[int] = []
    if message.edit_date is not None:
        known = await replies.of(scene.session, chat_id, message_id)
    retired = Screen(scene.phrases.question.retired())
    shown = [*screens, *[retired] * (len(known) - len(screens))]
    edited = [edit(chat_id, ours, screen) for ours, screen in zip(known, shown, strict=False)]
    added = [send(message, screen) for screen in shown[len(known) :]]
    return Turn((*edited, *added), answers=message_id, chat_id=chat_id)


def below(query: CallbackQuery, screen: Screen) -> Turn:
    """Reply to a tap by a new message."""
    answered = AnswerCallbackQuery(callback_query_id=query.id)
    match query.message:
        case Message() as message:
            return Turn((answered, send(message, screen)))
        case InaccessibleMessage() as lost:
            return Turn((answered, _send_to(lost.chat.id, screen)))
        case _:
            return Turn((answered,))


def in_place(query: CallbackQuery, screen: Screen) -> Turn:
    """Reply to a tap by editing the message it was made on; anew when it is out of reach."""
    match query.message:
        case Message() as message:
            answered = AnswerCallbackQuery(callback_query_id=query.id)
            return Turn((answered, edit(message.chat.id, message.message_id, screen)))
        case _:
            return below(query, screen)


def _send_to(chat_id: int, screen: Screen) -> SendMessage:
    return SendMessage(
        chat_id=chat_id,
        text=screen.text,
        parse_mode=ParseMode.HTML,
        link_preview_options=NO_PREVIEW,
        reply_markup=screen.markup,
    )


def answer_with(message: Message, attached: Attached) -> Turn:
    """Reply to a message by a file."""
    return Turn((_file(message.chat.id, attached),), message.message_id, message.chat.id)


def below_with(query: CallbackQuery, attached: Attached) -> Turn:
    """Reply to a tap by a file in a new message."""
    answered = AnswerCallbackQuery(callback_query_id=query.id)
    if query.message is None:
        return Turn((answered,))
    return Turn((answered, _file(query.message.chat.id, attached)))


def _file(chat_id: int, attached: Attached) -> SendPhoto | SendDocument:
    file = BufferedInputFile(attached.content, attached.name)
    caption, html = attached.caption, ParseMode.HTML
    if attached.is_picture:
        return SendPhoto(
            chat_id=chat_id,
            photo=file,
            caption=caption,
            parse_mode=html,
            protect_content=attached.protected or None,
        )
    return SendDocument(
        chat_id=chat_id,
        document=file,
        caption=caption,
        parse_mode=html,
        protect_content=attached.protected or None,
    )
