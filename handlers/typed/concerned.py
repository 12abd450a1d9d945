"""« Si, elle me concerne »: a step said to be of no concern is put back among those that count."""

from bot.journey import State
from handlers.forms import any_of
from handlers.path import progress
from handlers.said import Said
from handlers.scene import Scene
from handlers.screens import Screen
from handlers.shown import before
from handlers.typed import path as typed_path


async def again(scene: Scene, said: Said) -> list[Screen]:
    """Put back the only step just said to be of no concern, or so on the page that is shown."""
    base, phrases = scene.knowledge.base, scene.phrases
    shown, marked = before.step_shown(scene.before, base), before.just_marked(scene.before, base)
    about = marked or ([shown.step] if shown and not shown.next else [])
    concerns = typed_path.behind(phrases, said, any_of(phrases.path.typed_concerns()))
    if len(about) != 1 or not concerns:
        return []
    view = (await progress.journey(scene)).view(about[0].id)
    if view is None or view.state is not State.NOT_CONCERNED:
        return []
    if before.formerly(scene.before, base):
        return [await progress.put_back(scene, about, then_path=False)]
    return [await progress.mark(scene, about[0].id, State.TODO, then_path=False)]
