"""/ins: at the counter, one question at a time, up to the status of a patient's identity."""

from dataclasses import replace

from aiogram import Router
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, Message

from bot.sending.turn import Turn
from handlers import replying
from handlers.buttons import CounterBack, CounterStep, CounterWay
from handlers.commanded import Commanded, pass_question
from handlers.counter import answered, guiding
from handlers.forms import any_of
from handlers.registering import on_message
from handlers.said import Said
from handlers.scene import Scene
from handlers.shown import choices, signs
from knowledge.counter import CounterQuestion


def router() -> Router:
    """Return the router of /ins."""
    made = Router(name="counter")
    on_message(made, begin, Commanded("ins"))
    made.callback_query.register(go_on, CounterStep.filter())
    made.callback_query.register(go_along, CounterWay.filter())
    made.callback_query.register(come_back, CounterBack.filter())
    return made


async def begin(message: Message, command: CommandObject, scene: Scene) -> Turn:
    """Open the guide; what is typed after the command is its first answer."""
    said = Said(command.args or "", any_of(scene.phrases.lists.typed_around()))
    waits = choices.waiting(scene) if guiding.asks(scene) else signs.COUNTER
    told = (
        await answered.typed(replace(scene, before=waits, left_open=""), said)
        if said.folded
        else []
    )
    if not told:
        pass_question(command)
    return await replying.answer(scene, message, *(told or [await guiding.opened(scene)]))


async def go_on(query: CallbackQuery, callback_data: CounterStep, scene: Scene) -> Turn:
    """Show in place what a button leads to: a question or an end."""
    counter, here = scene.base.counter, guiding.way_of(scene)
    way = counter.way_from(here, callback_data.at) if counter else ""
    return replying.in_turn(query, await guiding.at(scene, way))


async def go_along(query: CallbackQuery, callback_data: CounterWay, scene: Scene) -> Turn:
    """Show in place what a choice leads to, given the choices stored in its own message."""
    counter, way = scene.base.counter, callback_data.way
    led = counter.at(way) if counter else None
    if counter and (led is None or led.id != callback_data.at):
        way = counter.way_from(guiding.way_of(scene), callback_data.at)
    return replying.in_turn(query, await guiding.at(scene, way))


async def come_back(query: CallbackQuery, callback_data: CounterBack, scene: Scene) -> Turn:
    """Ask again what was left open, below what was answered in between."""
    counter, way = scene.base.counter, callback_data.way
    led = counter.at(way) if counter else None
    asked = isinstance(led, CounterQuestion) and led.id == callback_data.at
    return replying.below(
        query, await (guiding.resumed_at(scene, way) if asked else guiding.at(scene, ""))
    )
