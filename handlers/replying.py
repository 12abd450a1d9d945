"""From a screen to the Telegram methods that show it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

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
    Message,
    ReplyParameters,
)

from bot import replies
from bot.sending.turn import Later, Turn
from handlers.privacy.notice import NO_PREVIEW
from handlers.scene import Scene
from handlers.screens import Screen


@dataclass(frozen=True)
class Attached:
    """A file to send, with the words that go with it.

    Attributes:
        content: makes what is in it.
        protected: Telegram lets nobody forward or keep it.
    """

    name: str
    content: Callable[[], bytes]
    caption: str
    is_picture: bool = False
    protected: bool = False


def send(message: Message, screen: Screen) -> SendMessage:
    """Show a screen below a message: in its topic and, in a group, as a reply to it."""
    number, shown = message.message_id, send_to(message.chat.id, screen)
    if message.chat.type != ChatType.PRIVATE:
        shown.reply_parameters = ReplyParameters(
            message_id=number, allow_sending_without_reply=True
        )
    if message.is_topic_message:
        shown.message_thread_id = message.message_thread_id
    return shown


def send_to(chat_id: int, screen: Screen) -> SendMessage:
    """Show a screen in a chat, as a message of its own."""
    return SendMessage(
        chat_id=chat_id,
        text=screen.text,
        parse_mode=ParseMode.HTML,
        link_preview_options=NO_PREVIEW,
        reply_markup=screen.markup,
    )


def edit(chat_id: int, message_id: int, screen: Screen) -> EditMessageText:
    """Show a screen in place of one of our messages."""
    return EditMessageText(
        chat_id=chat_id,
        message_id=message_id,
        text=screen.text,
        parse_mode=ParseMode.HTML,
        link_preview_options=NO_PREVIEW,
        reply_markup=screen.markup,
    )


async def answer(scene: Scene, message: Message, *screens: Screen) -> Turn:
    """Reply to a message; if it was edited, edit the replies it had.

    Replies in excess are marked as withdrawn; an edited message without replies is answered anew.
    With a screen that is not `kept`, everything is sent anew and nothing is remembered.
    """
    if not all(screen.kept for screen in screens):
        return Turn(tuple(send(message, screen) for screen in screens))
    chat_id, message_id = message.chat.id, message.message_id
    known = await replies_to(scene, message)
    retired = Screen(scene.phrases.question.retired())
    shown = [*screens, *[retired] * (len(known) - len(screens))]
    edited = [edit(chat_id, ours, screen) for ours, screen in zip(known, shown, strict=False)]
    added = [send(message, screen) for screen in shown[len(known) :]]
    former = [one.instead_of for one in screens if one.instead_of is not None]
    taken = [ours for one in former for ours in await replies.of(scene.session, chat_id, one)]
    told = Screen(scene.phrases.question.joined())
    moved = [edit(chat_id, ours, told) for ours in taken]
    return Turn((*edited, *added, *moved), message_id, chat_id, others=frozenset(taken))


async def answer_apart(scene: Scene, message: Message, *sent: SendMessage | Later) -> Turn:
    """Reply with something that no correction will edit; the replies it had are withdrawn."""
    known = await replies_to(scene, message)
    retired = Screen(scene.phrases.question.retired())
    return Turn((*(edit(message.chat.id, ours, retired) for ours in known), *sent))


async def replies_to(scene: Scene, message: Message) -> list[int]:
    """Return the ids of the replies that a message had before it was edited."""
    if message.edit_date is None:
        return []
    return await replies.of(scene.session, message.chat.id, message.message_id)


def below(query: CallbackQuery, screen: Screen) -> Turn:
    """Reply to a tap with a new message."""
    answered = AnswerCallbackQuery(callback_query_id=query.id)
    match query.message:
        case Message() as message:
            return Turn((answered, send(message, screen)))
        case InaccessibleMessage() as lost:
            return Turn((answered, send_to(lost.chat.id, screen)))
        case _:
            return Turn((answered,))


def in_place(query: CallbackQuery, screen: Screen) -> Turn:
    """Reply to a tap by editing the tapped message; by a new one when it is out of reach."""
    answered = AnswerCallbackQuery(callback_query_id=query.id)
    return Turn((answered, *([instead(query.message, screen)] if query.message else [])))


def in_turn(query: CallbackQuery, screen: Screen) -> Turn:
    """Reply to a tap in place; but below, when somebody else asked for the message, in a group.

    Otherwise two secretaries would answer for each other's patients on one message.
    """
    return (below if _is_anothers(query) else in_place)(query, screen)


def _is_anothers(query: CallbackQuery) -> bool:
    """Tell whether the tapped message replies to somebody else: not a channel, nor the bot."""
    replied = query.message.reply_to_message if isinstance(query.message, Message) else None
    asked = replied.from_user if replied and not replied.sender_chat else None
    return asked is not None and not asked.is_bot and asked.id != query.from_user.id


def instead(shown: Message | InaccessibleMessage, screen: Screen) -> EditMessageText | SendMessage:
    """Show a screen in place of the tapped message; as a new one when it is out of reach."""
    if isinstance(shown, Message):
        return edit(shown.chat.id, shown.message_id, screen)
    return send_to(shown.chat.id, screen)


def protected(shown: SendMessage) -> SendMessage:
    """Return a message that Telegram lets nobody forward or save."""
    return shown.model_copy(update={"protect_content": True})


def below_with(query: CallbackQuery, attached: Attached) -> Turn:
    """Reply to a tap with a file in a new message."""
    answered = AnswerCallbackQuery(callback_query_id=query.id)
    if query.message is None:
        return Turn((answered,))
    return Turn((answered, file(query.message.chat.id, attached)))


def file(chat_id: int, attached: Attached) -> Later:
    """Send a file, which is made only after the transaction, when nobody waits for it."""
    return Later(partial(_file, chat_id, attached))


def _file(chat_id: int, attached: Attached) -> SendPhoto | SendDocument:
    made = BufferedInputFile(attached.content(), attached.name)
    sent: partial[SendPhoto] | partial[SendDocument] = partial(SendDocument, document=made)
    if attached.is_picture:
        sent = partial(SendPhoto, photo=made)
    return sent(
        chat_id=chat_id,
        caption=attached.caption,
        parse_mode=ParseMode.HTML,
        protect_content=attached.protected or None,
    )
