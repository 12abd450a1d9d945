"""What is asked of the path as a whole: « et maintenant ? », « il me reste quoi ? »."""

from bot.journey import State
from handlers.path import progress
from handlers.said import Said
from handlers.scene import Scene
from handlers.screens import Screen
from handlers.shown import before, signs
from knowledge import Step


async def asked(scene: Scene, said: Said) -> list[Screen]:
    """Open what follows on the path, below it or a step: « et maintenant ? »; or show its end.

    « Il me reste quoi ? » lists the steps, wherever it is asked.
    """
    words, below = scene.phrases.path, scene.before.startswith((signs.STEPS, signs.DAY))
    finished = below and said.asks_for(words.typed_finished(), "")
    if finished or said.asks_for(words.typed_left(), ""):
        return [await _remaining(scene)]
    if not below:
        wanted = said.asks_for(words.typed_next_step(), "")
        return [await progress.path(scene)] if wanted else []
    if not said.asks_for(words.typed_following(), ""):
        return []
    then = (await progress.journey(scene)).next
    shown = before.step_shown(scene.before, scene.knowledge.base)
    literal = said.asks_for(words.typed_next_page(), "")
    opened = shown and not shown.next and not shown.marked
    if shown and opened and then and (literal or then.step == shown.step):
        return [await behind(scene, shown.step)]
    return [await (progress.step(scene, then.step.id) if then else progress.path(scene))]


async def behind(scene: Scene, step: Step, above: str = "") -> Screen:
    """Open the first step left to do behind another; the path where there is none."""
    views = (await progress.journey(scene)).concerned
    left = (view.step for view in views if view.state is not State.DONE)
    then = next((each for each in left if each.number > step.number), None)
    return await (progress.step(scene, then.id, above) if then else progress.path(scene, above))


async def skipped(scene: Scene, step: Step) -> Screen:
    """Leave a step as it is, and open what is behind it."""
    above = scene.phrases.path.skipped(number=str(step.number))
    return await behind(scene, step, above)


async def around(scene: Scene, said: Said, shown: before.StepShown | None) -> list[Screen]:
    """Go back from a step, or to the one before it; a question left open is gone back to first."""
    words = scene.phrases.path
    if scene.held or (shown and shown.next):
        return []
    if said.says([words.back(), words.typed_back()]) is not None:
        return [await progress.path(scene)]
    if shown is None or said.says([words.typed_previous()]) is None:
        return []
    views = (await progress.journey(scene)).concerned
    former = [view.step for view in views if view.step.number < shown.step.number]
    return [await (progress.step(scene, former[-1].id) if former else progress.path(scene))]


async def _remaining(scene: Scene) -> Screen:
    """List the steps, with the state of each; at the end of the path, show that it is."""
    left = (await progress.journey(scene)).next
    return await (progress.steps(scene) if left else progress.path(scene))
