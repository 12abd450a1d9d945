"""A step that replaces the one just told: « non pas la 2, la 3 », « oups, c'était la 4 »."""

import re
from collections.abc import Collection, Mapping, Sequence

from bot import reminders
from bot.journey import State
from handlers.forms import any_of, folded, pattern, split, words_of
from handlers.path import progress
from handlers.reminders import reminding
from handlers.said import QUESTION_MARK, Said
from handlers.scene import Scene
from handlers.screens import Screen
from handlers.shown import before, signs
from handlers.typed import aside, figures, step_numbers
from handlers.typed import path as typed_path
from knowledge import Phrases, Step, parts
from knowledge.text import fold


async def told(scene: Scene, said: Said) -> list[Screen]:
    """Give the state, or the reminder, of the step just told to the one that replaces it."""
    told = {step.number: step for step in _just_told(scene)}
    if undone := await _undone(scene, said, told):
        return undone
    told = await _not_put_back(scene, told)
    if undone := await _all_but(scene, said, told):
        return undone
    below_day = scene.before.startswith(signs.DAY)
    text, act = _uncleft(scene.phrases, figures.in_figures(scene.phrases, said.folded))
    refused, wanted = _meant(scene.phrases, text, told, below_day=below_day, cleft=act) or (0, 0)
    about, meant = told.get(refused), typed_path.of_number(scene.base, wanted)
    asks = QUESTION_MARK in said.text or parts.asks(text)
    if about is None or meant is None or wanted in told or asks:
        return []
    if below_day:
        return [await _reminded_instead(scene, about, meant)]
    view = (await progress.journey(scene)).view(about.id)
    if view is None or view.state is State.TODO or act not in {"", view.state}:
        return []
    return [await progress.put_back(scene, [about], {meant: view.state})]


async def _not_put_back(scene: Scene, told: dict[int, Step]) -> dict[int, Step]:
    """Return the steps just told, or those not yet undone: « non la 2 » has undone the 1."""
    if len(told) <= 1:
        return told
    to_do = {one.step for one in (await progress.journey(scene)).steps if one.state is State.TODO}
    return {number: step for number, step in told.items() if step not in to_do}


async def _undone(scene: Scene, said: Said, told: Mapping[int, Step]) -> list[Screen]:
    """Undo one of the steps just marked: « non attends, la 9 non », « annule la 9 »."""
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


async def _all_but(scene: Scene, said: Said, told: Mapping[int, Step]) -> list[Screen]:
    """Undo the steps just marked except those named: « ah non, juste la 1 »."""
    phrases, path = scene.phrases, scene.phrases.path
    named = step_numbers.read(phrases, said.text)
    around = words_of(path.typed_correcting(), path.typed_instead())
    around |= any_of(path.typed_little(), path.typed_state(), phrases.lists.typed_around())
    left = {word for word in fold(named.rest).split() if word not in around}
    only = left and left <= any_of(path.typed_only())
    refused = [step for number, step in told.items() if number not in named.numbers]
    kept = told.keys() & {*named.numbers}
    only = only and not _uncleft(phrases, said.folded)[1]
    if not only or not refused or not kept or len(kept) < len(named.numbers):
        return []
    if scene.before.startswith(signs.DAY) or parts.asks(said.text):
        return []
    known, act = await progress.journey(scene), typed_path.wish(phrases, named.rest).act
    views = [view for number in kept if (view := known.view(told[number].id))]
    same = all(act in {"", view.state} for view in views)
    return [await progress.put_back(scene, refused)] if same else []


def _just_told(scene: Scene) -> list[Step]:
    """Return the steps just marked, or the one whose reminder was just set or asked for."""
    if days := before.days_shown(scene):
        return [days.step]
    return [*before.formerly(scene)]


async def _reminded_instead(scene: Scene, about: Step, meant: Step) -> Screen:
    """Remind of one step in place of another, on the same day; without a day, ask for it."""
    day = await reminding.day_of(scene, about.id)
    if day is None:
        return await reminding.put(scene, meant.id, None)
    await reminders.cancel(scene.session, scene.person_id, about.id)
    shown = await reminding.put(scene, meant.id, day)
    return shown.below(scene.phrases.reminders.cancelled())


def _uncleft(phrases: Phrases, text: str) -> tuple[str, str]:
    """Return « c'est la 3 » for « c'est la 3 que j'ai faite », folded; and the state it tells."""
    that, without = pattern(phrases.path.typed_that()), pattern(phrases.path.typed_without())
    found = re.fullmatch(rf"(.*\d)\s(?:{that})\s(.+?)(\s(?:{without})\s.*)?", text)
    act = typed_path.wish(phrases, found[2]).act if found else ""
    return (f"{found[1]}{found[3] or ''}", act) if found and act in {*State} else (text, "")


def _meant(
    phrases: Phrases, text: str, told: Collection[int], *, below_day: bool, cleft: str
) -> tuple[int, int] | None:
    """Return the number refused and the one that replaces it; None for anything else.

    Words that only correct refuse the number just told, if it was the only one. Below a reminder,
    « non, le 6 » is another day, and « non 6 » may be.
    """
    path = phrases.path
    text = re.sub(rf"\s(?:{pattern(path.typed_instead())})$", "", text)
    said = aside.without_leads(phrases, text)
    little, without = pattern(path.typed_little()), pattern(path.typed_without())
    one, joining = rf"(?:(?:{little})\s)*(\d{{1,2}})", rf"(?:(?:{pattern(path.typed_and())})\s)?"
    if found := re.fullmatch(rf"(?:(?:{little})\s)*(?:{without})\s{one}\s{joining}{one}", said):
        return int(found[1]), int(found[2])
    if found := re.fullmatch(rf"{one}\s{joining}(?:{without})\s{one}", said):
        return int(found[2]), int(found[1])
    step = pattern(path.typed_the(), path.typed_steps())
    named = rf"(?:\S+\s)*(?:{step})\s(\d{{1,2}})" if below_day else one
    opens = _correcting(phrases, [path.typed_it_is()] if cleft else [])
    corrects = re.fullmatch(rf"(?:{opens}){named}", text)
    return (min(told), int(corrects[1])) if corrects and len(told) == 1 else None


def _correcting(phrases: Phrases, also: Sequence[str]) -> str:
    """Return a pattern for words that correct; « plutôt la 9 » may only open step 9."""
    path, opens = phrases.path, split(phrases.path.typed_instead())
    ways = [way for way in folded(path.typed_correcting()) if way not in opens]
    rather = rf"(?:(?:{pattern(path.typed_instead())})\s)"
    was, it_is = pattern(path.typed_it_was(), *also), pattern(path.typed_it_is())
    return rf"(?:(?:{'|'.join(ways)})\s)+|{rather}?(?:{was})\s|{rather}(?:{it_is})\s"
