"""« Je me suis trompé »: ask again what was just answered, or say how to correct it."""

from collections.abc import Awaitable, Callable

from handlers.forms import any_of
from handlers.path import progress
from handlers.practice import team
from handlers.profile import acquainting
from handlers.profile import questions as profile_questions
from handlers.profile.questions import QUESTIONS, ROLE
from handlers.reminders import reminding
from handlers.said import Said
from handlers.scene import Scene
from handlers.screens import Screen
from handlers.shown import before, choices, signs
from knowledge.matching.talk_kinds import OTHERWISE


async def told(scene: Scene, said: Said) -> list[Screen]:
    """Return what lets somebody correct what they just said; nothing if they say no such thing.

    At the counter, the question before is asked again.
    """
    words = scene.phrases.mistaken
    if said.asks_for(words.role(), words.around()):
        return [await acquainting.ask(scene, ROLE, first=False)]
    if not (says_so(scene, said) or cancels(scene, said)):
        return []
    return [await _AGAIN.get(scene.before[:1], _otherwise)(scene)]


async def _otherwise(scene: Scene) -> Screen:
    """Ask to say it in other words: what comes next is not about what was shown."""
    await choices.refuse(scene)
    return Screen(scene.phrases.smalltalk[OTHERWISE]())


def says_so(scene: Scene, said: Said) -> bool:
    """Tell whether a whole message says that something was a mistake: « oups, non »."""
    phrases, words = scene.phrases, scene.phrases.mistaken
    around = said.around | any_of(words.around()) | any_of(phrases.path.typed_undo_before())
    return Said(said.text, frozenset(around)).is_one_of(words.typed())


def cancels(scene: Scene, said: Said) -> bool:
    """Tell whether a message cancels something, below the path or a step, without saying what."""
    below = scene.before.startswith(signs.STEPS)
    return below and said.is_one_of(scene.phrases.mistaken.cancels())


async def _of_profile(scene: Scene) -> Screen:
    """Ask the profile question before the current one; or show what was told."""
    question = profile_questions.asked(scene.before)
    if not question:
        return await acquainting.shown(scene)
    former = QUESTIONS[max(QUESTIONS.index(question) - 1, 0)]
    if scene.before.endswith(signs.PROFILE):
        return await acquainting.ask(scene, former, first=True)
    return await acquainting.shown(scene)


async def _of_reminder(scene: Scene) -> Screen:
    """Ask again for the day; or show the reminders."""
    shown = before.days_shown(scene)
    return await (reminding.put(scene, shown.step.id, None) if shown else reminding.waiting(scene))


async def _of_step(scene: Scene) -> Screen:
    """Undo the steps just marked; or ask who does the one shown; else show it."""
    words = scene.phrases.mistaken
    if marked := before.just_marked(scene):
        return await progress.put_back(scene, marked)
    shown = before.step_shown(scene)
    if shown is None or shown.next:
        return await progress.path(scene, words.path())
    view = (await progress.journey(scene)).view(shown.step.id)
    if view and view.doer:
        return await team.doers(scene, shown.step.id)
    return await progress.step(scene, shown.step.id, words.step())


async def _of_confirmation(scene: Scene) -> Screen:
    """Say that what was to be confirmed was not done."""
    if scene.before.startswith(signs.SURE + signs.ERASE):
        return Screen(scene.phrases.data.kept())
    if scene.before.startswith(signs.SURE + signs.NOTE):
        return Screen(scene.phrases.smalltalk[OTHERWISE]())
    return await team.shown(scene)


_AGAIN: dict[str, Callable[[Scene], Awaitable[Screen]]] = {
    signs.PROFILE: _of_profile,
    signs.DAY: _of_reminder,
    signs.REMINDERS: _of_reminder,
    signs.STEPS: _of_step,
    signs.PRACTICE: team.shown,
    signs.SURE: _of_confirmation,
}
"""By the sign that the screen shown is remembered by (`handlers.shown.choices`)."""
