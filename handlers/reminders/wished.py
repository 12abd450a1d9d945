"""Asking for the reminder of a step in words: « rappelle-moi demain de commander la CPE »."""

import re
from dataclasses import replace

from handlers.forms import any_of, begun_by, folded, holds_any, pattern, split, without
from handlers.path import progress
from handlers.reminders import another, answered, moving, reminded, reminding, talked_of, together
from handlers.said import Said
from handlers.scene import Scene
from handlers.screens import Screen
from handlers.shown import before, signs
from handlers.told import noted as noted_steps
from handlers.typed import date as typed_date
from handlers.typed import moment, secretary_card, step_numbers, unwanted
from handlers.typed import path as typed_path
from knowledge import Step
from knowledge.text import fold

ASKS_A_DAY = (signs.DAY, signs.REMINDED, signs.REMINDERS)
"""Signs of the screens that a day alone answers."""


async def asked(scene: Scene, said: Said) -> list[Screen]:
    """Set the reminder of the step named, or ask for its day; nothing else gets a reminder.

    « Rappelez-moi comment commander la CPE » asks for none: it has no day and no « de ».
    """
    if _opening(scene, f" {said.folded} "):
        text = secretary_card.named(scene, await reminded.corrected(scene, said.text))
        said = replace(said, text=text)
    text = f" {said.folded} "
    if (opening := _opening(scene, text)) and not _is_refused(scene, text, opening):
        if moment.is_repeated(scene.phrases, text):
            return [Screen(scene.phrases.reminders.once())]
        waited = await _still_waits(scene, said, text, opening)
        waited = waited or await _beside_cancelled(scene, said, text, opening)
        return waited or await _wished(scene, said, text, opening)
    return await another.asked(scene, said) or await moving.asked(scene, said, text)


async def _wished(scene: Scene, said: Said, text: str, opening: str) -> list[Screen]:
    """Set what is wished in a folded text, whose words that ask for it are known."""
    before_it, after = _around(scene, text, opening)
    told = step_numbers.read(scene.phrases, said.text)
    day = await reminded.day(scene, told.rest)
    noted = await noted_steps.told(scene, before_it) if day else []
    around = after if noted else f"{before_it} {after}"
    if apart := await _apart(scene, told, after, around, day):
        return [*noted, apart]
    step = await reminded.step(scene, after) or talked_of.numbered(scene, after, day)
    step = step if step or noted else await reminded.step(scene, said.text)
    event = begun_by(after, scene.phrases.reminders.typed_when())  # « quand j'aurai ma carte »
    vague = not day and (bool(event) or typed_date.is_vague(scene.phrases, after))
    only_vague = vague and len(around.split()) <= reminded.MOST_WORDS
    nothing_else = not _names_more(scene, around, day)
    alone = nothing_else and not day and _is_of_the_shown(scene, opening)
    if step is None and day and not noted and not _names_more(scene, after, day):
        step = talked_of.day_asked(scene)
    if step is None and (only_vague or alone or (day and nothing_else)):
        step = await talked_of.just_noted(scene) if noted else None
        if step is None and scene.before.startswith(ASKS_A_DAY):
            return [*noted, await reminding.which_step(scene)] if noted and day else noted
        step = step or talked_of.shown(scene)
    if step is None:
        return [*noted, *await _of_none(scene, after, day, vague=only_vague)]
    of_it = {*after.split()[:1]} & any_of(scene.phrases.reminders.typed_remind_of())
    if not (day or vague or alone or of_it or _is_a_number(scene, after)):
        return []
    return [
        *noted,
        *await _put(scene, step, day, answered.above_days(scene, after) if vague else ""),
    ]


async def _of_none(scene: Scene, after: str, day: str, *, vague: bool) -> list[Screen]:
    """Ask which step is meant by « la carte », or say that only steps are reminded of."""
    if day and reminded.is_unclear(scene, without(after, fold(day))):
        return [await reminding.which_step(scene)]
    timed = vague or await _is_timed(scene, after, day)
    return [await reminding.of_no_step(scene)] if timed else []


async def _apart(
    scene: Scene, told: step_numbers.Those, after: str, around: str, day: str
) -> Screen | None:
    """Answer a wish about several steps, or say why it sets no reminder; None for one step."""
    several = await together.asked(scene, after, day) or await together.asked(scene, around, day)
    return several or (await _refused(scene, told, day) if day else None)


async def _put(scene: Scene, step: Step, day: str, above: str) -> list[Screen]:
    """Set the reminder of a step, or ask for its day, below some words."""
    put = await reminding.on_day(scene, step, day) if day else []
    return put or [await reminding.put(scene, step.id, None, above)]


async def _beside_cancelled(scene: Scene, said: Said, text: str, opening: str) -> list[Screen]:
    """Set what is wished beside a reminder being cancelled; of that one, ask which it is."""
    first, after = _around(scene, text, opening)
    told = unwanted.read(scene.phrases, first.strip())
    wished = unwanted.without(scene.phrases, after.strip())
    if wished == after.strip() and (told is None or not (told.spoken and told.named)):
        return []
    alone = f" {opening} {wished} "
    wish = await _wished(scene, replace(said, text=alone.strip()), alone, opening)
    return [*wish, await reminding.waiting(scene, scene.phrases.reminders.which_cancel())]


