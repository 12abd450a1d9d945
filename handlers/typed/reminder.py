"""What is typed below the days offered for a reminder, or below the list of those that wait."""

from collections.abc import Sequence

from bot import reminders
from bot.reminders import Reminder
from handlers import before, dates, reminding
from handlers.said import Said
from handlers.scene import Scene
from handlers.screens import Screen
from handlers.typed import date as typed_date
from handlers.typed import day as typed_day
from handlers.typed import moment
from knowledge import Html, Step


async def typed(scene: Scene, said: Said) -> list[Screen]:
    """Answer the days that were offered: by a number, a day, or a refusal."""
    shown = before.days_shown(scene.before, scene.knowledge.base)
    if shown is None:
        return []
    if shown.today:
        days = reminding.days_for(shown.step, shown.today)
        place = said.chooses(*([dates.long(scene.phrases, day)] for day in days))
        if place is not None:
            return [await reminding.put(scene, shown.step.id, days[place])]
        if refuses(scene, said):
            return [await reminding.decline(scene, shown.step.id)]
    if answered := await _answered_set(scene, said, shown.step.id):
        return answered
    return await reminding.on_day(scene, shown.step, said.text) or _no_day(scene, said)


def _no_day(scene: Scene, said: Said) -> list[Screen]:
    """Ask for a day where a time is told that is none; nothing where none is told."""
    words, phrases = scene.phrases.reminders, scene.phrases
    if moment.is_alone(phrases, said.text):
        return [Screen(words.day_not_hour())]
    return [Screen(words.day_unknown())] if typed_date.is_about(phrases, said.text) else []


async def vague(scene: Scene, step: Step, said: Said) -> list[Screen]:
    """Ask on which day to remind of a step, where a time is told that is no day."""
    if not _no_day(scene, said):
        return []
    return [await reminding.put(scene, step.id, None, above_days(scene, said.text))]


def above_days(scene: Scene, text: str) -> Html:
    """Say, above the days to choose from, that a time told is no day."""
    words = scene.phrases.reminders
    return words.hour_told() if moment.holds(scene.phrases, text) else words.no_day_told()


async def _answered_set(scene: Scene, said: Said, step_id: str) -> list[Screen]:
    """Cancel the reminder just set, when one types so; none set yet is asked for; no hour is."""
    if await reminding.day_of(scene, step_id):
        if moment.is_alone(scene.phrases, said.text):
            return [Screen(scene.phrases.reminders.no_hour())]
        return (
            [await reminding.cancel(scene, step_id)]
            if typed_day.cancels(scene.phrases, said)
            else []
        )
    yes = said.says([scene.phrases.lists.typed_yes()]) is not None
    return [await reminding.put(scene, step_id, None)] if yes else []


async def listed(scene: Scene, said: Said) -> list[Screen]:
    """Cancel one or all of the reminders that were listed, or move the only one to another day.

    A number alone is told how to cancel; a day alone, how to say which reminder it is for.
    """
    phrases = scene.phrases
    if typed_day.stops(phrases, said.text):
        return [await reminding.stop(scene)]
    if (cancelled := typed_day.cancelled(phrases, said.text)) is not None:
        return [await reminding.cancel_numbered(scene, cancelled)]
    those = await reminders.of(scene.session, scene.person_id)
    if those and typed_day.cancels(phrases, said):
        return [await reminding.cancel_only(scene)]
    number = said.place if said.number is None else said.number
    if number is None:
        return await _moved(scene, those, said.text)
    if not 1 <= number <= len(those):
        return []
    return [Screen(phrases.reminders.number_hint(number=number))]


async def _moved(scene: Scene, those: Sequence[Reminder], text: str) -> list[Screen]:
    """Move the only reminder to the day that is typed; nothing when no day is."""
    steps = scene.knowledge.base.steps
    if len(those) == 1 and those[0].step_id in steps:
        return await reminding.on_day(scene, steps[those[0].step_id], text)
    if typed_date.read(scene.phrases, text, scene.now.date()) is None:
        return []
    return [Screen(scene.phrases.reminders.not_a_day())]


def refuses(scene: Scene, said: Said) -> bool:
    """Tell whether a reminder is declined."""
    words = scene.phrases
    return said.says([words.reminders.no(), words.lists.typed_no()]) is not None
