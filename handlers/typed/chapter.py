"""A chapter of the path, named as a whole: « le chapitre 1 est fait », « tout le chapitre »."""

import re
from collections.abc import Sequence

from bot.journey import Journey, State
from handlers.forms import folded, holds_any, split
from handlers.typed import aside
from handlers.typed import path as typed_path
from knowledge import Phrases, Step, parts
from knowledge.text import fold


def steps(phrases: Phrases, journey: Journey, text: str) -> tuple[Step, ...]:
    """Return the steps that count of the chapter that folded words name, and nothing else."""
    path, words = phrases.path, {*text.split()}
    around = (path.typed_little, path.typed_all_steps, path.typed_chapter)
    telling = words.difference(*(split(label()) for label in around))
    if not is_named(phrases, text) or not telling:
        return ()
    chapters = dict.fromkeys(view.step.chapter for view in journey.steps)
    named = [
        one for place, one in enumerate(chapters, 1) if telling <= _names(phrases, one, place)
    ]
    return tuple(view.step for view in journey.concerned if [view.step.chapter] == named)


def is_named(phrases: Phrases, text: str) -> bool:
    """Tell whether folded words name a chapter."""
    return holds_any(text, phrases.path.typed_chapter())


def is_alone(phrases: Phrases, journey: Journey, text: str) -> bool:
    """Tell whether a state is told of what names a chapter and none of its steps: « l'ins ok »."""
    told = typed_path.wish(phrases, aside.without_leads(phrases, fold(text)))
    named = [word for word in told.rest.split() if word not in split(phrases.path.typed_little())]
    chapters = {view.step.chapter for view in journey.steps}
    steps = {view.step.id for view in journey.steps}
    asks = parts.asks(text) or told.act not in {*State}
    return len(named) == 1 and named[0] in chapters - steps and not asks


def is_denied(phrases: Phrases, text: str) -> bool:
    """Tell whether a chapter, or all, is said not to be done: it undoes none of the steps."""
    return holds_any(text, phrases.path.typed_without())


def is_beside_numbers(phrases: Phrases, pieces: Sequence[str]) -> bool:
    """Tell whether a piece names a chapter and another a number: « chapitres 1 et 2 »."""
    others = [piece for piece in pieces if not is_named(phrases, piece)]
    return len(others) < len(pieces) and any(re.search(r"\d", piece) for piece in others)


def _names(phrases: Phrases, chapter: str, place: int) -> set[str]:
    """Return the words that may name a chapter: its place, its short name, its id."""
    short = phrases.path.chapters.get(chapter)
    name = fold(f"{short() if short else ''} {chapter} {place}").split()
    return {*name, *(folded(phrases.lists.typed_first()) if place == 1 else ())}
