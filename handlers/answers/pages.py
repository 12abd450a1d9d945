"""Turning the pages of a theme by typing: « page suivante », « page 2 », « retour »."""

import re
from collections.abc import Sequence

from handlers.answers import answering, lists
from handlers.forms import pattern
from handlers.said import Said
from handlers.scene import Scene
from handlers.screens import Screen
from handlers.shown import choices
from knowledge import Base, Entry


async def shown(scene: Scene, theme: str, page: int) -> Screen:
    """Show a page of a theme, whose entries can then be chosen by typing."""
    listed = lists.on_page(scene.base, theme, page)
    await choices.offer(scene, [entry.id for entry in listed])
    return lists.theme_page(scene.knowledge, theme, page, private=scene.private)


async def turned(scene: Scene, said: Said, listed: Sequence[str]) -> list[Screen]:
    """Show what is typed below a page of a theme, another one or the themes; nothing elsewhere."""
    theme, page = _page_listed(scene.base, listed)
    if theme and said.is_one_of(scene.phrases.themes.typed_back()):
        await choices.offer_themes(scene)
        return [lists.themes(scene.knowledge)]
    pages = lists.pages_of(scene.base, theme) if theme else 1
    wanted = _wanted(scene, said, page) if pages > 1 else None
    return [] if wanted is None else [await shown(scene, theme, wanted)]


async def opened(scene: Scene, listed: Sequence[str], place: int) -> Screen:
    """Open an entry of those listed; if they are a page of a theme, with the way back to it."""
    theme, page = _page_listed(scene.base, listed)
    return await answering.opened(scene, listed[place], page if theme else None)


async def listed_again(scene: Scene, listed: Sequence[str]) -> list[Screen]:
    """Show again the page of a theme that some entries make; nothing when they make none."""
    theme, page = _page_listed(scene.base, listed)
    return [await shown(scene, theme, page)] if theme else []


async def back(scene: Scene, said: Said, known: Entry) -> list[Screen]:
    """Show, after an answer, the page of its theme where it stands, or the page that is typed."""
    theme = scene.base.themes[known.theme]
    label = scene.phrases.answer.back(theme=theme.title)
    page = _page_of(scene.base, known)
    wanted = page if said.is_one_of(label, scene.phrases.themes.typed_back()) else None
    wanted = _wanted(scene, said, page, by_name=True) if wanted is None else wanted
    return [] if wanted is None else [await shown(scene, theme.id, wanted)]


def _page_listed(base: Base, listed: Sequence[str]) -> tuple[str, int]:
    """Return the theme and the page that some entries make; no theme when they make none."""
    theme = base.entries[listed[0]].theme if listed else ""
    for page in range(1, lists.pages_of(base, theme) + 1 if theme else 1):
        if [entry.id for entry in lists.on_page(base, theme, page)] == list(listed):
            return theme, page
    return "", 1


def _page_of(base: Base, known: Entry) -> int:
    return base.of_theme(known.theme).index(known) // lists.PAGE + 1


def _wanted(scene: Scene, said: Said, page: int, *, by_name: bool = False) -> int | None:
    """Return the page that is typed.

    `by_name`: only if it is called a page, where « la suite » may mean something else.
    """
    words = scene.phrases.themes
    following, before = [words.next()], [words.previous()]
    if not by_name:
        following, before = [*following, words.typed_next()], [*before, words.typed_previous()]
    match said.says(following, before):
        case 0:
            return page + 1
        case 1:
            return page - 1
    numbered = rf"(?:{pattern(words.typed_page())})\s(\d{{1,3}})"
    match_ = re.fullmatch(numbered, said.bare or said.words)
    return int(match_[1]) if match_ else None
