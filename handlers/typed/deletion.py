"""« Supprime-le », typed below the wall instead of tapped: the message that was refused."""

from aiogram.methods import DeleteMessage
from aiogram.types import Message

from bot.sending.turn import Turn
from handlers import keyboards, replying, screens
from handlers.said import Said
from handlers.scene import Scene
from handlers.shown import signs


def asked(scene: Scene, said: Said) -> int:
    """Return the id of the message that is to be deleted; 0 where none is.

    The wall counts for minutes, while Telegram lets a bot delete for two days.
    """
    refused = scene.before.removeprefix(signs.WARNED)
    if refused == scene.before or not refused.isdecimal():
        return 0
    words, around = scene.phrases.refused, scene.phrases.again.around()
    ways = f"{words.delete()}|{words.typed_delete()}"
    return int(refused) if said.asks_for(ways, around) else 0


def done(scene: Scene, message: Message, refused: int) -> Turn:
    """Delete the message that was refused, and say so below what was typed."""
    deleted, examples = scene.phrases.refused.deleted(), keyboards.examples(scene.phrases)
    told = replying.send(message, screens.screen([deleted], [[examples]]))
    return Turn((DeleteMessage(chat_id=message.chat.id, message_id=refused), told))
