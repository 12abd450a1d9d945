"""What is not text: refused politely, never downloaded."""

from aiogram import F, Router
from aiogram.enums import ChatType, ContentType
from aiogram.types import Message

from bot.turn import Turn
from handlers import keyboards, replying, screens
from handlers.scene import Scene
from handlers.where import Where
from knowledge import Phrase, Phrases

HEARD = frozenset(
    {ContentType.VOICE, ContentType.AUDIO, ContentType.VIDEO, ContentType.VIDEO_NOTE}
)
PLACED = frozenset({ContentType.CONTACT, ContentType.LOCATION, ContentType.VENUE})
PLAYED = frozenset({ContentType.DICE, ContentType.GAME, ContentType.POLL, ContentType.STICKER})
OTHERS = frozenset(
    {
        ContentType.ANIMATION,
        ContentType.CHECKLIST,
        ContentType.DOCUMENT,
        ContentType.LIVE_PHOTO,
        ContentType.PAID_MEDIA,
        ContentType.PHOTO,
        ContentType.RICH_MESSAGE,
        ContentType.STORY,
        ContentType.UNKNOWN,
    }
)


def router() -> Router:
    """Return the router of what holds no text; the other kinds are service messages.

    A place that moves is edited again and again: it was refused once.
    """
    made = Router(name="media")
    shown = HEARD | PLAYED | OTHERS
    made.message.register(refuse, Where(F.content_type.in_(shown | PLACED) & ~F.caption))
    made.edited_message.register(refuse, Where(F.content_type.in_(shown) & ~F.caption))
    return made


async def refuse(message: Message, scene: Scene) -> Turn:
    """Say that only text is read, and offer to delete what may show a patient."""
    kind, phrases = message.content_type, scene.phrases
    deletable = message.chat.type == ChatType.PRIVATE and kind not in PLAYED
    rows = [[keyboards.deletion(phrases, message.message_id)]] if deletable else []
    return await replying.answer(scene, message, screens.screen([_phrase(phrases, kind)()], rows))


def _phrase(phrases: Phrases, kind: str) -> Phrase:
    if kind in HEARD:
        return phrases.media.voice
    if kind in PLACED:
        return phrases.media.place
    return phrases.media.other
