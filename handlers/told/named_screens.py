"""Screens shown when they are named, wherever one is: « profil », « au comptoir »."""

from handlers.answers import lists
from handlers.counter import guiding
from handlers.path import progress
from handlers.profile import acquainting
from handlers.reminders import reminding
from handlers.said import Said
from handlers.scene import Scene
from handlers.screens import Screen
from handlers.shown import choices


async def by_name(scene: Scene, said: Said) -> list[Screen]:
    """Show the screen that is named, in private."""
    shown = _for_maintainers(scene, said) or await _for_everybody(scene, said)
    return [shown] if shown else []


async def _for_everybody(scene: Scene, said: Said) -> Screen | None:
    """Show the path, the themes, the reminders, the profile or the guide at the counter."""
    words = scene.phrases
    paths = [words.path.back(), words.start.path(), words.path.typed_path()]
    themes = [words.themes.all(), words.start.themes(), words.themes.typed_all()]
    profiles = [words.path.profile(), words.profile.typed_profile()]
    counters = [words.counter.typed_open()]
    match said.says(paths, themes, [words.reminders.typed_list()], profiles, counters):
        case 0:
            return await progress.path(scene)
        case 1:
            await choices.offer_themes(scene)
            return lists.themes(scene.knowledge)
        case 2:
            return await reminding.waiting(scene)
        case 3:
            return await acquainting.shown(scene)
        case 4:
            return await guiding.opened(scene)
    return None


def _for_maintainers(scene: Scene, said: Said) -> Screen | None:
    """Tell a maintainer, and nobody else, which commands and which file are for them."""
    if scene.person_id not in scene.settings.maintainers:
        return None
    words, around = scene.phrases.stats, scene.phrases.again.around()
    if said.asks_for(words.typed(), around):
        return Screen(words.pointer())
    return Screen(words.writing()) if said.asks_for(words.typed_writing(), around) else None
