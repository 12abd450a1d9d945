"""What is asked again of the answer just before: its links, or the answer itself."""

from handlers import answering, choices, screens
from handlers.keyboards import link
from handlers.said import Said
from handlers.scene import Scene
from handlers.screens import Screen
from knowledge import Entry


async def asked(scene: Scene, said: Said) -> list[Screen]:
    """Return what a whole message asks again of the answer before; nothing when it is anew."""
    known, words = scene.knowledge.base.entries.get(scene.before), scene.phrases.again
    if known is None:
        return []
    around = words.around()
    if said.asks_for(words.answer(), around):
        return [await answering.opened(scene, known.id)]
    if said.asks_for(words.links(), around):
        await choices.answered(scene, known.id)
        return [_links(scene, known)]
    return []


def _links(scene: Scene, known: Entry) -> Screen:
    """Show the links of an answer, or tell that it has none, and its sources."""
    words = scene.phrases.again
    if not known.links:
        return screens.screen(
            [words.none(title=known.title), screens.sources(scene.phrases, known)]
        )
    told = words.several if len(known.links) > 1 else words.link
    return screens.screen([told(title=known.title)], [[link(each)] for each in known.links])
