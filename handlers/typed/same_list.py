"""What is typed below an answer chosen from a list, about that list: « et la 2 ? »."""

from collections.abc import Sequence
from dataclasses import replace

from handlers.answers import lists
from handlers.said import Said
from handlers.scene import Scene
from handlers.screens import Screen
from handlers.shown import before, choices, signs
from handlers.typed import listed
from handlers.typed import page as typed_page

PAIR = 2


async def answer(scene: Scene, said: Said) -> list[Screen]:
    """Open another answer of the list, or show the list again; nothing without one."""
    offered, _ = before.listed(scene.listed, scene.knowledge.base)
    if scene.before not in offered:
        return []
    if said.is_a_place:
        return await listed.entry(replace(scene, before=scene.listed, listed=""), said)
    if (other := _other(scene, said, offered)) is not None:
        return [await typed_page.opened(scene, offered, other)]
    back = [scene.phrases.lists.typed_again(), scene.phrases.themes.typed_back()]
    if said.says(back) is None or choices.waiting(scene).startswith(signs.COUNTER):
        return []
    if turned := await typed_page.listed_again(scene, offered):
        return turned
    await choices.offer(scene, offered)
    return [lists.again(scene.knowledge, offered)]


def _other(scene: Scene, said: Said, offered: Sequence[str]) -> int | None:
    """Return the place of the answer that follows in the list, or of the only other."""
    words, around = scene.phrases.lists, scene.phrases.again.around()
    here = offered.index(scene.before)
    if said.asks_for(words.typed_following(), around) and here + 1 < len(offered):
        return here + 1
    other = len(offered) == PAIR and said.asks_for(words.typed_other(), around)
    return 1 - here if other else None
