"""A reminder that is moved in words: « décale mon rappel au 17 », « repousse la 8 d'un mois »."""

import re
from collections.abc import Mapping
from datetime import date, timedelta

from bot import profile, reminders
from handlers.forms import any_of, holds_any, pattern, split, without, words_of
from handlers.reminders import reminded, reminding, together
from handlers.said import LAST, Said
from handlers.scene import Scene
from handlers.screens import Screen
from handlers.shown import before, signs
from handlers.typed import aside, list_place, step_numbers
from handlers.typed import date as typed_date
from handlers.typed import path as typed_path
from handlers.typed.date import NoSuchDay
from knowledge import Phrases, Step
from knowledge.text import fold


async def asked(scene: Scene, said: Said, text: str) -> list[Screen]:
    """Move the reminder of a step, or the only one; or list them.

    The text is folded, between spaces.
    """
    words = scene.phrases.reminders
    if numbered := await of_list(scene, said):
        return numbered
    moves = holds_any(text, words.typed_move())
    below = scene.before.startswith(signs.OF_REMINDERS)
    called = holds_any(text, words.typed_reminder())
    every = scene.before.startswith(signs.REMINDERS) and text.startswith(_all(scene.phrases))
    if not (moves or every) or not (called or below):
        return []
    steps, waiting = scene.knowledge.base.steps, await reminders.of(scene.session, scene.person_id)
    days = {steps[one.step_id]: one.day for one in waiting if one.step_id in steps}
    later, delay = await _delay(scene, text)
    day = later or await reminded.day(scene, step_numbers.read(scene.phrases, said.text).rest)
    if not day or not days:
        return []
    if _is_every(scene.phrases, without(text, fold(day)), len(days), moves=moves):
        return [await _moved_all(scene, days, "" if later else day, delay)]
    named = await reminded.step(scene, without(text, fold(day)))
    named = _in_place(scene, text, named, days) if named else None
    just = None if called else before.days_shown(scene)
    named = just.step if just and not named and just.step in days else named
    if named is None and (not called or len(days) > 1):
        return [await reminding.waiting(scene)] if called else []
    step = named or next(iter(days))
    if later:
        day = f"{days[step] + delay:%d/%m/%Y}" if step in days else ""
    return await reminding.on_day(scene, step, day)


def _all(phrases: Phrases) -> tuple[str, ...]:
    """Return what begins what is told of all, in a folded text between spaces: « tous à … »."""
    return tuple(f" {way} " for way in split(phrases.reminders.typed_all()))


def _is_every(phrases: Phrases, text: str, count: int, *, moves: bool) -> bool:
    """Tell whether folded words without their day name all the reminders, so many, and no more."""
    words, typed, said = phrases.reminders, phrases.dates.typed, {*text.split()}
    known = any_of(words.typed_move(), words.typed_every(), words.typed_remind_around())
    known |= words_of(words.typed_reminder(), words.typed_please(), phrases.lists.typed_around())
    several = moves and not said.isdisjoint(split(words.typed_reminders()))
    counted = {word for word in said if typed_path.count(phrases, word) == count}
    so_many = bool(counted) and phrases.lists.typed_those() in said
    every = several or so_many or not said.isdisjoint(split(words.typed_all()))
    return every and (
        known | (counted if so_many else set()) | any_of(typed["of"](), typed["before"]())
    ).issuperset(said)


async def _moved_all(
    scene: Scene, days: Mapping[Step, date], day: str, delay: timedelta
) -> Screen:
    """Move all the reminders to a day, or each by a delay; say why not."""
    known, words = await profile.of(scene.session, scene.person_id), scene.phrases.reminders
    told = typed_date.read(scene.phrases, day, known.today(scene.now)) if day else None
    reason = reminding.out_of_reach(scene, told, known.zone) if told else ""
    if reason or isinstance(told, NoSuchDay):
        return await reminding.waiting(scene, reason)
    if told and len(days) > together.MOST:
        return await reminding.waiting(scene, words.too_many(most=together.MOST))
    for step, on in days.items():
        new = told or on + delay
        await reminders.put(scene.session, scene.person_id, step.id, new, scene.now)
    return await reminding.waiting(scene, words.moved_all())


