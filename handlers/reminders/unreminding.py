"""Cancelling reminders in words."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot import reminders
from bot.reminders import Reminder
from handlers.forms import any_of, holds_any, pattern
from handlers.reminders import reminded, reminding
from handlers.said import LAST, QUESTION_MARK, Said
from handlers.scene import Scene
from handlers.screens import Screen
from handlers.shown import before, signs
from handlers.typed import date as typed_date
from handlers.typed import list_place, reminder_words, unwanted
from handlers.typed.unwanted import Unwanted


async def asked(scene: Scene, said: Said) -> list[Screen]:
    """Cancel the reminders that are no longer wanted, or say that there are none such."""
    excepted = await _all_but(scene, said)
    return [excepted] if excepted else await _unwanted(scene, said)


async def _unwanted(scene: Scene, said: Said) -> list[Screen]:
    """Cancel the reminders that a message says are no longer wanted."""
    told = unwanted.read(scene.phrases, said.text)
    below = scene.before.startswith(signs.OF_REMINDERS)
    if told is None or not (told.spoken or (below and told.named)):
        return []
    those = await reminders.of(scene.session, scene.person_id)
    if several := _several(scene, said, told, those):
        return [await _cancelled(scene, several)]
    if told.number is not None and not told.refused:
        return [await _numbered(scene, told.number if told.number != LAST else len(those))]
    if _is_unclear(scene, said, told, those):
        return [await reminding.waiting(scene, scene.phrases.reminders.which_cancel())]
    if not told.named:
        return [await (_every(scene, those) if told.every else _one(scene, those))]
    meant = await _meant(scene, those, told)
    return [] if meant is None else [await _cancelled(scene, meant)]


async def _all_but(scene: Scene, said: Said) -> Screen | None:
    """Cancel all reminders except some: « annule tout sauf le 2 »."""
    phrases, below = scene.phrases, scene.before.startswith(signs.OF_REMINDERS)
    first, *rest = re.split(
        rf"\s(?:{pattern(phrases.path.typed_except())})\s", said.folded, maxsplit=1
    )
    if not rest or QUESTION_MARK in said.text:
        return None
    told = unwanted.read(phrases, first)
    every = told is not None and told.every and told.spoken and not told.named
    if not (every or (below and reminder_words.stops(phrases, first))):
        return None
    those = await reminders.of(scene.session, scene.person_id)
    kept = await _named(scene, rest[0], those)
    if not kept:
        return await reminding.waiting(scene, phrases.reminders.which_cancel())
    return await _cancelled(scene, [one for one in those if one not in kept])


async def _named(scene: Scene, text: str, those: Sequence[Reminder]) -> list[Reminder]:
    """Return the reminders that folded words name, by their steps or their places in the list."""
    phrases, words = scene.phrases, scene.phrases.reminders
    little = any_of(words.typed_remind_around(), words.typed_nth(), phrases.lists.typed_around())
    told = [word for word in text.split() if word not in little]
    feminine = holds_any(text, phrases.path.typed_the())
    place = list_place.place(phrases, told[0]) if len(told) == 1 and not feminine else None
    if place is not None and scene.before.startswith(signs.REMINDERS):
        return [*those[place if place == LAST else place - 1 :][:1]]
    steps = {step.id for step in await reminded.steps(scene, text)}
    return [one for one in those if one.step_id in steps]


def _several(
    scene: Scene, said: Said, told: Unwanted, those: Sequence[Reminder]
) -> list[Reminder]:
    """Return the reminders named by their places in the list shown: « annule 1 et 2 ».

    « La 8 et la 9 » are steps.
    """
    steps = holds_any(said.folded, scene.phrases.path.typed_the())
    below = scene.before.startswith(signs.REMINDERS)
    if steps or told.refused or not below or _corrects(scene, said):
        return []
    places = list_place.several(scene.phrases, told.named, len(those))
    return [those[place - 1] for place in places] if len(places) > 1 else []


def _is_unclear(scene: Scene, said: Said, told: Unwanted, those: Sequence[Reminder]) -> bool:
    """Tell whether one replaces another, or the numbers may not be places in the list."""
    listed = replace(scene, before=signs.REMINDERS)
    return _corrects(scene, said) or len(_several(listed, said, told, those)) > 1


def _corrects(scene: Scene, said: Said) -> bool:
    """Tell whether a text replaces one by another: « annule le 1 non le 2 »."""
    ways = pattern(scene.phrases.path.typed_correcting())
    return re.search(rf"\s(?:{ways})\s", said.folded) is not None


async def _numbered(scene: Scene, number: int) -> Screen:
    """Cancel a reminder of the list just shown; if it was not shown, show it first."""
    if scene.before.startswith(signs.REMINDERS):
        return await reminding.cancel_numbered(scene, number)
    return await reminding.waiting(scene)


async def _cancelled(scene: Scene, meant: Sequence[Reminder]) -> Screen:
    """Cancel some reminders, or say that there are none such; then list those left."""
    none = scene.phrases.reminders.none_of_it()
    return await reminding.cancel_all(scene, [one.step_id for one in meant], none)


async def _meant(
    scene: Scene, those: Sequence[Reminder], told: Unwanted
) -> Sequence[Reminder] | None:
    """Return the reminders that are meant; None when no step and no day is named.

    « Pas lundi », below a reminder, moves it; « pas la 8 » is about one only if it exists.
    """
    if steps := await reminded.steps(scene, told.named):
        named = {step.id for step in steps}
        meant = [one for one in those if one.step_id in named]
        return None if told.refused and not meant else meant
    if told.refused:
        return None
    today = await scene.today()
    day = typed_date.read(scene.phrases, told.named, today)
    return [one for one in those if one.day == day] if day else None


async def _every(scene: Scene, those: Sequence[Reminder]) -> Screen:
    return await (reminding.stop(scene) if those else reminding.waiting(scene))


async def _one(scene: Scene, those: Sequence[Reminder]) -> Screen:
    """Cancel the reminder just set, decline the one just offered, or cancel the only one."""
    days, shown = before.days_shown(scene), before.step_shown(scene)
    if days and await reminding.day_of(scene, days.step.id):
        return await reminding.cancel(scene, days.step.id)
    offered = days.step if days else shown.step if shown and shown.day else None
    if offered:
        return await reminding.decline(scene, offered.id)
    return await (reminding.cancel_only(scene) if those else reminding.waiting(scene))
