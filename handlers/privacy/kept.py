"""What is asked below what tells of what is kept: the wall, /mesdonnees, /confidentialite."""

from handlers import keyboards, screens
from handlers.privacy import legal
from handlers.said import Said
from handlers.scene import Scene
from handlers.screens import Screen


async def of_message(scene: Scene, said: Said) -> list[Screen]:
    """Say, below the wall, that nothing of the message is kept, and what may be written.

    Who is sorry is told so too.
    """
    words, around = scene.phrases.refused, scene.phrases.again.around()
    examples = scene.phrases.help.examples()
    if said.asks_for(f"{words.examples()}|{words.typed_allowed()}", around):
        return [screens.screen([examples])]
    if said.asks_for(f"{words.typed_kept()}|{words.typed_sorry()}", around):
        return [screens.screen([words.kept()], [[keyboards.examples(scene.phrases)]])]
    return []


async def of_person(scene: Scene, said: Said) -> list[Screen]:
    """Tell, below what is kept of the person, how long and why: it is all on one page."""
    if not said.asks_for(scene.phrases.legal.typed_asked(), scene.phrases.again.around()):
        return []
    return [legal.kept(scene.phrases, scene.settings)]


def asked(scene: Scene, said: Said) -> list[Screen]:
    """Say where to see what is kept of the person, whatever was shown before."""
    words = scene.phrases.legal
    wanted = said.asks_for(words.typed_mine(), scene.phrases.again.around())
    return [Screen(words.mine())] if wanted else []
