"""Moving several reminders at once: « décale le 1 et le 2 à vendredi », « tous à lundi »."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from bot import profile, reminders
from handlers.forms import any_of, holds_any, pattern, split, without, words_of
from handlers.reminders import reminded, reminding, together
from handlers.scene import Scene
from handlers.screens import Screen
from handlers.shown import signs
from handlers.typed import date as typed_date
from handlers.typed import path as typed_path
from handlers.typed import step_numbers
from handlers.typed.date import NoSuchDay
from knowledge import Phrases, Step
from knowledge.text import fold

Days = Mapping[Step, date]
"""The reminders to come: the day of each step."""


@dataclass(frozen=True)
class When:
    """To when reminders are moved.

    Attributes:
        day: the words of the day; empty where each is moved `by` a delay.
    """

    day: str
    by: timedelta = timedelta(0)


async def asked(scene: Scene, text: str, days: Days, when: When, *, moves: bool) -> list[Screen]:
    """Move all reminders, or those of the steps that folded words without a day name."""
    every = _is_every(scene.phrases, text, len(days), moves=moves)
    named = days if every else await _by_steps(scene, text, days)
    if named and not every and await reminded.day(scene, text):
        return [Screen(scene.phrases.reminders.one_day())]
    return [await _moved(scene, named, when)] if named else []


async def waiting(scene: Scene) -> Days:
    """Return the reminders still to come, in the order of their list."""
    steps = scene.base.steps
    those = await reminders.of(scene.session, scene.person_id)
    return {steps[one.step_id]: one.day for one in those if one.step_id in steps}


async def by_places(scene: Scene, text: str) -> list[Screen]:
    """Move the reminders at some places of the list: « décale le 1 et le 2 … ».

    The text is folded; in it, « le 2 » is a place when « à vendredi » follows.
    """
    phrases, words = scene.phrases, scene.phrases.reminders
    typed = phrases.dates.typed
    moves, nth = pattern(words.typed_move()), pattern(words.typed_nth())
    place = rf"(?:(?:{pattern(phrases.path.typed_and())}|{nth})\s)*\d{{1,2}}\s"
    leads = rf"(?:{pattern(typed['before'](), typed['of']())})\s"
    found = re.fullmatch(rf"(?:{moves})\s((?:{place}){{2,}})({leads}.+)", text)
    if found is None or not scene.before.startswith(signs.REMINDERS):
        return []
    days = await waiting(scene)
    places, steps = [int(one) for one in re.findall(r"\d+", found[1])], [None, *days]
    later, by = await delay(scene, f" {text} ")
    day = later or await reminded.day(scene, found[2])
    if not day or max(places) >= len(steps):
        return [await reminding.waiting(scene)] if day else []
    if await reminded.day(scene, without(found[2], fold(day))):
        return [Screen(words.one_day())]
    named = {step: days[step] for place in places if (step := steps[place])}
    return [await _moved(scene, named, When("" if later else day, by))]


async def _by_steps(scene: Scene, text: str, days: Days) -> Days:
    """Return the reminders of the steps that folded words name; none for a single step."""
    named = step_numbers.read(scene.phrases, text)
    steps = await reminded.steps(scene, text) if len(named.numbers) > 1 else ()
    known = {step: days[step] for step in steps if step in days}
    return known if len(known) == len(steps) > 1 else {}


def _is_every(phrases: Phrases, text: str, count: int, *, moves: bool) -> bool:
    """Tell whether folded words without their day name all of so many reminders, and no more."""
    words, said = phrases.reminders, {*text.split()}
    several = moves and not said.isdisjoint(split(words.typed_reminders()))
    counted = {word for word in said if typed_path.count(phrases, word) == count}
    so_many = bool(counted) and phrases.lists.typed_those() in said
    every = several or so_many or not said.isdisjoint(split(words.typed_all()))
    known = _around(phrases) | any_of(words.typed_every()) | (counted if so_many else set())
    return every and known.issuperset(said)


def names_none(phrases: Phrases, text: str) -> bool:
    """Tell whether folded words without their day name no reminder: « décale-le »."""
    return _around(phrases).issuperset(text.split())


def _around(phrases: Phrases) -> frozenset[str]:
    """Return folded words that may stand around the reminders to move, without naming any."""
    words, typed = phrases.reminders, phrases.dates.typed
    known = any_of(
        words.typed_move(), words.typed_remind_around(), typed["of"](), typed["before"]()
    )
    lists = phrases.lists.typed_around()
    return known | words_of(words.typed_reminder(), words.typed_please(), lists)


async def _moved(scene: Scene, days: Days, when: When) -> Screen:
    """Move some reminders to a day, or each by a delay; or say why not."""
    known, words = await profile.of(scene.session, scene.person_id), scene.phrases.reminders
    today = known.today(scene.said_at)
    told = typed_date.read(scene.phrases, when.day, today) if when.day else None
    reason = reminding.out_of_reach(scene, told, known.zone) if told else ""
    if reason or isinstance(told, NoSuchDay):
        return await reminding.waiting(scene, reason)
    if told and len(days) > together.MOST:
        return await reminding.waiting(scene, words.too_many(most=together.MOST))
    for step, on in days.items():
        new = told or on + when.by
        await reminders.put(scene.session, scene.person_id, step.id, new, scene.now)
    return await reminding.waiting(scene, words.moved_all())


async def delay(scene: Scene, text: str) -> tuple[str, timedelta]:
    """Return the words of a delay that ends a folded text, and its length; none without any.

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
