"""A choice typed below a list, or below an answer chosen from one: one, several, none."""

from collections.abc import Sequence
from dataclasses import replace

from handlers.answers import answering, lists, pages, reacting
from handlers.forms import any_of
from handlers.known import leaves_open
from handlers.said import Said
from handlers.scene import Scene
from handlers.screens import Screen
from handlers.shown import before, choices, signs
from handlers.typed import list_place
from knowledge import parts

LEAST_LETTERS = 5
"""Fewest letters of words that choose the only title which holds them."""


async def entry(scene: Scene, said: Said) -> list[Screen]:
    """Open an entry of a list; « none » refuses the choices offered for a question."""
    base = scene.base
    offered, question = before.listed(scene)
    if question is not None and _refuses(scene, said):
        return [await answering.none_fits(scene, question, offered)]
    if question is None and (turned := await pages.turned(scene, said, offered)):
        return turned
    if question is not None and (
        places := list_place.several(scene.phrases, said.text, len(offered))
    ):
        several = [offered[place - 1] for place in places]
        return [await answering.opened(scene, one, number=n) for n, one in enumerate(several)]
    titles = [base.entries[one].title for one in offered]
    place = said.chooses(*([title] for title in titles))
    return [] if place is None else [await pages.opened(scene, offered, place)]


async def by_words(scene: Scene, said: Said) -> list[Screen]:
    """Open the entry of a list that is named by words of its title."""
    base = scene.base
    offered, question = before.listed(scene)
    titles = [base.entries[one].title for one in offered]
    place = None if question is None else await _by_words(scene, said, titles)
    if place is not None:
        return [await pages.opened(scene, offered, place)]
    return await reacting.below_list(scene, said) if offered else []


async def _by_words(scene: Scene, said: Said, titles: Sequence[str]) -> int | None:
    """Return the place of the only title that holds all the words of a message.

    None when the base is sure of an answer, when it hears a danger (« urgence »), or when too
    little is said: « dmp » may be the same question again.
    """
    words = scene.phrases
    little = words.lists.typed_around(), words.lists.typed_place_around()
    bare = replace(said, around=any_of(words.counter.typed_little(), *little))
    if len("".join(bare.bare.split())) < LEAST_LETTERS:
        return None
    place = bare.hints_at(titles)
    return place if place is not None and await leaves_open(scene, said.text) else None


def _refuses(scene: Scene, said: Said) -> bool:
    """Tell whether a text says that nothing offered fits; a longer or asking one is a question."""
    words = scene.phrases.suggestions
    refuses = said.begins(words.none_typed()) or said.is_one_of(words.none_whole())
    return refuses and not parts.asks(said.text)


async def theme(scene: Scene, said: Said) -> list[Screen]:
    """Open the first page of a theme that was listed, by its number, its title or words of it."""
    for_patients = scene.before == signs.FOR_PATIENTS
    shown = lists.listed_themes(scene.base, for_patients=for_patients)
    titles = [one.title for one in shown]
    place = said.chooses(*([title] for title in titles))
    place = await _by_words(scene, said, titles) if place is None else place
    return [] if place is None else [await pages.shown(scene, shown[place].id, 1)]


async def another(scene: Scene, said: Said) -> list[Screen]:
    """Open another answer of the list, or show the list again; nothing without a list."""
    offered, _ = before.listed(replace(scene, before=scene.chosen_from))
    if scene.before not in offered:
        return []
    if said.is_a_place:
        return await entry(replace(scene, before=scene.chosen_from, chosen_from=""), said)
    if (other := _other(scene, said, offered)) is not None:
        return [await pages.opened(scene, offered, other)]
    back = [scene.phrases.lists.typed_again(), scene.phrases.themes.typed_back()]
    if not said.is_one_of(*back) or choices.waiting(scene).startswith(signs.COUNTER):
        return []
    if turned := await pages.listed_again(scene, offered):
        return turned
    await choices.offer(scene, offered)
    return [lists.again(scene.knowledge, offered)]


def _other(scene: Scene, said: Said, offered: Sequence[str]) -> int | None:
    """Return the place of the next answer in the list, or of the only other one."""
    words, around = scene.phrases.lists, scene.phrases.again.around()
    here = offered.index(scene.before)
    if said.asks_for(words.typed_following(), around) and here + 1 < len(offered):
        return here + 1
    others = [place for place in range(len(offered)) if place != here]
    only = len(others) == 1 and said.asks_for(words.typed_other(), around)
    return others[0] if only else None
