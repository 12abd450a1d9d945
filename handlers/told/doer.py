"""Who does a step of a shared path, or did: « qui s'en charge », « moi », « qui l'a fait ? »."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.journey import Member, State
from handlers.forms import any_of, pattern, split
from handlers.path import progress
from handlers.practice import members, team
from handlers.said import QUESTION_MARK, Said
from handlers.scene import Scene
from handlers.screens import Screen
from handlers.shown import before, signs
from handlers.typed import aside, excepted, step_numbers
from handlers.typed import member as typed_member
from knowledge import Phrases
from knowledge.text import fold

NOBODY = 0
"""The number that charges no member with a step."""


async def answer(scene: Scene, said: Said, step_id: str) -> list[Screen]:
    """Ask who does the step shown, or note it; for someone alone, say that nothing is shared.

    Only one member can be in charge: for « c'est nous deux », ask which. For someone alone, a
    single word may be about anything.
    """
    words = scene.phrases.practice
    asked = said.asks_for(words.typed_doer(), "")
    mine = await team.of(scene)
    several = mine is not None and len([one for one in mine.members if not one.me]) > 1
    unsure = [words.typed_both(), *([words.typed_the_other()] if several else [])]
    asked = asked or said.is_one_of(*unsure)
    if asked and mine is not None:
        return [await team.doers(scene, step_id)]
    if mine is None:
        at_length = [way for way in split(words.typed_me()) if " " in way]
        mine_to_do = said.is_one_of(*at_length)
        told = asked or mine_to_do or typed_member.is_told(scene.phrases, said.words)
        return [await progress.step(scene, step_id, words.alone())] if told else []
    if QUESTION_MARK not in said.text:
        said = replace(said, text=aside.without_leads(scene.phrases, said.words))
    if said.is_one_of(words.typed_not_me()):
        view = (await progress.journey(scene)).view(step_id)
        i_do = view is not None and view.doer is not None and view.doer.me
        if i_do:
            return [await team.assign(scene, step_id, NOBODY)]
        return [await progress.step(scene, step_id)]
    numbers = _numbers(scene, said, mine.members)
    if len(numbers) > 1 or (not numbers and typed_member.is_by_name(scene.phrases, said.words)):
        return [await team.doers(scene, step_id)]
    return [await team.assign(scene, step_id, number) for number in numbers]


async def by_number(scene: Scene, said: Said) -> list[Screen]:
    """Note who does the step in question, by the number of a member: « 2 », « le 2 »."""
    shown, place = before.step_shown(scene), said.place if said.number is None else said.number
    if shown is None or place is None or not before.asks_who(scene):
        return []
    mine = await team.of(scene)
    known = [one.number for one in mine.members] if mine else []
    return [await team.assign(scene, shown.step.id, place)] if place in known else []


async def of_several(scene: Scene, said: Said) -> list[Screen]:
    """Note who does several named steps: « ma secrétaire fait la 4 et la 5 ».

    « Je prends la 4 et ma secrétaire la 5 » says for each who does it.
    """
    steps = {one.number: one for one in scene.base.steps.values()}
    named = step_numbers.read(scene.phrases, said.text).numbers
    asks = excepted.asks(scene.phrases, said.text) or excepted.tells_done(scene.phrases, said.text)
    if len(steps.keys() & {*named}) <= 1 or asks or (mine := await team.of(scene)) is None:
        return []
    charged = dict[int, int]()
    for clause in _clauses(scene.phrases, said.text):
        told = step_numbers.read(scene.phrases, clause)
        doers = _numbers(scene, _who(scene, told.rest, said), mine.members)
        if len(doers) != 1 or not told.numbers:
            return []
        charged |= dict.fromkeys(told.numbers, doers[0])
    for one, doer in charged.items():
        if one in steps:
            await team.assign(scene, steps[one].id, doer)
    return [await progress.steps(scene, scene.phrases.practice.doer_noted())]


async def refused(scene: Scene, said: Said) -> list[Screen]:
    """Leave nobody in charge of a step that is to do: « finalement pas la 9 »."""
    phrases, told = scene.phrases, step_numbers.by_number(scene.phrases, said.text)
    ways = any_of(phrases.path.typed_without(), phrases.lists.typed_no())
    if not told or told.rest not in ways or QUESTION_MARK in said.text:
        return []
    views = (await progress.journey(scene)).steps
    to_do = (view for view in views if view.state is State.TODO and view.doer)
    step = next((view.step for view in to_do if view.step.number == told.number), None)
    return [await team.assign(scene, step.id, NOBODY)] if step else []


def _clauses(phrases: Phrases, text: str) -> list[str]:
    """Return the pieces of a text that each say who does some steps.

    A step named alone goes to the person told before it, unless a step comes before its doer: « la
    7 c'est moi, la 8 et la 9 ma secrétaire ».
    """
    between = rf"[\s,;.]+(?:{pattern(phrases.path.typed_and())})\s|[,;.]\s"
    cuts = [cut.span() for cut in re.finditer(between, text, re.IGNORECASE)]
    begins, ends = [0, *(end for _, end in cuts)], [*(begin for begin, _ in cuts), len(text)]
    tells = [_tells_more(phrases, text[at:end]) for at, end in zip(begins, ends, strict=True)]
    named_first = fold(step_numbers.read(phrases, text).rest).split()[:1] != fold(text).split()[:1]
    opens = tells[:-1] if named_first else tells[1:]
    if named_first and not tells[-1]:
        opens[-1:] = [False]
    clauses = [at for at, opened in enumerate(opens, 1) if opened]
    return [text[begins[at] : ends[then - 1]] for at, then in pairwise([0, *clauses, len(begins)])]


def _tells_more(phrases: Phrases, piece: str) -> bool:
    """Tell whether a piece of a text says more than the number of a step."""
    rest, of = fold(step_numbers.read(phrases, piece).rest), split(phrases.dates.typed["of"]())
    return any(not word.isdecimal() and word not in of for word in rest.split())


def _who(scene: Scene, text: str, said: Said) -> Said:
    """Return what is said around the numbers of steps, without mere joining words."""
    of = (scene.phrases.dates.typed[name]() for name in ("of", "before"))
    around = pattern(scene.phrases.path.typed_and(), *of)
    told = aside.without_leads(scene.phrases, fold(text))
    return Said(re.sub(rf"(?:\s(?:{around}))+$", "", told), said.around)


def _numbers(scene: Scene, said: Said, those: Sequence[Member]) -> list[int]:
    """Return the numbers of the members who may be meant; `NOBODY` for none of them."""
    phrases, words = scene.phrases, scene.phrases.practice
    called = members.each_called(phrases, those)
    labels = [[members.as_me(phrases, one, called[one.number])] for one in those]
    mine = next(place for place, one in enumerate(those) if one.me)
    labels[mine] += [words.typed_me(), words.typed_i_do()]
    place = said.says(*labels, [words.nobody(), words.typed_nobody()])
    if place is not None:
        return [those[place].number if place < len(those) else NOBODY]
    others = [one.number for one in those if not one.me]
    charged = Said(typed_member.charged(phrases, said.words) or "")
    the_other = [one.says([words.typed_the_other()]) for one in (said, charged)]
    if len(others) == 1 and the_other != [None, None]:
        return others
    asks = QUESTION_MARK in said.text
    told = [] if asks else typed_member.who_does(phrases, said.folded, those)
    return [one.number for one in told]


async def did(scene: Scene, said: Said) -> list[Screen]:
    """Show the step just noted or shown, which names who did it; below the path, the practice.

    « Qui fait quoi ? » is answered by the list of steps, wherever a practice is shared. News of a
    practice are not stored as a screen: a question about who shares it comes without one.
    """
    words, around = scene.phrases.practice, scene.phrases.again.around()
    below = scene.before.startswith((signs.STEPS, signs.PRACTICE))
    if said.asks_for(words.typed_sharing_out(), around):
        return [await progress.steps(scene)] if below or await team.of(scene) else []
    if not said.asks_for(words.typed_who(), around):
        return []
    marked = before.just_marked(scene)
    shown = before.step_shown(scene)
    if len(marked) == 1:
        return [await progress.step(scene, marked[0].id)]
    if shown and not shown.next:
        return [await progress.step(scene, shown.step.id)]
    if below or (not scene.before and await team.of(scene)):
        return [await team.shown(scene)]
    return []
