"""Which steps and which day a text names when it asks for a reminder."""

import re
from collections.abc import Sequence

from bot.journey import State
from handlers.forms import any_of, ended_by, pattern
from handlers.path import progress
from handlers.scene import Scene
from handlers.typed import date as typed_date
from handlers.typed import path as typed_path
from handlers.typed import piece as typed_piece
from handlers.typed import step_numbers
from knowledge import Step
from knowledge.text import fold

MOST_WORDS = 7
"""Most words of a day, with those that lead to it: « rappelle-moi le mardi 15 décembre 2026 »."""

SHORTEST = 5
"""Fewest letters of a word that names a step by the only title which holds it."""


async def step(scene: Scene, text: str) -> Step | None:
    """Return the only step that a text names: by number, short name, or a word of its title.

    If several steps of a chapter hold the word, it is the first that is left to do.
    """
    base, said = scene.base, fold(text)
    numbered = step_numbers.one(scene.phrases, text)
    named = numbered.number if numbered else int(said) if said.isdecimal() else 0
    if named:
        return typed_path.of_number(base, named)
    meant = _called(scene, said)
    if len(meant) > 1 and len({step.chapter for step in meant}) == 1:
        journey = await progress.journey(scene)
        views = [view for view in journey.concerned if view.step in meant]
        meant = [view.step for view in views if view.state is not State.DONE][:1]
    return meant[0] if len(meant) == 1 else None


def _called(scene: Scene, said: str) -> list[Step]:
    """Return the steps whose short name a folded text holds; else those of a word of a title."""
    known = scene.base.steps.values()
    telling = {word for word in said.split() if len(word) >= SHORTEST}
    by_name = [each for each in known if f" {fold(each.id)} " in f" {said} "]
    return by_name or [each for each in known if telling & {*fold(each.title).split()}]


def is_unclear(scene: Scene, text: str) -> bool:
    """Tell whether folded words may call several steps, and say no more: « la carte »."""
    little = any_of(scene.phrases.path.typed_little(), scene.phrases.lists.typed_around())
    little |= any_of(scene.phrases.path.typed_planned(), scene.phrases.reminders.typed_remind_of())
    telling = [word for word in text.split() if word not in little]
    return len(telling) == 1 and len(_called(scene, telling[0])) > 1


async def steps(scene: Scene, text: str) -> tuple[Step, ...]:
    """Return the steps that a folded text without its day names, at least one for each piece.

    Returns:
        none when a piece names none; all those left to do for « toutes les étapes ».
    """
    phrases, found = scene.phrases, list[Step]()
    little = any_of(phrases.path.typed_little(), phrases.lists.typed_around())
    for piece in typed_piece.cut(phrases, text):
        named = await _of_piece(scene, piece)
        if not (named or little.issuperset(piece.split())):
            return ()
        found += named
    return tuple(dict.fromkeys(found))


async def _of_piece(scene: Scene, piece: str) -> list[Step]:
    """Return the steps of « la 8 », « 9 », « de commander la cpe », « toutes les étapes »."""
    phrases, base = scene.phrases, scene.base
    numbers: Sequence[int] = step_numbers.read(phrases, piece).numbers
    if all(map(str.isdecimal, piece.split())):
        numbers = [int(word) for word in piece.split()]
    if numbers:
        numbered = {each.number: each for each in base.steps.values()}
        return [numbered[one] for one in numbers] if {*numbers} <= {*numbered} else []
    if ended_by(f" {piece}", phrases.path.typed_all_steps(), phrases.path.typed_rest()):
        views = (await progress.journey(scene)).concerned
        return [view.step for view in views if view.state is not State.DONE]
    named = await step(scene, piece)
    return [named] if named else []


async def corrected(scene: Scene, text: str) -> str:
    """Return a text whose corrected day is the last one: « lundi non mardi » is « mardi »."""
    said = fold(text)
    ways = pattern(scene.phrases.path.typed_correcting())
    for match in re.finditer(rf"\s(?:(?:{ways})\s)+", said):
        first, then = said[: match.start()], said[match.end() :]
        told, meant = await day(scene, first), await day(scene, then)
        if told and meant and first.endswith(fold(told)) and then.startswith(fold(meant)):
            return f"{first.removesuffix(fold(told))}{then}"
    return text


async def day(scene: Scene, text: str) -> str:
    """Return the words of a text that make a day, as many as possible; empty without any.

    The words before it are left out: « rappelle-moi lundi ».
    """
    today = await scene.today()
    words = [word.strip(",;.!?") for word in text.split()]
    some = (
        " ".join(words[at : at + size])
        for size in range(MOST_WORDS, 0, -1)
        for at in range(len(words) - size + 1)
    )
    days = [
        typed_date.without_opening(scene.phrases, said)
        for said in some
        if typed_date.read(scene.phrases, said, today) is not None
    ]
    return max(days, key=lambda said: len(said.split()), default="")
