"""The buttons under an answer: other entries, « useful » or not, none of these."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.sending.turn import Turn
from handlers import keyboards, replying
from handlers.answers import answer_screens, answering, standing
from handlers.buttons import NoneOfThese, Open, Vote
from handlers.keyboards import Rows
from handlers.scene import Scene
from handlers.shown import choices
from handlers.shown.codes import named


def router() -> Router:
    """Return the router of the buttons under an answer."""
    made = Router(name="votes")
    made.callback_query.register(open_entry, Open.filter())
    made.callback_query.register(vote, Vote.filter())
    made.callback_query.register(none_of_these, NoneOfThese.filter())
    return made


async def open_entry(query: CallbackQuery, callback_data: Open, scene: Scene) -> Turn:
    """Answer with the entry that was chosen."""
    return replying.below(query, await answering.opened(scene, callback_data.entry))


async def vote(query: CallbackQuery, callback_data: Vote, scene: Scene) -> Turn:
    """Note whether an answer helped, and say so in the answer."""
    known = scene.knowledge
    entries = named(callback_data.entries, known.base)
    if not entries:
        return replying.in_place(query, answer_screens.gone(scene.phrases))
    about = known, known.base.entries[entries[0]], scene.role, _kept(query)
    above = (await standing.of(scene, entries[0])).above
    useful, words = callback_data.useful, scene.phrases.vote
    if not await answering.voted(scene, callback_data.key, useful=useful):
        return replying.in_place(query, above(answer_screens.judged(*about, told=words.unknown())))
    if useful:
        return replying.in_place(query, above(answer_screens.judged(*about, told=words.thanks())))
    others = answer_screens.others_than(known.base, entries[0], entries[1:])
    if others:
        await choices.offer(scene, others, callback_data.key)
    return replying.in_place(query, above(answer_screens.led_elsewhere(*about, others=others)))


async def none_of_these(query: CallbackQuery, callback_data: NoneOfThese, scene: Scene) -> Turn:
    """Note that nothing offered answers, and say who may help."""
    offered = named(callback_data.entries, scene.base)
    return replying.in_turn(query, await answering.none_fits(scene, callback_data.key, offered))


def _kept(query: CallbackQuery) -> Rows:
    shown = query.message.reply_markup if isinstance(query.message, Message) else None
    return keyboards.without_votes(shown)
