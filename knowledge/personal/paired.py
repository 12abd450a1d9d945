"""Two words with capitals that follow each other and look like no other: a name from elsewhere."""

import re
from collections.abc import Iterator
from itertools import pairwise

from knowledge.personal.kinds import Kind, Span, at_most
from knowledge.personal.landmarks import is_named_after
from knowledge.personal.patterns import UPPER
from knowledge.personal.unlisted import is_lone_surname
from knowledge.personal.words import Nature, bare, nature, words

_WORD = re.compile(rf"{UPPER}(?<![\w@/\-.'].)[^\W\d_]{{3,29}}(?![\w'\-])")


def spans(text: str) -> Iterator[Span]:
    """Yield the names of a folded text that neither a title nor a list gives away."""
    if not (text.islower() or text.isupper()):
        yield from at_most(_pairs(text), len(text))


def _pairs(text: str) -> Iterator[Span]:
    """Yield the pairs of words, each once."""
    unlisted = (word for word in _WORD.finditer(text) if nature(word[0]) is Nature.UNKNOWN)
    end = 0
    for one, other in pairwise(unlisted):
        if one.start() < end or text[one.end() : other.start()] != " ":
            continue
        famous = f"{bare(one[0])}-{bare(other[0])}" in words("famous")
        if famous or is_named_after(text, one.start()):
            continue
        if _may_be_name(one[0]) and _may_be_name(other[0]):
            end = other.end()
            yield one.start(), end, Kind.PERSON


def _may_be_name(word: str) -> bool:
    """Tell whether a word has its first capital alone, and looks like none that is no name."""
    return word.istitle() and is_lone_surname(word)
