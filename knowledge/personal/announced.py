"""What only the word before it gives away: the number of a file, of a passport, a number in words.

Shorter than the long numbers of `numbers`, these are ordinary anywhere else.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from knowledge.personal import announced_patterns as shapes
from knowledge.personal.kinds import Kind, Span
from knowledge.personal.number_patterns import CONVENTION, LEGAL_BEFORE
from knowledge.personal.numbers import BEFORE
from knowledge.personal.signs import holds, small
from knowledge.personal.words import Nature, bare, nature

FEWEST_SPELT = 6
"""Number words in a row: « trente-quatre vingt-deux » is four, a phone number is more."""

SHORTEST_UNLISTED = 5
"""Letters of a name that is spelt and that no list has: below, rather an acronym."""

_SIGN = re.compile(r"[\d_]")
"""What each of the shapes below holds; most messages hold none."""

_ANY_WORD = re.compile(r"[^\W_]+")
_VOWELS = frozenset("aeiouy")

_SHAPES = (
    (shapes.BORN_IN, Kind.BIRTH_DATE, shapes.BORN_IN_SIGNS),
    (shapes.NIR_START, Kind.NIR, shapes.NIR_SIGNS),
    (shapes.IN_PARTS, Kind.NIR, shapes.IN_PARTS_SIGNS),
    (shapes.FILE_NUMBER, Kind.NUMBER, shapes.FILE_SIGNS),
    (shapes.PAPER, Kind.NUMBER, shapes.PAPER_SIGNS),
    (shapes.PRESCRIPTION, Kind.NUMBER, shapes.PRESCRIPTION_SIGNS),
    (shapes.PLATE, Kind.NUMBER, ("-",)),
    (shapes.PLATE_TOLD, Kind.NUMBER, shapes.PLATE_TOLD_SIGNS),
    (shapes.PLATE_APART, Kind.NUMBER, (" ",)),
    (shapes.HANDLE, Kind.USERNAME, shapes.HANDLE_SIGNS),
)


def spans(text: str) -> Iterator[Span]:
    """Yield what a folded text announces; after `numbers`, which takes whole dates."""
    low = small(text)
    for shape, kind, signs in _SHAPES if _SIGN.search(text) else ():
        for match in shape.finditer(text) if holds(low, signs) else ():
            yield *match.span(match.lastgroup or 0), kind
    if alone := shapes.NIR_ALONE.match(text):
        yield *alone.span("number"), Kind.NIR
    yield from _dates(text, low)
    yield from _spelt(text, low)


def _dates(text: str, low: str) -> Iterator[Span]:
    """Yield the dates that words tell."""
    for born in shapes.BORN.finditer(text):
        if not CONVENTION.match(text, born.start("number")):
            yield *born.span("number"), Kind.BIRTH_DATE
    for dated in shapes.WHOLE_DATE.finditer(text) if holds(low, shapes.WHOLE_DATE_SIGNS) else ():
        if not LEGAL_BEFORE.search(text, max(0, dated.start() - BEFORE), dated.start()):
            yield *dated.span(), Kind.BIRTH_DATE


def _spelt(text: str, low: str) -> Iterator[Span]:
    """Yield the numbers told in words, and the names told letter by letter."""
    for match in shapes.SPELT.finditer(text):
        if _is_long(match[0]):
            yield *match.span(), Kind.NUMBER
    for match in shapes.AS_IN.finditer(text) if holds(low, shapes.AS_IN_SIGNS) else ():
        yield *match.span(), Kind.PERSON
    for match in shapes.LETTERED.finditer(text) if shapes.LETTERED_SIGN.search(text) else ():
        if _is_spelt_name("".join(_ANY_WORD.findall(match[0]))):
            yield *match.span(), Kind.PERSON


def _is_spelt_name(word: str) -> bool:
    """Tell whether letters that stand apart make a name, and no acronym, nor « A B D E »."""
    known = bare(word)
    rises = all(one < other for one, other in pairwise(known))
    if rises or _VOWELS.isdisjoint(known):
        return False
    kind = nature(word)
    return kind is Nature.NAME or (kind is Nature.UNKNOWN and len(word) >= SHORTEST_UNLISTED)


def _is_long(spelt: str) -> bool:
    """Tell whether number words are too many for a quantity or a short public number."""
    words = [word for word in _ANY_WORD.findall(spelt) if word.casefold() not in shapes.CUTS]
    fewest = FEWEST_SPELT - (shapes.ZERO.match(spelt) is not None)
    return len(words) >= fewest and any(map(str.isalpha, words))
