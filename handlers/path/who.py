"""Who did or noted what is shown of a path that is shared: « qui l'a fait ? », « c'est qui »."""

from handlers.path import progress
from handlers.practice import team
from handlers.said import Said
from handlers.scene import Scene
from handlers.screens import Screen
from handlers.shown import before, signs


async def asked(scene: Scene, said: Said) -> list[Screen]:
    """Show the step just noted or shown, which names who; below the path, the practice.

    « Qui fait quoi ? » is answered by the list of the steps, wherever a practice is shared.

    The news of a practice are remembered as nothing: who shares it is then asked about it.
    """
    words, around = scene.phrases.practice, scene.phrases.again.around()
    if said.asks_for(words.typed_sharing_out(), around):
        below = scene.before.startswith((signs.STEPS, signs.PRACTICE))
        return [await progress.steps(scene)] if below or await team.of(scene) else []
    if not said.asks_for(words.typed_who(), around):
        return []
    base = scene.knowledge.base
    marked = before.just_marked(scene.before, base)
    shown = before.step_shown(scene.before, base)
    if len(marked) == 1:
        return [await progress.step(scene, marked[0].id)]
    if shown and not shown.next:
        return [await progress.step(scene, shown.step.id)]
    below = scene.before.startswith((signs.STEPS, signs.PRACTICE))
    if below or (not scene.before and await team.of(scene)):
        return [await team.shown(scene)]
    return []
