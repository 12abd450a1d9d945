"""Several questions of the counter answered in one message: « une identité, passeport »."""

import re

from handlers.counter import words as counter_words
from handlers.forms import holds_any, pattern
from handlers.said import QUESTION_MARK, Said
from knowledge.counter import Counter, CounterEnd, CounterQuestion
from knowledge.phrases.lists import CounterPhrases
from knowledge.text import fold

_BETWEEN = re.compile(r"[,;.\n]+|(?<=\d)\s+(?=\d)")


def led(words: CounterPhrases, said: Said, counter: Counter, way: str) -> str:
    """Return the way that a text leads to from another; the same one when it chooses nothing.

    A way is the choices made from the first question on, a digit each. Every piece of the text
    must choose; at a bare yes, the question reached is asked; a bare no chooses nothing. Repeating
    a choice answers nothing more: « rien, rien du tout ».
    """
    place = _place(words, said, counter, way)
    if place is not None:
        return f"{way}{place + 1}"
    parts = [] if QUESTION_MARK in said.text else _parts(_BETWEEN, said)
    reached, between = way, _joining(words)
    while parts:
        part = parts.pop(0)
        if part.is_one_of(words.typed_done()) and reached == way:
            continue
        if counter_words.unclear(words, part):
            return way if part.is_one_of(words.typed_no()) else reached
        if _repeats(words, part, counter, reached.removeprefix(way), way):
            continue
        place = _place(words, part, counter, reached)
        pieces = _parts(between, part)
        if place is None and len(pieces) == 1:
            return way
        parts = parts if place is not None else [*pieces, *parts]
        reached += "" if place is None else f"{place + 1}"
    return reached


def pieces(words: CounterPhrases, said: Said) -> list[Said]:
    """Return what a text may say one after the other; none when it has a question mark."""
    parts = [] if QUESTION_MARK in said.text else _parts(_BETWEEN, said)
    return [piece for part in parts for piece in _parts(_joining(words), part)]


def _joining(words: CounterPhrases) -> re.Pattern[str]:
    return re.compile(rf"\s(?:{pattern(words.typed_then())})\s", re.IGNORECASE)


def _parts(between: re.Pattern[str], said: Said) -> list[Said]:
    return [Said(text.strip(), said.around) for text in between.split(said.text) if text.strip()]


def _place(words: CounterPhrases, said: Said, counter: Counter, way: str) -> int | None:
    """Return the place of the choice made at the question that a way leads to; None at an end."""
    asked = counter.at(way)
    return counter_words.chosen(words, said, asked) if isinstance(asked, CounterQuestion) else None


def _repeats(words: CounterPhrases, said: Said, counter: Counter, made: str, way: str) -> bool:
    """Tell whether a piece only repeats, in words, the choice made just before it."""
    if not made or said.number is not None:
        return False
    return _place(words, said, counter, way + made[:-1]) == int(made[-1]) - 1


def then(words: CounterPhrases, said: Said, counter: Counter, end: CounterEnd) -> str:
    """Return the way after a task is done, if a text says how it went: « il en trouve une »."""
    way = counter.way_to(end.then) if end.then else None
    reached = way if way is None else led(words, said, counter, way)
    return "" if reached is None or reached == way else reached


def instead(words: CounterPhrases, said: Said, counter: Counter | None, way: str) -> str:
    """Return the way after an earlier choice is changed: « finalement, un passeport ».

    It must lead to another question: no status is told when the words may be about something else.
    A denial may be of anything: « non, rien d'autre ».
    """
    if counter is None:
        return ""
    denies = holds_any(said.words, words.typed_deciding())
    if denies or said.is_a_place or counter_words.unclear(words, said):
        return ""
    for at in range(len(way) - 1, -1, -1):
        place = _place(words, said, counter, way[:at])
        led_to = "" if place is None else f"{way[:at]}{place + 1}"
        if led_to and isinstance(counter.at(led_to), CounterQuestion):
            return led_to
    return ""


def later(words: CounterPhrases, said: Said, counter: Counter | None, way: str) -> bool:
    """Tell whether a text answers a later question: « passeport », before INSi was asked.

    Merely repeating words of the question answers none: « pièce ».
    """
    asked = counter.at(way) if counter else None
    if counter is None or asked is None or said.is_a_place or counter_words.unclear(words, said):
        return False
    if {*fold(asked.text).split()}.issuperset(said.bare.split()):
        return False
    behind = (
        each
        for each in counter.questions.values()
        if each is not asked and counter.way_to(each.id, way) is not None
    )
    return any(counter_words.chosen(words, said, each) is not None for each in behind)


def anew(words: CounterPhrases, said: Said, counter: Counter) -> str:
    """Return the way that words about another patient lead to, after those that name one."""
    tokens = said.text.split()
    for count in range(len(tokens) - 1, 0, -1):
        if Said(" ".join(tokens[:count]), said.around).is_one_of(words.typed_again()):
            rest = " ".join(tokens[count:]).lstrip(" ,;:.")
            return led(words, Said(rest, said.around), counter, "")
    return ""
