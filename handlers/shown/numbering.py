"""The numbers that the last screen accepts; any other number gets a reply that says so."""

from collections.abc import Callable
from dataclasses import replace

from aiogram.types import Message

from handlers import keyboards
from handlers.answers import lists
from handlers.profile import questions as profile_questions
from handlers.reminders import reminding
from handlers.said import Said
from handlers.scene import Scene
from handlers.screens import Screen
from handlers.shown import before, signs
from knowledge.counter import CounterEnd


def of_no_list(scene: Scene, message: Message, said: Said) -> list[Screen]:
    """Say what can be chosen, when a number fits no list; in a group, words of a choice too."""
    if said.is_a_place:
        return [refused(scene)]
    chosen = not scene.private and said.hints_at(keyboards.choices_of(message)) is not None
    return [Screen(scene.phrases.question.no_choice_group())] if chosen else []


def refused(scene: Scene) -> Screen:
    """Say which numbers can be chosen; or that none can, when there is no list."""
    words = scene.phrases.question
    if not scene.private:
        return Screen(words.no_list_group())
    if scene.chosen_from:
        return refused(replace(scene, before=scene.chosen_from, chosen_from=""))
    numbers = _NUMBERS.get(scene.before[:1], _none)(scene)
    if not numbers:
        return Screen(words.no_list())
    first, last = min(numbers), max(numbers)
    if first == last:
        return Screen(words.only_listed(first=first))
    return Screen(words.not_listed(first=first, last=last))


def which(scene: Scene) -> Screen:
    """Ask which entry of a list is meant, when the reply to it is « yes »."""
    numbers = _of_entries(scene)
    words = scene.phrases.lists
    return Screen(words.which(last=max(numbers)) if len(numbers) > 1 else words.which_one())


def _none(_: Scene) -> list[int]:
    return []


def _of_entries(scene: Scene) -> list[int]:
    return _up_to(len(before.listed(scene)[0]))


def _of_themes(scene: Scene) -> list[int]:
    for_patients = scene.before == signs.FOR_PATIENTS
    return _up_to(len(lists.listed_themes(scene.base, for_patients=for_patients)))


def _of_steps(scene: Scene) -> list[int]:
    return [step.number for step in scene.base.steps.values()]


def _of_days(scene: Scene) -> list[int]:
    shown = before.days_shown(scene)
    listed = reminding.days_for(shown.step, shown.today) if shown and shown.today else ()
    return _up_to(len(listed))


def _of_reminders(scene: Scene) -> list[int]:
    return _up_to(int(scene.before.removeprefix(signs.REMINDERS)))


def _of_answers(scene: Scene) -> list[int]:
    question = profile_questions.asked(scene.before)
    return _up_to(len(profile_questions.choices(question))) if question else []


def _of_counter(scene: Scene) -> list[int]:
    shown = before.at_counter(scene)
    if isinstance(shown, CounterEnd):
        return _up_to(len(lists.known(scene.base, shown.entries)))
    return _up_to(len(shown.choices)) if shown else []


def _up_to(count: int) -> list[int]:
    return list(range(1, count + 1))


_NUMBERS: dict[str, Callable[[Scene], list[int]]] = {
    signs.LIST: _of_entries,
    signs.THEMES: _of_themes,
    signs.STEPS: _of_steps,
    signs.DAY: _of_days,
    signs.REMINDERS: _of_reminders,
    signs.PROFILE: _of_answers,
    signs.COUNTER: _of_counter,
}
"""The numbers that a screen accepts, by the sign under which it is stored
(`handlers.shown.choices`)."""
