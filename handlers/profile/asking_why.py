"""A question of the profile that is answered by another: « pourquoi cette question ? »."""

from handlers.profile import acquainting, profile_screens
from handlers.said import Said
from handlers.scene import Scene
from handlers.screens import Screen
from handlers.shown import signs


async def asked(scene: Scene, said: Said) -> list[Screen]:
    """Say why a question of the profile is asked, and that one need not answer; ask it again."""
    words, about = scene.phrases.profile, scene.before.startswith(signs.PROFILE)
    question = profile_screens.asked(scene.before) if about else ""
    if not question or not said.asks_for(words.typed_why(), ""):
        return []
    first = profile_screens.is_first(scene.before)
    return [await acquainting.ask(scene, question, first=first, above=words.why())]
