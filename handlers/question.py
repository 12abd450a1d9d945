"""Free text: an answer to the screen shown just before, or a question for the base."""

from collections.abc import Sequence
from dataclasses import replace

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from bot.sending.turn import Turn
from handlers import (
    addressed,
    corrected,
    dictated,
    joining,
    keyboards,
    media,
    misnamed,
    pasted,
    replying,
)
from handlers.answers import answering, at_risk, reacting
from handlers.counter import guiding
from handlers.forms import SEPARATOR, any_of, shortened
from handlers.path import drawing
from handlers.privacy import personal, refusing
from handlers.profile import answered, introducing
from handlers.registering import Where, on_message
from handlers.said import Said
from handlers.scene import Scene
from handlers.screens import Screen, screen
from handlers.shown import choices, numbering, replied, traced
from handlers.told import readers, unclear
from handlers.typed import list_place
from knowledge import Part
from knowledge.markup import number
from knowledge.matching.matcher import LONGEST_MESSAGE
from knowledge.personal.mask import Masked


def router() -> Router:
    """Return the router tried last."""
    made = Router(name="question")
    on_message(made, unknown_command, Where(F.text.startswith("/")))
    on_message(made, ask, Where(F.text | F.caption))
    made.callback_query.register(stale)
    return made


async def unknown_command(message: Message, scene: Scene) -> Turn:
    """Suggest the command that was meant, if any; maintainers' commands are never suggested.

    A question that another command passed on is answered (`commanded.pass_question`).
    """
    if asked := misnamed.asked_behind(scene.text):
        return await ask(message, replace(scene, masked=Masked(asked, frozenset())))
    await choices.close(scene)
    return await replying.answer(scene, message, misnamed.told(scene.phrases, scene.text))


async def ask(message: Message, scene: Scene) -> Turn:
    """Answer a message or the caption of a file, which is never opened."""
    scene = replied.to(scene, message)
    written = dictated.written(scene.phrases, scene.text)
    text = addressed.without_mention(written, await scene.bot.me())
    said = _said(scene, text)
    as_typed = corrected.is_as_typed(scene, message)
    if as_typed and (refused := personal.to_delete(scene, said)):
        return personal.deleted(scene, message, refused)
    view = "" if message.edit_date or message.caption else drawing.asked(scene, said)
    if view:
        file = replying.file(message.chat.id, await drawing.drawn(scene, view))
        return await replying.answer_apart(scene, message, file)
    shown = await (_captioned if message.caption else _shown)(scene, message, said)
    return await replying.answer(scene, message, *shown)


async def _captioned(scene: Scene, message: Message, said: Said) -> list[Screen]:
    """Answer a caption, and warn about the file; a life at risk comes first."""
    phrases, caption = scene.phrases, said.text
    if grave := await refusing.grave_reasons(scene, caption):
        told = await refusing.refused(scene, grave)
        return [media.captioned(message, phrases, told, above=False)]
    silent = media.asks_nothing(phrases, caption) and not pasted.asks_to_click(phrases, caption)
    if silent:
        shown = await _chosen(scene, message, said)
    else:
        shown = await _shown(scene, message, said)
    if not shown:
        return [media.no_question(message, phrases)]
    return [media.captioned(message, phrases, shown[0]), *shown[1:]]


async def stale(query: CallbackQuery, scene: Scene) -> Turn:
    """Say that a button no longer works: it is forged, or older than this version of the bot."""
    rows = [[keyboards.all_themes(scene.phrases)]]
    return replying.below(query, screen([scene.phrases.question.stale_button()], rows))


async def _shown(scene: Scene, message: Message, said: Said) -> list[Screen]:
    """Answer a text: empty, too long, pasted, for the last screen, or a question."""
    words, text = scene.phrases.question, said.text
    if not any(char.isprintable() and not char.isspace() for char in text):
        me = await scene.bot.me()
        told = words.empty() if scene.private else words.empty_group(name=me.username or "")
        return [Screen(told)]
    if len(text) > LONGEST_MESSAGE:
        return [await _too_long(scene, text)]
    if pasted.asks_to_click(scene.phrases, text):
        return [await pasted.answered(scene, text)]
    if chosen := await _chosen(scene, message, said):
        return chosen
    return numbering.of_no_list(scene, message, said) or await _looked_for(scene, message, said)


async def _looked_for(scene: Scene, message: Message, said: Said) -> list[Screen]:
    """Answer a question from the base, and remind of a question that was left open."""
    heard = await joining.heard(scene, message, said.text)
    if await corrected.is_no_question(scene, message, heard.found[-1]):
        return [Screen(scene.phrases.question.corrected(), kept=False)]
    alone = corrected.is_as_typed(scene, message) and heard.earlier is None
    if alone and (told := await _told_aside(scene, said, heard.found)):
        return told
    corrects = message.edit_date is not None or heard.earlier is not None
    shown = await answering.screens_of(scene, heard.found, "" if corrects else scene.before)
    if refusing.refusals(heard.found):
        return shown
    shown = at_risk.above(scene, heard.found, shown)
    shown[-1] = await introducing.below(scene, heard.text, shown[-1])
    shown[-1] = guiding.with_way_back(scene, shown[-1])
    if left := _left(scene):
        shown[-1] = shown[-1].above(left)
    return [replace(shown[0], instead_of=heard.earlier), *shown[1:]]


async def _told_aside(scene: Scene, said: Said, found: Sequence[Part]) -> list[Screen]:
    """Answer what asks nothing by itself: a state of no step, a profession, « par exemple ? »."""
    told = await unclear.of_no_step(scene, said, found)
    told = told or await introducing.of_trade(scene, said, found)
    return told or await reacting.of_detail(scene, found)


def _left(scene: Scene) -> str:
    """Say, once, how to return to the question that this message did not answer."""
    if scene.left_open:
        return ""
    return scene.phrases.counter.left() if guiding.asks(scene) else answered.left(scene)


def _said(scene: Scene, text: str) -> Said:
    words, path = scene.phrases.lists, scene.phrases.path
    short = shortened(f"{path.typed_short()}{SEPARATOR}{words.typed_short()}")
    return Said(text, any_of(words.typed_around()), list_place.read(scene, text), short)


async def _chosen(scene: Scene, message: Message, said: Said) -> list[Screen]:
    """Return what answers the last screen: a later correction must not edit it."""
    answered = await _answered(scene, message, said)
    return [replace(one, kept=False) for one in answered]


async def _answered(scene: Scene, message: Message, said: Said) -> list[Screen]:
    """Do what a message answers to the last screen; a corrected or forwarded one does nothing."""
    if corrected.is_as_typed(scene, message):
        return await readers.answer(scene, said)
    return await corrected.told(scene, message, said)


async def _too_long(scene: Scene, text: str) -> Screen:
    """Refuse a long text, unless a life is at risk in it, or it is one of our own answers."""
    grave = await refusing.grave_reasons(scene, text)
    if grave:
        return await refusing.refused(scene, grave)
    if entry := traced.titled(text, scene.base):
        return await answering.opened(scene, entry)
    length, limit = number(len(text)), number(LONGEST_MESSAGE)
    return Screen(scene.phrases.question.too_long(length=length, limit=limit))