def _in_place(scene: Scene, text: str, named: Step, days: Mapping[Step, date]) -> Step:
    """Return the step of the reminder in the place that « la 2 » tells, where step 2 has none."""
    listed = scene.before.startswith(signs.REMINDERS) and named not in days
    numbers = step_numbers.read(scene.phrases, text).numbers
    called = not any_of(scene.phrases.path.typed_steps()).isdisjoint(text.split())
    places = [*days][named.number - 1 : named.number] if numbers == (named.number,) else []
    return places[0] if listed and places and not called else named


async def of_list(scene: Scene, said: Said) -> list[Screen]:
    """Move the reminder that is called by its place in the list shown: « décale le 2 à lundi ».

    « Décale le 2 janvier » tells a day.
    """
    if not scene.before.startswith(signs.REMINDERS):
        return []
    phrases, steps = scene.phrases, scene.knowledge.base.steps
    told = aside.without_leads(phrases, said.folded)
    found = re.fullmatch(_numbered(phrases), told)
    place = list_place.place(phrases, found["place"]) if found else None
    if found is None or place is None or await reminded.day(scene, found["all"]) == found["all"]:
        return []
    waiting = await reminders.of(scene.session, scene.person_id)
    one = waiting[place if place == LAST else place - 1 :][:1]
    step = steps.get(one[0].step_id) if one else None
    later, delay = await _delay(scene, f" {said.folded} ")
    day = later or await reminded.day(scene, _end(said, found["day"]))
    lists, little = phrases.lists, phrases.reminders.typed_remind_around()
    around = any_of(lists.typed_around(), lists.typed_place_around(), little)
    if step is None or not around.issuperset(without(found["day"], fold(day)).split()):
        return []
    return await reminding.on_day(scene, step, f"{one[0].day + delay:%d/%m/%Y}" if later else day)


def _end(said: Said, folded: str) -> str:
    """Return the end of a message as it was typed: « 12/12 » is told by its sign."""
    words = said.text.split()
    ends = (" ".join(words[at:]) for at in range(len(words)))
    return next((end for end in ends if fold(end) == folded), folded)


def _numbered(phrases: Phrases) -> str:
    """Return a pattern for what calls a reminder of the list by its place, then tells a day."""
    words = phrases.reminders
    please, moves = pattern(words.typed_please()), pattern(words.typed_move())
    called = pattern(words.typed_reminder(), words.typed_called())
    before_it = rf"(?:(?:{called})\s)?(?:(?:{pattern(words.typed_nth())})\s)?"
    return (
        rf"(?:(?:{please})\s)?(?:(?:{moves})\s)?(?:(?:{pattern(words.typed_remind_of())})\s)?"
        rf"(?P<all>{before_it}(?P<place>\w+)(?:\s(?:{called}))?\s(?P<day>.+))"
    )


async def _delay(scene: Scene, text: str) -> tuple[str, timedelta]:
    """Return the words of a delay that ends a folded text, and how long it is; none without any.

    « De 3 jours » counts from the day that was set, « dans 3 jours » from today.
    """
    phrases, typed = scene.phrases, scene.phrases.dates.typed
    found = re.search(rf"\s(?:{pattern(typed['of']())})\s(\S+\s\S+)\s*$", text)
    today = await scene.today()
    within = f"{split(typed['within']())[0]} {found[1]}" if found else ""
    day = typed_date.read(phrases, within, today)
    if found is None or not isinstance(day, date):
        return "", timedelta(0)
    earlier = holds_any(text, phrases.reminders.typed_earlier())
    return found[1], today - day if earlier else day - today
