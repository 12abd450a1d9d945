"""/parcours: what is done, the next action, each step, what blocks it; tapped or typed."""

from dataclasses import replace

from aiogram import Router
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, Message

from bot.journey import State
from bot.sending.turn import Turn
from handlers import privately, replying
from handlers.buttons import Mark, Path, ShowStep, Stuck
from handlers.commanded import pass_question
from handlers.forms import split
from handlers.path import drawing, progress
from handlers.scene import Scene
from handlers.screens import Screen
from handlers.typed import path as typed_path
from handlers.typed import several as typed_several
from knowledge import Step


def router() -> Router:
    """Return the router of the path."""
    made = privately.private_router("path")
    privately.on_command(made, parcours, "parcours")
    made.callback_query.register(look, Path.filter())
    made.callback_query.register(show_step, ShowStep.filter())
    made.callback_query.register(blocked, Stuck.filter())
    made.callback_query.register(mark, Mark.filter())
    return made


async def parcours(message: Message, command: CommandObject, scene: Scene) -> Turn:
    """Show the path, or do what is typed after the command.

    A later correction must not edit the reply: it says what was noted.
    """
    wish = typed_path.wish(scene.phrases, command.args or "")
    if wish.act in {typed_path.PICTURE, typed_path.PAGE}:
        file = replying.file(message.chat.id, await drawing.drawn(scene, wish.act))
        return await replying.answer_apart(scene, message, file)
    told = typed_several.read(scene.phrases, await progress.journey(scene), command.args or "")
    if told and told.count > 1:
        noted = await progress.mark_all(scene, told.states, told.unknown)
        return await replying.answer(scene, message, replace(noted, kept=False))
    shown = await _wished(scene, wish)
    if shown is None:
        pass_question(command)
        shown = await progress.steps(scene, scene.phrases.path.unknown())
    kept = wish.act not in [*State]
    return await replying.answer(scene, message, replace(shown, kept=kept))


async def look(query: CallbackQuery, callback_data: Path, scene: Scene) -> Turn:
    """Show the path in place, or send it drawn."""
    match callback_data.view:
        case "path":
            return replying.in_place(query, await progress.path(scene))
        case "steps":
            return replying.in_place(query, await progress.steps(scene))
        case view:
            return replying.below_with(query, await drawing.drawn(scene, view))


async def show_step(query: CallbackQuery, callback_data: ShowStep, scene: Scene) -> Turn:
    """Show a step."""
    shown = await progress.step(scene, callback_data.step)
    show = replying.below if callback_data.below else replying.in_place
    return show(query, shown)


async def blocked(query: CallbackQuery, callback_data: Stuck, scene: Scene) -> Turn:
    """Show what usually blocks a step."""
    return replying.in_place(query, await progress.stuck(scene, callback_data.step))


async def mark(query: CallbackQuery, callback_data: Mark, scene: Scene) -> Turn:
    """Set the state of a step; tapping twice changes nothing more."""
    step, state = callback_data.step, callback_data.state
    then_path = callback_data.then == "path"
    shown = await progress.mark(scene, step, state, then_path=then_path)
    return replying.in_place(query, shown)


async def _wished(scene: Scene, wish: typed_path.Wish) -> Screen | None:
    """Do what is typed about the path or a step; None when no step is named."""
    if wish.act == typed_path.EVERY:
        marks = typed_path.wish(scene.phrases, wish.rest).act in [*State]
        return await progress.steps(scene, scene.phrases.path.everything() if marks else "")
    if not wish.act and not wish.rest:
        return await progress.path(scene)
    known = typed_path.step(scene.base, wish.rest) or await _next(scene, wish)
    if known is None:
        every = wish.act in [*State] and wish.rest in split(scene.phrases.path.typed_all_steps())
        told = scene.phrases.path.none_changed
        return await progress.steps(scene, told()) if every else None
    if wish.act == typed_path.BLOCKED:
        return await progress.stuck(scene, known.id)
    if not wish.act:
        return await progress.step(scene, known.id)
    state = State(wish.act)
    return await progress.mark(scene, known.id, state, then_path=state is not State.DOING)


async def _next(scene: Scene, wish: typed_path.Wish) -> Step | None:
    """Return the step that « /parcours je bloque » is about: one begun, or else the next."""
    if wish.act != typed_path.BLOCKED or wish.rest:
        return None
    known = await progress.journey(scene)
    about = next(iter(known.begun), known.next)
    return about.step if about else None
