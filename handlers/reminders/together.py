"""Reminders for several steps on one day, asked for in one message."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from bot import profile, reminders
from bot.reminders import Reminder
from handlers.forms import any_of, holds_any, pattern, without, words_of
from handlers.path import progress
from handlers.reminders import noted_screens, reminded, reminding
from handlers.scene import Scene
from handlers.screens import Screen
from handlers.shown import choices
from handlers.told import unclear
from handlers.typed import date as typed_date
from handlers.typed import path as typed_path
from handlers.typed import piece as typed_piece
from handlers.typed import step_numbers
from handlers.typed.date import NoSuchDay
from knowledge import Html, Step
from knowledge.text import fold, fold_all

MOST = 4
"""Most reminders set by one message: each comes as a message of its own."""


async def asked(scene: Scene, text: str, day: str) -> Screen | None:
    """Set reminders for the steps that a folded text names, or say why none is set.

    None when it names fewer than two; `day` holds its words that make a day, if any.
    """
    rest = without(text, fold(day))
    if await _is_either(scene, rest):
        await reminding.ask_which(scene)
        return Screen(scene.phrases.reminders.which_step())
    numbered = step_numbers.read(scene.phrases, rest)
    steps = await reminded.steps(scene, rest)
    if max(len(steps), len(numbered.numbers)) <= 1:
        return None
    if refused := await _not_understood(scene, numbered, rest):
        return refused
    words = scene.phrases.reminders
    if not day:
        return Screen(words.which_day()) if len(numbered.numbers) > 1 else None
    if len(steps) <= 1 or await reminded.day(scene, numbered.rest):
        return Screen(words.one_day())
    return (
        Screen(words.too_many(most=MOST)) if len(steps) > MOST else await _put(scene, steps, day)
    )


async def _not_understood(scene: Scene, told: step_numbers.Those, text: str) -> Screen | None:
    """Say that nothing is changed, where a state, « pas » or another act is told, or no step."""
    path, no = scene.phrases.path, scene.phrases.lists.typed_no()
    more = path.typed_state(), path.typed_without(), no
    if told.numbers and holds_any(fold(told.rest), *more):
        return await unclear.of_numbers(scene, told.numbers)
    if piece := _another_act(scene, text):
        return Screen(scene.phrases.reminders.not_read(text=piece))
    known = {one.number for one in scene.base.steps.values()}
    if known.issuperset(told.numbers):
        return None
    return await progress.steps(scene, scene.phrases.path.unknown())


def _another_act(scene: Scene, text: str) -> str:
    """Return the piece of a folded text, behind the first, that is no step to remind of; or none.

    « Et dis à ma secrétaire de faire la 9 », « et la 9 c'est elle » are none of what is wished;
    « et de commander la 6 » is.
    """
    phrases, path = scene.phrases, scene.phrases.path
    around = phrases.reminders.typed_remind_around(), phrases.lists.typed_around()
    little = any_of(path.typed_little(), path.typed_also(), path.typed_planned(), *around)
    of_it = any_of(phrases.reminders.typed_remind_of())
    named = [f"{step.title} {step.id}" for step in scene.base.steps.values()]
    known = {word for title in fold_all(named) for word in title.split()}
    known |= words_of(path.typed_all_steps(), path.typed_rest())
    tells = re.compile(rf"\d\s(?:{pattern(path.typed_is())})\b")
    for piece in typed_piece.cut(phrases, text)[1:]:
        words = piece.split()
        first = next((word for word in words if word not in little), "")
        number = typed_path.count(phrases, first) is not None
        begins = words[0] in of_it or not first or number or first in known
        if not begins or tells.search(piece):
            return piece
    return ""


async def _is_either(scene: Scene, text: str) -> bool:
    """Tell whether a folded text leaves open which step it means: « la 8 ou la 9 »."""
    pieces = re.split(rf"\b(?:{pattern(scene.phrases.path.typed_or())})\b", text)
    named = [await reminded.steps(scene, piece) for piece in pieces]
    return len({steps for steps in named if steps}) > 1


async def _put(scene: Scene, steps: Sequence[Step], text: str) -> Screen:
    """Set reminders for some steps on the day typed, or say why not."""
    known = await profile.of(scene.session, scene.person_id)
    day = typed_date.read(scene.phrases, text, known.today(scene.said_at))
    reason: Html | str = reminding.out_of_reach(scene, day, known.zone) if day else ""
    if day is None or isinstance(day, NoSuchDay) or reason:
        return Screen(reason)
    made, former = await noted(scene, dict.fromkeys(steps, day))
    await choices.offer_reminders(scene, len({*former, *(one.step_id for one in made)}))
    today = known.today(scene.now)
    return noted_screens.put_all(scene.knowledge, made, known, today, former)


async def noted(
    scene: Scene, days: Mapping[Step, date]
) -> tuple[list[Reminder], Mapping[str, date]]:
    """Set the reminders of some steps; return them, and the days of all there were before."""
    former = {one.step_id: one.day for one in await reminders.of(scene.session, scene.person_id)}
    made = [
        await reminders.put(scene.session, scene.person_id, step.id, day, scene.now)
        for step, day in days.items()
    ]
    return made, former
