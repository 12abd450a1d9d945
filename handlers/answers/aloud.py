"""For people who do not see the screen: the unfolded answer, and how to choose by typing."""

from handlers import keyboards
from handlers.answers import answer_words
from handlers.forms import holds_any
from handlers.said import Said
from handlers.scene import Scene
from handlers.screens import Screen, screen
from handlers.shown import signs, subject
from handlers.typed import plainly
from knowledge import Entry


async def rest_of_answer(scene: Scene, said: Said) -> list[Screen]:
    """Show unfolded what is folded below the last answer; nothing when nothing is."""
    known, words = scene.base.entries.get(scene.before), scene.phrases.again
    if known is None or not said.asks_for(words.detail(), words.around()):
        return []
    shown = await unfolded(scene, known)
    return [shown] if shown else []


async def unfolded(scene: Scene, known: Entry, above: str = "") -> Screen | None:
    """Show what is folded below an answer, under its title; None when nothing is."""
    parts = [] if scene.role else answer_words.of_every_role(scene.phrases, known)
    if not (known.detail or parts):
        return None
    await subject.answered(scene, known.id)
    blocks = [above, scene.phrases.answer.title(title=known.title), known.detail, *parts]
    rows = [[keyboards.link(each)] for each in known.links]
    return screen([*blocks, answer_words.sources(scene.phrases, known)], rows)


async def how_to_choose(scene: Scene, said: Said) -> list[Screen]:
    """Explain how to choose without seeing the buttons; what is shown still waits.

    A patient who does not see is somebody else. Below an answer, « je clique où » asks for its
    link.
    """
    words = scene.phrases.lists
    taps = said.asks_for(words.typed_where_to_tap(), scene.phrases.again.around())
    if taps and scene.before not in scene.base.entries:
        return [Screen(words.where_to_tap())]
    asks = scene.before.startswith(signs.OF_STEPS) and said.asks_for(words.typed_how_to_note(), "")
    if asks or plainly.tapped_label(scene.phrases, Said(said.folded)):
        return [Screen(words.how_to_note())]
    blind, choosing, others = (
        holds_any(said.folded, ways)
        for ways in (words.typed_blind(), words.typed_choosing(), words.typed_others())
    )
    return [Screen(words.aloud())] if blind and choosing and not others else []
