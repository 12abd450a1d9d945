"""Several steps named by their numbers: « la 8 et la 9 », « les étapes 8 à 10 »."""

import re
from dataclasses import dataclass
from itertools import zip_longest

from handlers.forms import any_of, folded, split
from handlers.typed.path import count, count_unless_article
from knowledge import Phrases
from knowledge.text import fold, fold_all

PLURAL = "s"
"""The end of what announces several: « les étapes »."""

_MARKS = re.compile(r"([,;+&])")
_RANGE = re.compile(r"(\d)\s*[-\u2013\u2014]\s*(\d)", re.ASCII)


@dataclass(frozen=True)
class Those:
    """The numbers that name steps in a text, in order, and the text without them."""

    numbers: tuple[int, ...]
    rest: str


def read(phrases: Phrases, text: str) -> Those:
    """Read the numbers behind « la » or « les étapes », whether or not a step has them.

    « Le 8 » is a day, « dans 8 jours » a time; so are « la 8 au 15 », « la 8 à 15 heures ». « Les
    deux cartes » are no step.
    """
    opens, to = any_of(phrases.path.typed_those()), split(phrases.path.typed_to())
    numbers, rest, held, joined = list[int](), list[str](), list[str](), ""
    opened = several = False
    words = _words(text, to[0])
    for word, said, then in zip_longest(words, fold_all(words), words[1:], fillvalue=""):
        how_many = not said.isdecimal() and held and fold(held[-1]) == phrases.lists.typed_those()
        called = bool(held) and fold(held[-1]) in split(phrases.path.typed_the())
        of_step = count if called else count_unless_article  # « la une »
        number = of_step(phrases, said) if opened and not how_many else None
        a_day = joined in to and _is_a_time(phrases, then)
        a_day = a_day or (joined in to[1:] and not several)
        if number is not None and not a_day:
            first = numbers[-1] + 1 if numbers and joined in to else number
            numbers += [*range(first, number), number]
            held, joined = [], ""
        elif said and opens.issuperset(said.split()):
            held, opened = [*held, word], True
            several = several or said.endswith(PLURAL)
        elif opened and numbers and (not said or said in [*to, *split(phrases.path.typed_and())]):
            held, joined = [*held, word], said
        else:
            rest, held, joined, opened = [*rest, *held, word], [], "", False
    return Those(tuple(dict.fromkeys(numbers)), " ".join([*rest, *held]))


def _is_a_time(phrases: Phrases, word: str) -> bool:
    """Tell whether a word makes a day or an hour of the number before it: « mars », « h »."""
    return fold(word) in folded(phrases.dates.months(), phrases.dates.typed["hour"]())


def _words(text: str, to: str) -> list[str]:
    """Return the words of a text, and its signs: « 8-10 » is said « 8 à 10 »."""
    parted = _RANGE.sub(lambda found: f"{found[1]} {to} {found[2]}", text)
    return _MARKS.sub(lambda found: f" {found[1]} ", parted).split()
