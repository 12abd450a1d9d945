"""A step said in place of the one just told: « non pas la 2, la 3 », « oups, c'était la 4 »."""

import re
from collections.abc import Collection, Mapping

from bot import reminders
from bot.journey import State
from handlers.forms import any_of, folded, pattern, split
from handlers.path import progress
from handlers.reminders import reminding
from handlers.said import Said
from handlers.scene import Scene
from handlers.screens import Screen
from handlers.shown import before, signs
from handlers.typed import aside, step_numbers
from handlers.typed import path as typed_path
from knowledge import Phrases, Step, parts
from knowledge.text import fold


async def told(scene: Scene, said: Said) -> list[Screen]:
    """Give the state, or the reminder, of the step just told to the one said in its place."""
    told = {step.number: step for step in _just_told(scene)}
    if undone := await _undone(scene, said, told):
        return undone
    told = await _not_put_back(scene, told)
    below_day = scene.before.startswith(signs.DAY)
    refused, wanted = _meant(scene.phrases, said.text, told, below_day=below_day) or (0, 0)
    about, meant = told.get(refused), typed_path.of_number(scene.knowledge.base, wanted)
    if about is None or meant is None or wanted in told or parts.asks(said.text):
        return []
    if below_day:
        return [await _reminded_instead(scene, about, meant)]
    view = (await progress.journey(scene)).view(about.id)
    if view is None or view.state is State.TODO:
        return []
    return [await progress.put_back(scene, [about], {meant: view.state})]


async def _not_put_back(scene: Scene, told: dict[int, Step]) -> dict[int, Step]:
    """Return the steps just told, of several those not to do: « non la 2 » has put back the 1."""
    if len(told) <= 1:
        return told
    to_do = {one.step for one in (await progress.journey(scene)).steps if one.state is State.TODO}
    return {number: step for number, step in told.items() if step not in to_do}


async def _undone(scene: Scene, said: Said, told: Mapping[int, Step]) -> list[Screen]:
    """Put back one of the steps just marked: « non attends, la 9 non », « annule la 9 »."""
    phrases, text = scene.phrases, said.text
    named = step_numbers.one(phrases, text)
    ways = any_of(
        phrases.lists.typed_no(), phrases.mistaken.cancels(), phrases.path.typed_except()
    )
    refused = named and named.rest in ways
    asks = scene.before.startswith(signs.DAY) or parts.asks(said.text)
    if not named or not refused or named.number not in told or asks:
        return []
    return [await progress.put_back(scene, [told[named.number]])]


def _just_told(scene: Scene) -> list[Step]:
    """Return the steps just marked, or that of which a reminder was just set or asked for."""
    if days := before.days_shown(scene):
        return [days.step]
    return [*before.formerly(scene)]


async def _reminded_instead(scene: Scene, about: Step, meant: Step) -> Screen:
    """Remind of a step in place of another, on the same day; ask for the day where none is set."""
    day = await reminding.day_of(scene, about.id)
    if day is None:
        return await reminding.put(scene, meant.id, None)
    await reminders.cancel(scene.session, scene.person_id, about.id)
    shown = await reminding.put(scene, meant.id, day)
    return shown.below(scene.phrases.reminders.cancelled())


def _meant(
    phrases: Phrases, text: str, told: Collection[int], *, below_day: bool
) -> tuple[int, int] | None:
    """Return the number refused, and that said in its place; None for anything else.

    What only corrects refuses the number told, where a single one was; below a reminder, « non, le
    6 » is another day, and « non 6 » may be.
    """
    path = phrases.path
    folded_text = re.sub(rf"\s(?:{pattern(path.typed_instead())})$", "", fold(text))
    said = aside.without_leads(phrases, folded_text)
    little, without = pattern(path.typed_little()), pattern(path.typed_without())
    one, joining = rf"(?:(?:{little})\s)*(\d{{1,2}})", rf"(?:(?:{pattern(path.typed_and())})\s)?"
    if found := re.fullmatch(rf"(?:{without})\s{one}\s{joining}{one}", said):
        return int(found[1]), int(found[2])
    if found := re.fullmatch(rf"{one}\s{joining}(?:{without})\s{one}", said):
        return int(found[2]), int(found[1])
    step = pattern(path.typed_the(), path.typed_steps())
    named = rf"(?:\S+\s)*(?:{step})\s(\d{{1,2}})" if below_day else one
    corrects = re.fullmatch(rf"(?:(?:{_correcting(phrases)})\s)+{named}", folded_text)
    return (min(told), int(corrects[1])) if corrects and len(told) == 1 else None


def _correcting(phrases: Phrases) -> str:
    """Return a pattern for what corrects; « plutôt la 9 » may only open the 9."""
    opens = split(phrases.path.typed_instead())
    ways = folded(phrases.path.typed_correcting())
    return "|".join(way for way in ways if way not in opens)
