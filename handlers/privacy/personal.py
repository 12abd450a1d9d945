"""The wall: a message with personal data is neither matched nor kept, and can be deleted."""

from collections.abc import Sequence
from datetime import timedelta

from aiogram import Router
from aiogram.enums import ChatType
from aiogram.filters import Filter
from aiogram.methods import AnswerCallbackQuery, DeleteMessage
from aiogram.types import CallbackQuery, Message

from bot.receiving.albums import LARGEST
from bot.sending.turn import Turn
from handlers import keyboards, replying
from handlers.buttons import Delete, DeleteAlbum
from handlers.privacy import refusing
from handlers.registering import on_message
from handlers.said import Said
from handlers.scene import Scene
from handlers.screens import Screen, screen
from handlers.shown import choices, signs
from knowledge import Html, Phrases, Refusal
from knowledge.personal.mask import Masked

DELETABLE = timedelta(hours=48)
"""How long a bot may delete a message of a person (Bot API, deleteMessage)."""


class Personal(Filter):
    """Lets through messages in which a patient may be identified."""

    async def __call__(self, message: Message, said: Masked | None) -> bool:
        """Tell whether a message holds personal data."""
        del message
        return said is not None and said.patient


def router() -> Router:
    """Return the router that comes before all others."""
    made = Router(name="personal")
    on_message(made, refuse, Personal())
    made.callback_query.register(delete, Delete.filter())
    made.callback_query.register(delete, DeleteAlbum.filter())
    return made


async def refuse(message: Message, scene: Scene) -> Turn:
    """Say that nothing was kept, and offer to delete the message."""
    grave = await refusing.grave_reasons(scene, scene.text)
    shown = await refusing.refused(scene, [*grave, Refusal.PERSONAL])
    if message.chat.type != ChatType.PRIVATE:
        told = shown.text if grave else _told_to_all(scene.phrases, scene.masked)
        return await replying.answer(scene, message, Screen(told))
    blocks = [*([shown.text] if grave else []), *_told(scene.phrases, scene.masked)]
    deletion = keyboards.deletion(scene.phrases, message.message_id)
    await choices.offer_warned(scene, message.message_id)
    rows = [[deletion], [keyboards.examples(scene.phrases)]]
    return await replying.answer(scene, message, screen(blocks, rows))


def _told_to_all(phrases: Phrases, said: Masked | None) -> Html:
    """Say, in a group, what must not be sent."""
    only_secret = said is not None and said.only_secret
    return phrases.refused.secret() if only_secret else phrases.refused.personal_group()


def _told(phrases: Phrases, said: Masked | None) -> list[Html]:
    """Say what must not be sent: a secret, then data on a patient or on the writer.

    A secret comes first: it can still be changed.
    """
    if said is None or not said.secret:
        return [_told_of(phrases, said)]
    words = phrases.refused
    return [words.secret()] if said.only_secret else [words.secret(), words.personal()]


def _told_of(phrases: Phrases, said: Masked | None) -> Html:
    """Say what must not be sent: data on patients, on the writer, or an unexplained number."""
    words = phrases.refused
    if said is not None and said.own:
        return words.own()
    if said is not None and said.bare_numbers:
        return words.number()
    return words.personal()


async def delete(query: CallbackQuery, callback_data: Delete | DeleteAlbum, scene: Scene) -> Turn:
    """Delete the person's message or album, then say so in the notice; only in private."""
    notice = query.message
    if notice is None or notice.chat.type != ChatType.PRIVATE:
        return Turn((AnswerCallbackQuery(callback_query_id=query.id),))
    words = scene.phrases.refused
    if not isinstance(notice, Message) or scene.now - notice.date > DELETABLE:
        return replying.in_place(query, _above_examples(scene, words.too_old()))
    told = replying.in_place(query, _above_examples(scene, words.deleted()))
    those = _those(callback_data)
    asked = [DeleteMessage(chat_id=notice.chat.id, message_id=one) for one in those]
    return Turn((*asked, *told.methods))


def _those(told: Delete | DeleteAlbum) -> Sequence[int]:
    """Return the ids of the messages that a button deletes: at most the size of an album."""
    if isinstance(told, Delete):
        return [told.message_id]
    return range(told.first, told.last + 1)[:LARGEST]


def _above_examples(scene: Scene, told: str) -> Screen:
    """Say something above the button that shows what may be written."""
    return screen([told], [[keyboards.examples(scene.phrases)]])


def to_delete(scene: Scene, said: Said) -> int:
    """Return the id of the message that « supprime-le » is about, below the wall; 0 for none.

    The refusal counts for minutes, while Telegram lets a bot delete for two days.
    """
    refused = scene.before.removeprefix(signs.WARNED)
    if refused == scene.before or not refused.isdecimal():
        return 0
    words, around = scene.phrases.refused, scene.phrases.again.around()
    ways = f"{words.delete()}|{words.typed_delete()}"
    return int(refused) if said.asks_for(ways, around) else 0


def deleted(scene: Scene, message: Message, refused: int) -> Turn:
    """Delete the refused message, and say so below what was typed."""
    told = replying.send(message, _above_examples(scene, scene.phrases.refused.deleted()))
    return Turn((DeleteMessage(chat_id=message.chat.id, message_id=refused), told))


async def typed(scene: Scene, said: Said) -> list[Screen]:
    """Say, below the wall, that nothing of the message is kept, and what may be written.

    People who apologise are told so too.
    """
    words, around = scene.phrases.refused, scene.phrases.again.around()
    if said.asks_for(f"{words.examples()}|{words.typed_allowed()}", around):
        return [Screen(scene.phrases.help.examples())]
    sorry = said.asks_for(f"{words.typed_kept()}|{words.typed_sorry()}", around)
    return [_above_examples(scene, words.kept())] if sorry else []
