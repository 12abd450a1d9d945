"""Which steps words name: « la 8 », « ma carte », « les trois premières », « jusqu'à la 3 »."""

import re
from collections.abc import Sequence

from bot.journey import Journey, LeftOut, State, StepView
from handlers.forms import folded, holds_any, pattern, split
from handlers.typed import aside
from handlers.typed import path as typed_path
from knowledge import Phrases, Step, parts
from knowledge.text import fold

LEAST_LETTERS = 3
"""Letters of a word that stands for a step, at least."""


def first(phrases: Phrases, journey: Journey, text: str) -> tuple[Step, ...] | None:
    """Read « les trois premières », « de 1 à 3 », « jusqu'à la 3 », « chapitre 1 », « tout »."""
    views, path = journey.concerned, phrases.path
    if text in folded(path.typed_all_steps(), path.typed_rest()):
        return tuple(view.step for view in views)
    if of_chapter := _of_chapter(phrases, journey, text):
        return of_chapter
    to, until, firsts = map(pattern, (path.typed_to(), path.typed_until(), path.typed_first()))
    steps, little = pattern(path.typed_steps()), pattern(path.typed_little())
    match = re.search(rf"\b([a-z0-9]+)\s(?:(?:{steps})\s)?(?:{firsts})\b", text)
    if match and (count := typed_path.count(phrases, match[1])):
        return tuple(view.step for view in views[:count])
    opens, ends = rf"(?:(\d{{1,2}})\s(?:{to})|(?:{until}))", rf"(?:(?:{little})\s)*(\d{{1,2}})"
    match = re.search(rf"\b{opens}\s{ends}$", text)
    if match is None:
        return None
    first, last = int(match[1] or 1), int(match[2])
    unsaid = [view for view in journey.steps if view.left_out is LeftOut.UNSAID]
    told = [one.step for one in [*views, *unsaid] if first <= one.step.number <= last]
    return tuple(sorted(told, key=lambda step: step.number))


def steps(views: Sequence[StepView], words: Sequence[str]) -> tuple[Step, ...] | None:
    """Return the steps that words name, one after the other; None when some words name none."""
    if any(word.isdigit() for word in words):
        return _numbered(views, words)
    found, at = list[Step](), 0
    while at < len(words):
        ends = range(len(words), at, -1)
        named = ((end, step) for end in ends if (step := _titled(views, words[at:end])))
        end, step = next(named, (0, None))
        if step is None:
            return None
        found.append(step)
        at = end
    return tuple(found)


def _numbered(views: Sequence[StepView], words: Sequence[str]) -> tuple[Step, ...] | None:
    """Return the steps with some numbers; None if one is missing, or if words say more.

    Only words of their titles say no more: « la 6 carte commandée » is about no other card.
    """
    known = {view.step.number: view.step for view in views}
    numbers = [int(word) for word in words if word.isdigit()]
    found = tuple(known[number] for number in numbers if number in known)
    of_them = {word for step in found for word in fold(step.title).split()}
    says_more = any(word not in of_them for word in words if not word.isdigit())
    return None if says_more or len(found) < len(numbers) else found


def _titled(views: Sequence[StepView], words: Sequence[str]) -> Step | None:
    """Return the first step whose title holds the words, unless they name a whole chapter."""
    if len("".join(words)) < LEAST_LETTERS:
        return None
    if {*words} <= {view.step.chapter for view in views} - {view.step.id for view in views}:
        return None
    held = (view.step for view in views if set(words) <= set(fold(view.step.title).split()))
    return next(held, None)


def _of_chapter(phrases: Phrases, journey: Journey, text: str) -> tuple[Step, ...]:
    """Return the steps that count in the chapter that folded words name, and nothing else."""
    path, words = phrases.path, {*text.split()}
    around = (path.typed_little, path.typed_all_steps, path.typed_chapter)
    telling = words.difference(*(split(label()) for label in around))
    if not names_chapter(phrases, text) or not telling:
        return ()
    chapters = dict.fromkeys(view.step.chapter for view in journey.steps)
    named = [
        one
        for place, one in enumerate(chapters, 1)
        if telling <= _chapter_names(phrases, one, place)
    ]
    return tuple(view.step for view in journey.concerned if [view.step.chapter] == named)


def names_chapter(phrases: Phrases, text: str) -> bool:
    """Tell whether folded words name a chapter."""
    return holds_any(text, phrases.path.typed_chapter())


def is_chapter_alone(phrases: Phrases, journey: Journey, text: str) -> bool:
    """Tell whether a state is told of a chapter and none of its steps: « l'ins ok »."""
    told = typed_path.wish(phrases, aside.without_leads(phrases, fold(text)))
    named = [word for word in told.rest.split() if word not in split(phrases.path.typed_little())]
    chapters = {view.step.chapter for view in journey.steps}
    steps = {view.step.id for view in journey.steps}
    asks = parts.asks(text) or told.act not in {*State}
    return len(named) == 1 and named[0] in chapters - steps and not asks


def has_chapter_and_number(phrases: Phrases, pieces: Sequence[str]) -> bool:
    """Tell whether a piece names a chapter and another a number: « chapitres 1 et 2 »."""
    others = [piece for piece in pieces if not names_chapter(phrases, piece)]
    return len(others) < len(pieces) and any(re.search(r"\d", piece) for piece in others)


def _chapter_names(phrases: Phrases, chapter: str, place: int) -> set[str]:
    """Return the words that may name a chapter: its place, its short name, its id."""
    short = phrases.path.chapters.get(chapter)
    name = fold(f"{short() if short else ''} {chapter} {place}").split()
    return {*name, *(folded(phrases.lists.typed_first()) if place == 1 else ())}
