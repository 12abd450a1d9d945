"""The numbers that the screen shown just before takes: any other is told which they are."""

import re
from collections.abc import Callable

from handlers import before, choices, lists, profile_screens, reminding
from handlers.forms import pattern, split
from handlers.said import QUESTION_MARK, Said
from handlers.scene import Scene
from handlers.screens import Screen
from knowledge.counter import CounterEnd


def refused(scene: Scene) -> Screen:
    """Say which numbers can be chosen; or that none can, without a list."""
    words = scene.phrases.question
    if not scene.private:
        return Screen(words.no_list_group())
    numbers = _NUMBERS.get(scene.before[:1], _none)(scene)
    if not numbers:
        return Screen(words.no_list())
    first, last = min(numbers), max(numbers)
    if first == last:
        return Screen(words.only_listed(first=first))
    return Screen(words.not_listed(first=first, last=last))


def digits(scene: Scene, text: str) -> str:
    """Return the number that a whole text says of the list shown just before, else the text.

    « le 2 », « réponse 2 », « la deuxième »; « deux » too, but at the counter, where it may tell
    how many identities there are. Elsewhere a number may be a day: « le 2 ».
    """
    if scene.before[:1] not in _CHOSEN_FROM or QUESTION_MARK in text:
        return text
    words = scene.phrases.lists
    said = Said(text, frozenset(split(words.typed_around()))).bare
    said = re.sub(rf"^(?:(?:{pattern(words.typed_numbering())}) )+", "", said)
    if re.fullmatch(r"\d{1,2}", said):
        return said
    lists_alone = [] if scene.before.startswith(choices.COUNTER) else [words.typed_cardinals()]
    for forms in (words.typed_ordinals(), *lists_alone):
        for place, form in enumerate(split(forms), 1):
            if said and said in form.split():
                return str(place)
    return text


def _none(_: Scene) -> list[int]:
    return []


def _of_entries(scene: Scene) -> list[int]:
    return _up_to(len(before.listed(scene.before, scene.knowledge.base)[0]))


def _of_themes(scene: Scene) -> list[int]:
    for_patients = scene.before == choices.FOR_PATIENTS
    return _up_to(len(lists.listed_themes(scene.knowledge.base, for_patients=for_patients)))


def _of_steps(scene: Scene) -> list[int]:
    return [step.number for step in scene.knowledge.base.steps.values()]


def _of_days(scene: Scene) -> list[int]:
    shown = before.days_shown(scene.before, scene.knowledge.base)
    listed = reminding.days_for(shown.step, shown.today) if shown and shown.today else ()
    return _up_to(len(listed))


def _of_reminders(scene: Scene) -> list[int]:
    return _up_to(int(scene.before.removeprefix(choices.REMINDERS)))


def _of_answers(scene: Scene) -> list[int]:
    question = profile_screens.asked(scene.before)
    return _up_to(len(profile_screens.choices(question))) if question else []


def _of_counter(scene: Scene) -> list[int]:
    counter, way = scene.knowledge.base.counter, scene.before.removeprefix(choices.COUNTER)
    shown = counter.at(way) if counter else None
    if isinstance(shown, CounterEnd):
        return _up_to(len(lists.known(scene.knowledge.base, shown.entries)))
    return _up_to(len(shown.choices)) if shown else []


def _up_to(count: int) -> list[int]:
    return list(range(1, count + 1))


_CHOSEN_FROM = frozenset({choices.LIST, choices.THEMES, choices.PROFILE, choices.COUNTER})
"""What begins the screens whose numbers are never those of a step or of a day."""

_NUMBERS: dict[str, Callable[[Scene], list[int]]] = {
    choices.LIST: _of_entries,
    choices.THEMES: _of_themes,
    choices.STEPS: _of_steps,
    choices.DAY: _of_days,
    choices.REMINDERS: _of_reminders,
    choices.PROFILE: _of_answers,
    choices.COUNTER: _of_counter,
}
"""By the sign that the screen shown is remembered by (`handlers.choices`)."""
