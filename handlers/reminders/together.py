"""Reminders of several steps on one day, asked for in one message."""

import re
from collections.abc import Sequence

from bot import profile, reminders
from handlers.forms import holds_any, pattern, without
from handlers.path import progress
from handlers.reminders import reminded, reminder_screens, reminding
from handlers.scene import Scene
from handlers.screens import Screen
from handlers.shown import choices
from handlers.told import unclear
from handlers.typed import date as typed_date
from handlers.typed import step_numbers
from handlers.typed.date import NoSuchDay
from knowledge import Html, Step
from knowledge.text import fold

MOST = 4
"""Reminders set by one message, at most: each comes as a message of its own."""


async def asked(scene: Scene, text: str, day: str) -> Screen | None:
    """Set the reminders of the steps that a folded text names, or say why none is.

    None when it names fewer than two; `day`: the words of it that are a day, if any.
    """
    rest = without(text, fold(day))
    if await _is_either(scene, rest):
        await reminding.ask_which(scene)
        return Screen(scene.phrases.reminders.which_step())
    numbered, steps = step_numbers.read(scene.phrases, rest), await reminded.steps(scene, rest)
    if max(len(steps), len(numbered.numbers)) <= 1:
        return None
    if refused := await _not_understood(scene, numbered):
        return refused
    words = scene.phrases.reminders
    if not day:
        return Screen(words.which_day()) if len(numbered.numbers) > 1 else None
    if len(steps) <= 1 or await reminded.day(scene, numbered.rest):
        return Screen(words.one_day())
    return (
        Screen(words.too_many(most=MOST)) if len(steps) > MOST else await _put(scene, steps, day)
    )


async def _not_understood(scene: Scene, told: step_numbers.Those) -> Screen | None:
    """Say that nothing is changed, where a state or « pas » is told, or a number is of no step."""
    path, no = scene.phrases.path, scene.phrases.lists.typed_no()
    more = path.typed_state(), path.typed_without(), no
    if told.numbers and holds_any(fold(told.rest), *more):
        return await unclear.of_numbers(scene, told.numbers)
    known = {one.number for one in scene.knowledge.base.steps.values()}
    if known.issuperset(told.numbers):
        return None
    return await progress.steps(scene, scene.phrases.path.unknown())


async def _is_either(scene: Scene, text: str) -> bool:
    """Tell whether a folded text leaves open of which step it is: « la 8 ou la 9 »."""
    pieces = re.split(rf"\b(?:{pattern(scene.phrases.path.typed_or())})\b", text)
    named = [await reminded.steps(scene, piece) for piece in pieces]
    return len({steps for steps in named if steps}) > 1


async def _put(scene: Scene, steps: Sequence[Step], text: str) -> Screen:
    """Remind of some steps on the day that is typed, or say why not."""
    known = await profile.of(scene.session, scene.person_id)
    day = typed_date.read(scene.phrases, text, known.today(scene.said_at))
    reason: Html | str = reminding.out_of_reach(scene, day, known.zone) if day else ""
    if day is None or isinstance(day, NoSuchDay) or reason:
        return Screen(reason)
    former = {one.step_id: one.day for one in await reminders.of(scene.session, scene.person_id)}
    made = [
        await reminders.put(scene.session, scene.person_id, step.id, day, scene.now)
        for step in steps
    ]
    await choices.offer_reminders(scene, len({*former, *(one.step_id for one in made)}))
    today = known.today(scene.now)
    return reminder_screens.put_all(scene.knowledge, made, known, today, former)
