"""What is said, below an answer, about the step it explains: « c'est fait », « en cours »."""

from collections.abc import Sequence

from bot.journey import Journey, LeftOut, State, StepView
from handlers.path import progress
from handlers.said import QUESTION_MARK, Said
from handlers.scene import Scene
from handlers.screens import Screen
from handlers.told import shown_state
from handlers.typed import ordered
from handlers.typed import path as typed_path
from knowledge import Step
from knowledge.matching.talk_kinds import PATH

SAID = {State.DOING, State.DONE, typed_path.BLOCKED}
"""What may be said of it: nothing was marked, so nothing is put back."""


async def told(scene: Scene, said: Said) -> list[Screen]:
    """Mark the step whose button is below the answer, or tell what blocks it; else say so.

    If the answer began with what is missing for that step, the message is about that. Saying
    something about a step means that it counts, if the profile did not tell. Below an answer that
    mends a problem, whose title asks nothing, « déjà fait » is about the remedy.
    """
    asked = shown_state.asked(scene, said)
    mends = QUESTION_MARK not in scene.base.entries[scene.before].title
    mended = mends and said.is_one_of(scene.phrases.question.typed_mended())
    if asked not in SAID:
        nothing = [Screen(scene.phrases.question.nothing_waits())] if mended else []
        return nothing if mends else await _not_yet(scene, said)
    if mends and asked != typed_path.BLOCKED:
        return [Screen(scene.phrases.step.tried())]
    if not scene.private:
        told = asked != typed_path.BLOCKED
        return [Screen(scene.phrases.smalltalk[PATH]())] if told else []
    journey = await progress.journey(scene)
    blocked = asked == typed_path.BLOCKED
    view = journey.explained_by(scene.before)
    if view is None and not blocked:
        view = _unsaid(journey, scene.before)
    if view is None:
        return [] if blocked else [Screen(scene.phrases.question.nothing_waits())]
    if blocked:
        return [await progress.stuck(scene, view.step.id)]
    meant = journey.missing_for(scene.before) or (view.step,)
    return [await _set(scene, said, meant, State(asked))]


async def _not_yet(scene: Scene, said: Said) -> list[Screen]:
    """Show the step that an answer explains, where it is said to wait still: « pas encore ».

    « J'y pense » tells nothing of it.
    """
    waits = typed_path.not_yet(scene.phrases, said)
    if not (scene.private and waits) or said.is_one_of(scene.phrases.question.typed_to_nothing()):
        return []
    journey = await progress.journey(scene)
    view = journey.explained_by(scene.before) or _unsaid(journey, scene.before)
    return [await progress.step(scene, view.step.id)] if view else []


def _unsaid(journey: Journey, entry_id: str) -> StepView | None:
    """Return the only step that an entry explains, if nobody told whether it counts."""
    explained = [view for view in journey.steps if entry_id in view.step.entries]
    unsaid = len(explained) == 1 and explained[0].left_out is LeftOut.UNSAID
    return explained[0] if unsaid else None


async def _set(scene: Scene, said: Said, meant: Sequence[Step], state: State) -> Screen:
    """Set the state of the step that is meant; ask which, if it may be another."""
    words = scene.phrases.path
    if len(meant) > 1:
        return await progress.steps(scene, words.which_step())
    comes = ordered.is_told(scene.phrases, said)
    if comes and not ordered.can_be(scene.phrases, meant[0]):
        return await progress.steps(scene, words.which_ordered())
    return await progress.mark(scene, meant[0].id, state, then_path=False)
