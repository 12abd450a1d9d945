"""What turns the pages of a theme when it is typed: « page suivante », « page 2 »."""

import re
from collections.abc import Sequence

from handlers import choices, lists
from handlers.forms import pattern
from handlers.said import Said
from handlers.scene import Scene
from handlers.screens import Screen
from knowledge import Base


async def turned(scene: Scene, said: Said, listed: Sequence[str]) -> list[Screen]:
    """Show the page that is typed of the theme whose page was listed; nothing elsewhere."""
    theme, page = _shown(scene.knowledge.base, listed)
    pages = lists.pages_of(scene.knowledge.base, theme) if theme else 1
    wanted = _wanted(scene, said, page) if pages > 1 else None
    if wanted is None:
        return []
    wanted = lists.within(wanted, pages)
    entries = lists.on_page(scene.knowledge.base, theme, wanted)
    await choices.offer(scene, [entry.id for entry in entries])
    return [lists.theme_page(scene.knowledge, theme, wanted)]


def _shown(base: Base, listed: Sequence[str]) -> tuple[str, int]:
    """Return the theme and the page that entries are; no theme when they are none."""
    theme = base.entries[listed[0]].theme if listed else ""
    for page in range(1, lists.pages_of(base, theme) + 1 if theme else 1):
        if [entry.id for entry in lists.on_page(base, theme, page)] == list(listed):
            return theme, page
    return "", 1


def _wanted(scene: Scene, said: Said, page: int) -> int | None:
    words = scene.phrases.themes
    following = [words.next(), words.typed_next()]
    match said.says(following, [words.previous(), words.typed_previous()]):
        case 0:
            return page + 1
        case 1:
            return page - 1
    numbered = rf"(?:{pattern(words.typed_page())})\s(\d{{1,3}})"
    match_ = re.fullmatch(numbered, said.bare or said.words)
    return int(match_[1]) if match_ else None
