"""What is told about the step shown, or the one of a reminder: it does what their buttons do."""

import re

from bot.journey import State
from handlers.forms import pattern
from handlers.path import progress
from handlers.reminders import reminding
from handlers.said import Said
from handlers.scene import Scene
from handlers.screens import Screen
from handlers.shown import before, signs
from handlers.told import following, mistaken
from handlers.typed import aside, excepted, mark_order, ordered
from handlers.typed import path as typed_path
from knowledge import Step

_COMES = {State.DOING, State.DONE}
"""The states of what was ordered, or has come."""


async def of_shown(scene: Scene, said: Said) -> list[Screen]:
    """Set the state that a text tells for the step shown, or for the step of a reminder."""
    shown, about = before.step_shown(scene), before.about(scene)
    if about is None or typed_path.not_yet(scene.phrases, said):
        return []
    return await marked(scene, said, shown or before.StepShown(about, next=False, day=None))


async def marked(scene: Scene, said: Said, shown: before.StepShown) -> list[Screen]:
    """Set the state of the step shown, or tell what blocks it, as its buttons do."""
    cancels = not shown.marked and mistaken.cancels(scene, said)
    act = "" if cancels else asked(scene, said)
    if not scene.left_open and said.is_one_of(scene.phrases.path.typed_skip()):
        return [await following.skipped(scene, shown.step)]
    if shown.next and said.is_one_of(scene.phrases.reminders.typed_declined()):
        return [await progress.step(scene, shown.step.id)]
    one = int(shown.marked and not mistaken.says_so(scene, said))
    denied = shown.marked and not act and excepted.denies(scene.phrases, said.words)
    undone = denied or typed_path.undoes(scene.phrases, said, just_marked=one)
    if undone and not (shown.next or cancels):
        return [await _undone(scene, said, shown)]
    if not act:
        waits = typed_path.not_yet(scene.phrases, said)
        return [await _waits(scene, shown.step)] if waits else []
    if act == typed_path.BLOCKED:
        return [await progress.stuck(scene, shown.step.id)]
    return [await _set(scene, said, shown, State(act))]


async def _undone(scene: Scene, said: Said, shown: before.StepShown) -> Screen:
    """Undo a step: as it stood before, if it was just marked and not said to be to do."""
    if shown.marked and not typed_path.tells_to_do(scene.phrases, said):
        return await progress.put_back(scene, [shown.step], then_path=False)
    return await progress.mark(scene, shown.step.id, State.TODO, then_path=False)


async def _set(scene: Scene, said: Said, shown: before.StepShown, state: State) -> Screen:
    """Set a state; below the whole path, « commandée » may be about another step."""
    step: Step | None = shown.step
    of_path = shown.next and scene.before.startswith(signs.STEPS)
    if of_path and state in _COMES and ordered.is_told(scene.phrases, said):
        step = ordered.step(scene.phrases, await progress.journey(scene), state)
    if step is None:
        return await progress.steps(scene, scene.phrases.path.which_ordered())
    then_path = shown.next and state is not State.DOING
    return await progress.mark(scene, step.id, state, then_path=then_path)


def asked(scene: Scene, said: Said) -> str:
    """Return what is asked of the step shown, maybe after « ah oui », « finalement »."""
    phrases, of_shown = scene.phrases, typed_path.of_shown
    if said.is_one_of(phrases.path.typed_aside()):
        return ""
    side = pattern(phrases.path.typed_my_side())
    plain = re.sub(rf"^(?:{side})\s|\s(?:{side})$", "", aside.without_leads(phrases, said.words))
    unled = excepted.whoever_did(phrases, plain)
    told = (unled, mark_order.state(phrases, said))
    others = [Said(text) for text in told if text not in {"", said.words}]
    return next(filter(None, (of_shown(phrases, way) for way in (said, *others))), "")


async def _waits(scene: Scene, step: Step) -> Screen:
    """Ask when to remind of a step under way; one that is not begun is shown."""
    if await under_way(scene, step):
        return await reminding.put(scene, step.id, None)
    return await progress.step(scene, step.id)


async def under_way(scene: Scene, step: Step) -> bool:
    """Tell whether a step is under way."""
    view = (await progress.journey(scene)).view(step.id)
    return view is not None and view.state is State.DOING
