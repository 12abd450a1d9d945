"""Messages that are not text: refused politely, and never downloaded."""

from aiogram import F, Router
from aiogram.enums import ChatType, ContentType
from aiogram.types import Message

from bot import replies
from bot.receiving.albums import Albums
from bot.sending.turn import Turn
from handlers import keyboards, replying
from handlers.forms import split
from handlers.keyboards import Rows
from handlers.registering import Where
from handlers.said import Said
from handlers.scene import Scene
from handlers.screens import Screen, screen
from knowledge import Phrase, Phrases, parts
from knowledge.text import fold

HEARD = frozenset(
    {ContentType.VOICE, ContentType.AUDIO, ContentType.VIDEO, ContentType.VIDEO_NOTE}
)
PLACED = frozenset({ContentType.CONTACT, ContentType.LOCATION, ContentType.VENUE})
PLAYED = frozenset({ContentType.DICE, ContentType.GAME, ContentType.STICKER})
OTHERS = frozenset(
    {
        ContentType.ANIMATION,
        ContentType.CHECKLIST,
        ContentType.DOCUMENT,
        ContentType.LIVE_PHOTO,
        ContentType.PAID_MEDIA,
        ContentType.PHOTO,
        ContentType.POLL,
        ContentType.RICH_MESSAGE,
        ContentType.STORY,
        ContentType.UNKNOWN,
    }
)


def router() -> Router:
    """Return the router of messages without text; other kinds are service messages.

    A live location is edited again and again; it was refused once.
    """
    made = Router(name="media")
    shown, refusing = HEARD | PLAYED | OTHERS, Refusing()
    made.message.register(refusing.once, Where(F.content_type.in_(shown | PLACED) & ~F.caption))
    made.edited_message.register(refuse, Where(F.content_type.in_(shown) & ~F.caption))
    return made


class Refusing:
    """Refuses what holds no text, the messages of one album all together."""

    def __init__(self) -> None:
        self._albums = Albums()

    async def once(self, message: Message, scene: Scene) -> Turn:
        """Say once per album that only text is read; its other messages only widen the deletion.

        The message is not written again once the privacy notice stands above it: the notice would
        be lost.
        """
        if scene.person and scene.person.notice_due:
            return await refuse(message, scene)
        first, last = self._albums.first(message), message.message_id
        told = [] if first == last else await replies.of(scene.session, message.chat.id, first)
        if not told:
            return await refuse(message, scene)
        if not scene.private:
            return Turn(())
        said = _phrase(scene.phrases, message.content_type)()
        rows = [[keyboards.album_deletion(scene.phrases, first, last)]]
        return Turn((replying.edit(message.chat.id, told[0], screen([said], rows)),))


async def refuse(message: Message, scene: Scene) -> Turn:
    """Say that only text is read, and offer to delete what may show a patient."""
    return await replying.answer(scene, message, refusal(message, scene.phrases))


def refusal(message: Message, phrases: Phrases) -> Screen:
    """Say that only text is read."""
    return screen([_phrase(phrases, message.content_type)()], _deletion(message, phrases))


def captioned(message: Message, phrases: Phrases, shown: Screen, *, above: bool = True) -> Screen:
    """Warn, above or below what answers the caption, that the file may show a patient."""
    whole = shown.above(rows=_deletion(message, phrases))
    warning = phrases.media.caption()
    return whole.below(warning) if above else whole.above(warning)


def no_question(message: Message, phrases: Phrases) -> Screen:
    """Say that nothing can be answered to this caption without opening its file."""
    return screen([phrases.media.no_question()], _deletion(message, phrases))


def asks_nothing(phrases: Phrases, caption: str) -> bool:
    """Tell whether a caption only names a thing, or only points at its file.

    « sa carte Vitale », « c'est quoi ce message ? ».
    """
    if Said(caption).asks_for(phrases.media.typed_pointing(), phrases.lists.typed_around()):
        return True
    saying = split(phrases.media.typed_saying())
    return not parts.asks(caption) and not set(saying) & set(fold(caption).split())


def _deletion(message: Message, phrases: Phrases) -> Rows:
    """Return the button that deletes a message which may show a patient, where that works."""
    private = message.chat.type == ChatType.PRIVATE
    if not private or message.content_type in PLAYED:
        return []
    return [[keyboards.deletion(phrases, message.message_id)]]


def _phrase(phrases: Phrases, kind: str) -> Phrase:
    if kind in HEARD:
        return phrases.media.voice
    if kind in PLACED:
        return phrases.media.place
    if kind in PLAYED:
        return phrases.media.played
    return phrases.media.other
