"""Moving a reminder in words: « décale mon rappel au 17 », « repousse la 8 d'un mois »."""

import re
from collections.abc import Mapping
from datetime import date

from bot import reminders
from handlers.forms import any_of, holds_any, pattern, split, without
from handlers.reminders import day_replaced, moving_together, reminded, reminding
from handlers.said import LAST, Said
from handlers.scene import Scene
from handlers.screens import Screen
from handlers.shown import before, signs
from handlers.typed import aside, list_place, step_numbers
from handlers.typed import date as typed_date
from knowledge import Phrases, Step
from knowledge.text import fold


async def asked(scene: Scene, said: Said, text: str) -> list[Screen]:
    """Move the reminder of a step, or the only one; or list them.

    The text is folded, between spaces.
    """
    words = scene.phrases.reminders
    if called := await of_list(scene, said) or await day_replaced.asked(scene, said):
        return called
    moves = holds_any(text, words.typed_move())
    below = scene.before.startswith(signs.OF_REMINDERS)
    spoken = holds_any(text, words.typed_reminder())
    every = scene.before.startswith(signs.REMINDERS) and text.startswith(_all(scene.phrases))
    if not (moves or every) or not (spoken or below):
        return []
    later, delay = await moving_together.delay(scene, text)
    day = later or await reminded.day(scene, step_numbers.read(scene.phrases, said.text).rest)
    days = await moving_together.waiting(scene) if day else {}
    if not days:
        return []
    rest = without(text, fold(day))
    when = moving_together.When("" if later else day, delay)
    if several := await moving_together.asked(scene, rest, days, when, moves=moves):
        return several
    named = await _named(scene, text, rest, days, spoken=spoken)
    if named is None and (not spoken or len(days) > 1):
        unnamed = spoken or moving_together.names_none(scene.phrases, rest)
        return [await reminding.waiting(scene, words.which_move())] if unnamed else []
    step = named or next(iter(days))
    if later:
        day = f"{days[step] + delay:%d/%m/%Y}" if step in days else ""
    else:
        day = await _other_day(scene, day, rest, days.get(step))
    return await reminding.on_day(scene, step, day)


async def _named(
    scene: Scene, text: str, rest: str, days: Mapping[Step, date], *, spoken: bool
) -> Step | None:
    """Return the step that a text names, without its day; else that of the reminder just set."""
    named = await reminded.step(scene, rest)
    just = None if spoken else before.days_shown(scene)
    if named:
        return _in_place(scene, text, named, days)
    return just.step if just and just.step in days else None


async def _other_day(scene: Scene, day: str, rest: str, former: date | None) -> str:
    """Return the other day told where one is that of the reminder: « lundi je ne peux pas, … »."""
    same = typed_date.read(scene.phrases, day, await scene.today()) == former
    other = await reminded.day(scene, rest) if same else ""
    return other or day


def _all(phrases: Phrases) -> tuple[str, ...]:
    """Return the words that mean all, at the start of a folded text: « tous à … »."""
    return tuple(f" {way} " for way in split(phrases.reminders.typed_all()))


def _in_place(scene: Scene, text: str, named: Step, days: Mapping[Step, date]) -> Step:
    """Return the step of the reminder at the place « la 2 », when step 2 has no reminder."""
    listed = scene.before.startswith(signs.REMINDERS) and named not in days
    numbers = step_numbers.read(scene.phrases, text).numbers
    called = not any_of(scene.phrases.path.typed_steps()).isdisjoint(text.split())
    places = [*days][named.number - 1 : named.number] if numbers == (named.number,) else []
    return places[0] if listed and places and not called else named


async def of_list(scene: Scene, said: Said) -> list[Screen]:
    """Move the reminder at a place of the list shown: « décale le 2 à lundi ».

    « Décale le 2 janvier » names a day.
    """
    if not scene.before.startswith(signs.REMINDERS):
        return []
    phrases, steps = scene.phrases, scene.base.steps
    told = aside.without_leads(phrases, said.folded)
    if several := await moving_together.by_places(scene, told):
        return several
    found = re.fullmatch(_numbered(phrases), told)
    place = list_place.place(phrases, found["place"]) if found else None
    if found is None or place is None or await reminded.day(scene, found["all"]) == found["all"]:
        return []
    waiting = await reminders.of(scene.session, scene.person_id)
    one = waiting[place if place == LAST else place - 1 :][:1]
    step = steps.get(one[0].step_id) if one else None
    later, delay = await moving_together.delay(scene, f" {said.folded} ")
    day = later or await reminded.day(scene, _end(said, found["day"]))
    lists, little = phrases.lists, phrases.reminders.typed_remind_around()
    around = any_of(lists.typed_around(), lists.typed_place_around(), little)
    if step is None or not around.issuperset(without(found["day"], fold(day)).split()):
        return []
    return await reminding.on_day(scene, step, f"{one[0].day + delay:%d/%m/%Y}" if later else day)


def _end(said: Said, folded: str) -> str:
    """Return the end of a message as it was typed: « 12/12 » needs its slash."""
    words = said.text.split()
    ends = (" ".join(words[at:]) for at in range(len(words)))
    return next((end for end in ends if fold(end) == folded), folded)


def _numbered(phrases: Phrases) -> str:
    """Return a pattern for the place of a reminder in the list, followed by a day."""
    words = phrases.reminders
    please, moves = pattern(words.typed_please()), pattern(words.typed_move())
    called = pattern(words.typed_reminder(), words.typed_called())
    before_it = rf"(?:(?:{called})\s)?(?:(?:{pattern(words.typed_nth())})\s)?"
    return (
        rf"(?:(?:{please})\s)?(?:(?:{moves})\s)?(?:(?:{pattern(words.typed_remind_of())})\s)?"
        rf"(?P<all>{before_it}(?P<place>\w+)(?:\s(?:{called}))?\s(?P<day>.+))"
    )
