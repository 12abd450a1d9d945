"""What is typed below the days offered for a reminder, or below the list of reminders."""

import re
from collections.abc import Sequence

from bot import reminders
from bot.reminders import Reminder
from handlers import dates
from handlers.forms import pattern
from handlers.path import progress
from handlers.reminders import reminding
from handlers.said import Said
from handlers.scene import Scene
from handlers.screens import Screen
from handlers.shown import before, signs
from handlers.typed import date as typed_date
from handlers.typed import moment, name_and_state, reminder_words, step_numbers
from handlers.typed import path as typed_path
from knowledge import Html, Step


async def how(scene: Scene, said: Said) -> list[Screen]:
    """Say how a reminder comes, when that is asked below one offered or set; or on which day."""
    shown, words = before.step_shown(scene), scene.phrases.reminders
    listed = scene.before.startswith(signs.OF_REMINDERS)
    if listed and said.asks_for(words.typed_when_set(), words.typed_when_around()):
        set_already = await reminders.of(scene.session, scene.person_id)
        return [await reminding.waiting(scene)] if set_already else []
    asks = (listed or (shown and shown.day)) and said.asks_for(words.typed_how(), "")
    return [Screen(words.how())] if asks else []


async def typed(scene: Scene, said: Said) -> list[Screen]:
    """Answer the offered days: by a number, a day, a refusal, or another step."""
    shown = before.days_shown(scene)
    if shown is None:
        return []
    if told := await _offered(scene, said, shown):
        return told
    if shown_again := await _back(scene, said, shown.step):
        return shown_again
    if answered := await _answered_set(scene, said, shown.step.id):
        return answered
    return await reminding.on_day(scene, shown.step, said.text) or _no_day(scene, said)


async def _offered(scene: Scene, said: Said, shown: before.DaysShown) -> list[Screen]:
    """Take one of the listed days, or refuse them all; ask again for another step."""
    if shown.today is None:
        return []
    days = reminding.days_for(shown.step, shown.today)
    place = said.chooses(*([dates.long(scene.phrases, day)] for day in days))
    if place is not None:
        return [await reminding.put(scene, shown.step.id, days[place])]
    if refuses(scene, said):
        return [await reminding.decline(scene, shown.step.id)]
    other = name_and_state.named(scene.phrases, scene.base, said.bare)
    return [await reminding.put(scene, other.id, None)] if other else []


async def _back(scene: Scene, said: Said, step: Step | None) -> list[Screen]:
    """Do what the other buttons of a reminder, or of the list, do."""
    phrases, words = scene.phrases, scene.phrases.reminders
    if step and said.is_one_of(phrases.step.back(), phrases.path.typed_back()):
        return [await progress.step(scene, step.id)]
    if (zone := reminder_words.zone_told(phrases, said.text)) is not None:
        return [await reminding.move(scene, zone)]
    return [await reminding.waiting(scene)] if said.is_one_of(words.back()) else []


def _no_day(scene: Scene, said: Said) -> list[Screen]:
    """Ask for a day when the time told is not one; nothing when no time is told."""
    words, phrases = scene.phrases.reminders, scene.phrases
    if moment.is_alone(phrases, said.text):
        return [Screen(words.day_not_hour())]
    wishes = pattern(phrases.dates.typed["wishes"]())
    text = re.sub(rf"\b(?:{wishes})\b", "", said.words)
    return [Screen(words.day_unknown())] if typed_date.is_about(phrases, text) else []


async def vague(scene: Scene, step: Step, said: Said) -> list[Screen]:
    """Ask for the day of a step's reminder, when the time told is not a day."""
    if not _no_day(scene, said):
        return []
    return [await reminding.put(scene, step.id, None, above_days(scene, said.text))]


def above_days(scene: Scene, text: str) -> Html:
    """Say, above the days to choose from, that the time told is not a day."""
    words = scene.phrases.reminders
    return words.hour_told() if moment.holds(scene.phrases, text) else words.no_day_told()


async def _answered_set(scene: Scene, said: Said, step_id: str) -> list[Screen]:
    """Cancel the reminder just set, or ask for it if none is set; say that hours do not count."""
    if await reminding.day_of(scene, step_id):
        if moment.is_alone(scene.phrases, said.text):
            return [Screen(scene.phrases.reminders.no_hour())]
        return (
            [await reminding.cancel(scene, step_id)]
            if reminder_words.cancels(scene.phrases, said)
            else []
        )
    yes = said.is_one_of(scene.phrases.lists.typed_yes())
    return [await reminding.put(scene, step_id, None)] if yes else []


async def listed(scene: Scene, said: Said) -> list[Screen]:
    """Cancel one or all of the listed reminders, or move the only one to another day.

    A bare number gets told how to cancel; a bare day, how to say which reminder it is for. A step
    without a reminder is asked for its day: « la 5 », « la cpe ».
    """
    phrases = scene.phrases
    those = await _listed(scene)
    if told := await _cancelled(scene, those, said):
        return told
    if told := await _back(scene, said, None) or await _to_move(scene, those, said):
        return told
    number = said.place if said.number is None else said.number
    if number is None:
        step = name_and_state.named(phrases, scene.base, said.bare)
        put = [await reminding.put(scene, step.id, None)] if step else []
        return put or await _moved(scene, those, said.text)
    if 1 <= number <= len(those):
        return [Screen(phrases.reminders.number_hint(number=number))]
    named = number in step_numbers.read(phrases, said.text).numbers
    step = typed_path.of_number(scene.base, number) if named else None
    return [await reminding.put(scene, step.id, None)] if step else []


async def _listed(scene: Scene) -> Sequence[Reminder]:
    """Return the listed reminders; none when a step was asked for instead."""
    those = await reminders.of(scene.session, scene.person_id)
    return those if scene.before == f"{signs.REMINDERS}{len(those)}" else ()


async def _cancelled(scene: Scene, those: Sequence[Reminder], said: Said) -> list[Screen]:
    phrases = scene.phrases
    if reminder_words.stops(phrases, said.text):
        return [await reminding.stop(scene)]
    if (cancelled := reminder_words.cancelled(phrases, said.text)) is not None:
        return [await reminding.cancel_numbered(scene, cancelled)]
    if not reminder_words.cancels(phrases, said):
        return []
    return [await (reminding.cancel_only(scene) if those else reminding.waiting(scene))]


async def _to_move(scene: Scene, those: Sequence[Reminder], said: Said) -> list[Screen]:
    """Ask to which day to move a reminder, as its button does; or which one, of several."""
    steps, move = scene.base.steps, scene.phrases.reminders.move
    known = [steps[one.step_id] for one in those if one.step_id in steps]
    place = said.says(*([move(title=step.title)] for step in known))
    if place is None and not said.is_one_of(move(title="")):
        return []
    if place is None and len(known) != 1:
        return [Screen(scene.phrases.reminders.not_a_day())] if known else []
    return [await reminding.put(scene, known[place or 0].id, None)]


async def _moved(scene: Scene, those: Sequence[Reminder], text: str) -> list[Screen]:
    """Move the only reminder to the day typed; nothing when no day is."""
    steps = scene.base.steps
    if len(those) == 1 and those[0].step_id in steps:
        return await reminding.on_day(scene, steps[those[0].step_id], text)
    if typed_date.read(scene.phrases, text, scene.now.date()) is None:
        return []
    return [Screen(scene.phrases.reminders.not_a_day())]


def refuses(scene: Scene, said: Said) -> bool:
    """Tell whether a reminder is declined."""
    words, lists = scene.phrases.reminders, scene.phrases.lists
    return said.is_one_of(words.no(), words.typed_declined(), lists.typed_no())
