"""Several steps named by their numbers: « la 8 et la 9 », « les étapes 8 à 10 »."""

import re
from dataclasses import dataclass

from handlers.forms import split
from handlers.typed.path import count
from knowledge import Phrases
from knowledge.text import fold

_MARKS = re.compile(r"([,;+&])")
_RANGE = re.compile(r"(\d)\s*[-\u2013\u2014]\s*(\d)", re.ASCII)


@dataclass(frozen=True)
class Those:
    """The numbers that name steps in a text, in order, and the text without them."""

    numbers: tuple[int, ...]
    rest: str


def read(phrases: Phrases, text: str) -> Those:
    """Read the numbers behind « la » or « les étapes », whether or not a step has them.

    « Le 8 » is a day, « dans 8 jours » a time.
    """
    opens, to = split(phrases.path.typed_those()), split(phrases.path.typed_to())
    numbers, rest, held, joined = list[int](), list[str](), list[str](), ""
    opened = False
    for word in _words(text, to[0]):
        said = fold(word)
        number = _number(phrases, said) if opened else None
        if number is not None:
            first = numbers[-1] + 1 if numbers and joined in to else number
            numbers += [*range(first, number), number]
            held, joined = [], ""
        elif said and set(said.split()) <= set(opens):
            held, opened = [*held, word], True
        elif opened and numbers and (not said or said in [*to, *split(phrases.path.typed_and())]):
            held, joined = [*held, word], said
        else:
            rest, held, joined, opened = [*rest, *held, word], [], "", False
    return Those(tuple(dict.fromkeys(numbers)), " ".join([*rest, *held]))


def _words(text: str, to: str) -> list[str]:
    """Return the words of a text, and its signs: « 8-10 » is said « 8 à 10 »."""
    return _MARKS.sub(r" \1 ", _RANGE.sub(rf"\1 {to} \2", text)).split()


def _number(phrases: Phrases, word: str) -> int | None:
    """Read « 8 », « huit », folded; but « une » is an article."""
    number = count(phrases, word)
    return None if number is None or (number == 1 and not word.isdecimal()) else number
