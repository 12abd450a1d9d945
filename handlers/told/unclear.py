"""What is told about steps but not understood: nothing changes, and that is said."""

from collections.abc import Sequence

from bot.journey import State
from handlers.forms import any_of, holds_any, without
from handlers.path import progress, step_words
from handlers.reminders import reminded
from handlers.said import Said
from handlers.scene import Scene
from handlers.screens import Screen
from handlers.shown import before, choices, signs
from handlers.told import shown_state
from handlers.typed import aside, beside_reminder, excepted, figures, name_and_state, step_numbers
from handlers.typed import path as typed_path
from knowledge import Nothing, Part, Suggestions
from knowledge.matching.talk_kinds import PATH, REMINDS
from knowledge.text import fold

LONGEST = 15
"""Words of what tells of several steps, at most; of the one shown, half as many."""

MOST = 30
"""The same where several steps are named: it is of nothing else."""


async def told(scene: Scene, said: Said) -> list[Screen]:
    """Say that nothing changes, when what is told about steps was not understood."""
    named = step_numbers.read(scene.phrases, figures.in_figures(scene.phrases, said.folded))
    length, longest = len(said.text.split()), MOST if len(named.numbers) > 1 else LONGEST
    if excepted.asks(scene.phrases, said.text) or length > longest:
        return []
    if not scene.before.startswith(signs.OF_STEPS):
        return await _elsewhere(scene, named)
    if all(map(str.isdecimal, said.words.split())):
        named = step_numbers.Those(tuple(map(int, said.words.split())), "")
    if len(named.numbers) > 1:
        return await _of_several(scene, named)
    about = before.about(scene)
    if named.numbers:
        return [await of_one(scene, named.numbers[0])] if _holds_a_state(scene, said) else []
    if about is None or length > LONGEST // 2 or not _tells(scene, said):
        return []
    return [await of_one(scene, about.number)]


async def of_no_step(scene: Scene, said: Said, found: Sequence[Part]) -> list[Screen]:
    """Ask which step a state is for, when no step is shown and the message is no question."""
    about = before.about(scene)
    unknown = all(isinstance(part.outcome, Nothing | Suggestions) for part in found)
    if not (unknown and scene.private) or about or choices.waiting(scene):
        return []
    unled = Said(aside.without_leads(scene.phrases, said.words))
    if not _tells(scene, unled) or shown_state.asked(scene, said) not in {*State}:
        return []
    await choices.offer_steps(scene)
    return [Screen(scene.phrases.path.which_step())]


async def in_group(scene: Scene, said: Said) -> list[Screen]:
    """Say where steps are noted, when one is told in a group: « la cps c'est fait ».

    Or where reminders are set: « rappelle-nous lundi de commander la CPE ».
    """
    phrases, base = scene.phrases, scene.base
    if _is_reminded(scene, said):
        return [Screen(phrases.smalltalk[REMINDS]())]
    named = step_numbers.one(phrases, said.text)
    told = name_and_state.is_told(phrases, base, said.text) or (named and named.act)
    return [Screen(phrases.smalltalk[PATH]())] if told else []


def _is_reminded(scene: Scene, said: Said) -> bool:
    """Tell whether a message asks to be reminded of something on a day."""
    dates = scene.phrases.dates
    days = dates.typed["tomorrow"](), dates.typed["after_tomorrow"](), dates.typed["within"]()
    on_a_day = holds_any(said.folded, dates.days(), dates.months(), *days)
    return on_a_day and beside_reminder.wishes(scene.phrases, said.text)


async def _elsewhere(scene: Scene, named: step_numbers.Those) -> list[Screen]:
    """Say it of steps that are told to be in some state, and of nothing else."""
    if not (named.numbers and before.numbers_nothing(scene) and _tells(scene, Said(named.rest))):
        return []
    one = len(named.numbers) == 1
    return [await (of_one(scene, named.numbers[0]) if one else of_numbers(scene, named.numbers))]


async def of_one(scene: Scene, number: int) -> Screen:
    """Say it above a step, as it stands."""
    step = typed_path.of_number(scene.base, number)
    if step is None:
        return await progress.numbered(scene, number)
    above = scene.phrases.path.not_understood(number=str(number))
    return await progress.step(scene, step.id, above)


def _holds_a_state(scene: Scene, said: Said) -> bool:
    return holds_any(said.words, scene.phrases.path.typed_state())


async def _of_several(scene: Scene, named: step_numbers.Those) -> list[Screen]:
    """Say it for several numbers; for a reminder, that one message sets them for one day."""
    phrases, numbers = scene.phrases, named.numbers
    if before.numbers_else(scene, numbers):
        return []
    if scene.before.startswith(signs.OF_REMINDERS):
        day = await reminded.day(scene, named.rest)
        rest = without(fold(named.rest), fold(day))
        if day and await reminded.day(scene, rest):
            return [Screen(phrases.reminders.one_day())]
    return [await of_numbers(scene, numbers)]


async def of_numbers(scene: Scene, numbers: Sequence[int]) -> Screen:
    """Say it for several numbers, above the list of steps."""
    listed = step_words.listed(scene.phrases, [str(number) for number in numbers])
    above = scene.phrases.path.not_understood_several(numbers=listed)
    return await progress.steps(scene, above)


def _tells(scene: Scene, said: Said) -> bool:
    """Tell whether a text only tells a state, with a doubt: « c'est fait, je crois »."""
    path, words = scene.phrases.path, {*said.words.split()}
    little = path.typed_little(), path.typed_this(), scene.phrases.lists.typed_around()
    around = any_of(path.typed_state(), path.typed_doubt(), *little)
    agrees = said.is_one_of(path.typed_aside())
    return not agrees and holds_any(said.words, path.typed_state()) and words <= around
