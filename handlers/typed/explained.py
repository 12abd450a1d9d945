"""What is said below an answer of the step that it explains: « c'est fait », « en cours »."""

from bot.journey import State
from handlers.path import progress
from handlers.said import QUESTION_MARK, Said
from handlers.scene import Scene
from handlers.screens import Screen
from handlers.typed import path as typed_path

SAID = {State.DOING, State.DONE, typed_path.BLOCKED}
"""What may be said of it: nothing was marked, so nothing is put back."""


async def told(scene: Scene, said: Said) -> list[Screen]:
    """Mark the step whose button stands below the answer, or tell what blocks it; or say none is.

    Below what mends a trouble, whose title asks nothing, « déjà fait » is said of that.
    """
    asked = typed_path.of_shown(scene.phrases, said)
    if asked not in SAID:
        return []
    mends = QUESTION_MARK not in scene.knowledge.base.entries[scene.before].title
    if mends and asked != typed_path.BLOCKED:
        return [Screen(scene.phrases.step.tried())]
    view = (await progress.journey(scene)).explained_by(scene.before)
    if view is None:
        blocked = asked == typed_path.BLOCKED
        return [] if blocked else [Screen(scene.phrases.question.nothing_waits())]
    if asked == typed_path.BLOCKED:
        return [await progress.stuck(scene, view.step.id)]
    return [await progress.mark(scene, view.step.id, State(asked), then_path=False)]
