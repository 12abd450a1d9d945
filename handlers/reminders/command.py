"""/rappels: asking for reminders, listing and cancelling them; and the reminder itself."""

from dataclasses import replace
from datetime import date

from aiogram import F, Router
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, Message

from bot import reminders
from bot.reminders import Reminder
from bot.sending.turn import Spoken, Turn
from handlers import privately, replying
from handlers.buttons import Remind, Reminders, Zone
from handlers.forms import begun_by
from handlers.reminders import (
    answered,
    moving,
    reminded,
    reminder_screens,
    reminding,
    together,
    unreminding,
)
from handlers.said import Said
from handlers.scene import Scene
from handlers.screens import Screen
from handlers.shown import choices, signs
from handlers.typed import date as typed_date
from handlers.typed import path as typed_path
from handlers.typed import reminder_words
from knowledge import Knowledge


def router() -> Router:
    """Return the router of the reminders."""
    made = privately.private_router("reminders")
    privately.on_command(made, rappels, "rappels")
    made.callback_query.register(remind, Remind.filter())
    made.callback_query.register(decline, Reminders.filter(F.act == "decline"))
    made.callback_query.register(act, Reminders.filter())
    made.callback_query.register(move, Zone.filter())
    return made


def reminder_message(knowledge: Knowledge, reminder: Reminder) -> Spoken | None:
    """Return the message of a reminder; None when its step is no longer in the path."""
    if reminder.step_id not in knowledge.base.steps:
        return None
    shown = reminder_screens.sent(knowledge, reminder.step_id)
    message = replying.send_to(reminder.person_id, shown)
    return Spoken(message, choices.reminded(reminder.step_id))


async def rappels(message: Message, command: CommandObject, scene: Scene) -> Turn:
    """List the reminders, or do what is typed after the command; no correction edits the reply."""
    shown = await _wished(scene, command.args or "")
    return await replying.answer(scene, message, replace(shown, kept=not command.args))


async def remind(query: CallbackQuery, callback_data: Remind, scene: Scene) -> Turn:
    """Note a reminder, or ask for its day."""
    day = _day(callback_data.day)
    return replying.in_place(query, await reminding.put(scene, callback_data.step, day))


async def decline(query: CallbackQuery, callback_data: Reminders, scene: Scene) -> Turn:
    """Show the step again, without a reminder."""
    return replying.in_place(query, await reminding.decline(scene, callback_data.step))


async def act(query: CallbackQuery, callback_data: Reminders, scene: Scene) -> Turn:
    """Show the reminders, cancel one or all."""
    match callback_data.act:
        case "cancel":
            shown = await reminding.cancel(scene, callback_data.step)
        case "stop":
            shown = await reminding.stop(scene)
        case _:
            shown = await reminding.waiting(scene)
    return replying.in_place(query, shown)


async def move(query: CallbackQuery, callback_data: Zone, scene: Scene) -> Turn:
    """Note a time zone, or ask for it."""
    return replying.in_place(query, await reminding.move(scene, callback_data.zone))


async def _wished(scene: Scene, text: str) -> Screen:
    """Do what is typed after « /rappels »."""
    phrases = scene.phrases
    number = reminder_words.cancelled(phrases, text)
    zone = reminder_words.zone(phrases, text)
    if not text:
        return await reminding.waiting(scene)
    if reminder_words.stops(phrases, text):
        return await reminding.stop(scene)
    if number is not None:
        return await reminding.cancel_numbered(scene, number)
    if reminder_words.cancels(phrases, Said(text)):
        return await reminding.cancel_only(scene)
    if told := await _of_list(scene, Said(text)):
        return told[0]
    return await (reminding.move(scene, zone) if zone else _dated(scene, text))


async def _of_list(scene: Scene, said: Said) -> list[Screen]:
    """Cancel or move reminders by their places in the list, shown or not."""
    waiting = await reminders.of(scene.session, scene.person_id)
    listed = replace(scene, before=f"{signs.REMINDERS}{len(waiting)}")
    if told := await unreminding.asked(listed, said):
        return told
    moves = begun_by(said.folded, scene.phrases.reminders.typed_move())
    return await moving.of_list(listed, said) if moves else []


async def _dated(scene: Scene, text: str) -> Screen:
    """Set a reminder for the step typed, on the day after it; without a day, ask for one."""
    words, day = reminder_words.step_and_day(scene.phrases, text, await scene.today())
    if several := await together.asked(scene, words, day):
        return several
    step = typed_path.step(scene.base, words)
    above = ""
    if typed_date.is_vague(scene.phrases, text) and not day:
        step = await reminded.step(scene, words)
        above = answered.above_days(scene, text)
    if step is None:
        return await reminding.waiting(scene, scene.phrases.reminders.not_a_day())
    said = await reminding.on_day(scene, step, day)
    return said[0] if said else await reminding.put(scene, step.id, None, above)


def _day(text: str) -> date | None:
    """Return the day of a button; None for a forged one."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
