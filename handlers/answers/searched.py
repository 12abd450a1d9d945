"""/recherche: the entries that hold some words, typed behind it or right after it."""

from handlers.answers import lists
from handlers.privacy import refusing
from handlers.said import Said
from handlers.scene import Scene, clean
from handlers.screens import Screen
from handlers.shown import choices, signs
from knowledge import Part, Smalltalk, parts
from knowledge.searching import search

MOST_WORDS = 4
"""Words typed after the bare command that are looked for, at most: more of them tell something."""


async def asked(scene: Scene) -> Screen:
    """Ask for the words to look for; what is typed next holds them, where it is remembered."""
    await choices.remember(scene, signs.SEARCH)
    words = scene.phrases.search
    return Screen(words.how() if scene.private else words.how_group())


async def found(scene: Scene, text: str) -> Screen:
    """List the entries that hold some words."""
    words = clean(text)
    if not words:
        return await asked(scene)
    return await _listed(scene, words, await scene.find(words))


async def typed(scene: Scene, said: Said) -> list[Screen]:
    """List the entries that hold what is typed after the bare command; a question is answered."""
    words = clean(said.text)
    few = len(said.folded.split()) <= MOST_WORDS
    if not few or not any(map(str.isalpha, words)) or parts.asks(words):
        return []
    matched = await scene.find(words)
    talks = isinstance(matched[0].outcome, Smalltalk)
    return [] if talks else [await _listed(scene, words, matched)]


async def _listed(scene: Scene, words: str, matched: tuple[Part, ...]) -> Screen:
    if reasons := refusing.refusals(matched):
        return await refusing.refused(scene, reasons)
    hits = search(scene.base, words, lists.FOUND + 1)
    await choices.offer(scene, hits[: lists.FOUND])
    return lists.found(scene.knowledge, words, hits, private=scene.private)