async def _still_waits(scene: Scene, said: Said, text: str, opening: str) -> list[Screen]:
    """Remind of the step that a reminder, or an answer, told of: « pas reçue, rappelle-moi … »."""
    (before_it, after), base = _around(scene, text, opening), scene.base
    about, phrases = before.about(scene) or talked_of.shown(scene), scene.phrases
    denies = any_of(phrases.path.typed_undo_before()).issuperset(before_it.split())
    waits = denies or typed_path.not_yet(phrases, Said(before_it.strip()))
    day = await reminded.day(scene, step_numbers.read(phrases, said.text).rest)
    below = scene.before in base.entries or scene.before.startswith((signs.DAY, signs.REMINDED))
    if about is None or not (below and waits and day) or _names_more(scene, after, day):
        return []
    return await reminding.on_day(scene, about, day)


def _around(scene: Scene, text: str, opening: str) -> tuple[str, str]:
    """Return what is said before and after the words that ask, without « tu peux », « aussi »."""
    first, _, after = text.partition(f" {opening} ")
    if first.strip() in folded(scene.phrases.reminders.typed_please()):
        first = ""
    path, ifs = scene.phrases.path, pattern(scene.phrases.reminders.typed_unless())
    unless = rf"(?:^|\s)(?:{ifs})\s.*\b(?:{pattern(path.typed_without())})\b.*$"
    after = re.sub(rf"^(?:{pattern(path.typed_also())})\s", "", after)
    return re.sub(unless, " ", first), re.sub(unless, " ", after)


def _is_of_the_shown(scene: Scene, opening: str) -> bool:
    """Tell whether a bare « rappelle-moi » is for the step shown; « rappel » lists them all."""
    lists = opening in folded(scene.phrases.reminders.typed_remind_first())
    return not lists and scene.before.startswith(signs.STEPS)


async def _refused(scene: Scene, told: step_numbers.Those, day: str) -> Screen | None:
    """Say why no reminder is set: the number fits no step, or two days are told."""
    known = {step.number for step in scene.base.steps.values()}
    if not known.issuperset(told.numbers):
        return await progress.steps(scene, scene.phrases.path.unknown())
    rest = without(fold(told.rest), fold(day))
    today = await scene.today()
    days = (day, await reminded.day(scene, rest))
    read = [typed_date.read(scene.phrases, one, today) for one in days if one]
    several = len(read) > 1 and read[0] != read[1]
    return Screen(scene.phrases.reminders.one_day()) if several else None


def _is_a_number(scene: Scene, text: str) -> bool:
    """Tell whether folded words name a step and no more: « la 8 »; « l'étape 8 » opens it.

    « Rappel 8 », below the list of reminders, names one of them.
    """
    if text.strip().isdecimal():
        return not scene.before.startswith(signs.REMINDERS)
    named = step_numbers.read(scene.phrases, text)
    called = holds_any(text, scene.phrases.path.typed_steps())
    return len(named.numbers) == 1 and not named.rest and not called


def _opening(scene: Scene, text: str) -> str:
    """Return the words of a folded text that ask for a reminder; empty for none."""
    words = scene.phrases.reminders
    anywhere = (way for way in folded(words.typed_remind()) if f" {way} " in text)
    firsts = folded(words.typed_remind_first())
    return next(anywhere, "") or next((way for way in firsts if text.startswith(f" {way} ")), "")


def _is_refused(scene: Scene, text: str, opening: str) -> bool:
    """Tell whether no reminder is wanted: « ne me rappelez pas la 8 », « … à quoi elle sert »."""
    after = text.partition(f" {opening} ")[2]
    return bool(begun_by(after, scene.phrases.reminders.typed_remind_not()))


async def _is_timed(scene: Scene, after: str, day: str) -> bool:
    """Tell whether « rappelle-moi » is followed by a day, an hour or « de », not « la règle »."""
    phrases, words = scene.phrases, after.split()
    while words and words[0] in split(phrases.lists.typed_around()):
        del words[0]
    if not words:
        return bool(day)
    if words[0] in split(phrases.reminders.typed_remind_of()):
        return bool(day) or moment.holds(phrases, after)
    firsts = [" ".join(words[:size]) for size in range(1, reminded.MOST_WORDS + 1)]
    today = await scene.today()
    days = any(typed_date.read(phrases, first, today) is not None for first in firsts)
    return days or any(moment.is_alone(phrases, first) for first in firsts)


def _names_more(scene: Scene, text: str, day: str) -> bool:
    """Tell whether folded words around a wish say more than its day: « d'appeler l'éditeur »."""
    phrases = scene.phrases
    little = any_of(phrases.reminders.typed_remind_around(), phrases.lists.typed_around())
    left = moment.without(phrases, f"{fold(day)} {text}").split()
    return not {*little, *fold(day).split()}.issuperset(left)
