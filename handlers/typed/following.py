"""What is asked of the path as a whole: « et maintenant ? », « il me reste quoi ? »."""

from bot.journey import State
from handlers import before, progress, signs
from handlers.said import Said
from handlers.scene import Scene
from handlers.screens import Screen


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
    known, base = await progress.journey(scene), scene.knowledge.base
    shown, then = before.step_shown(scene.before, base), known.next
    if then and shown and not shown.next and then.step == shown.step:
        left = (one for one in known.concerned if one.state is not State.DONE)
        then = next((one for one in left if one.step.number > shown.step.number), None)
    return [await (progress.step(scene, then.step.id) if then else progress.path(scene))]


async def _remaining(scene: Scene) -> Screen:
    """List the steps, with the state of each; at the end of the path, show that it is."""
    left = (await progress.journey(scene)).next
    return await (progress.steps(scene) if left else progress.path(scene))
