"""Names that the labels of a form give away without its colons: « nom kerloch prénom yvonne »."""

import re
from collections.abc import Iterator

from knowledge.personal import patterns as shapes
from knowledge.personal.endings import is_like_a_word
from knowledge.personal.kinds import Kind, Span
from knowledge.personal.people import ELIDED
from knowledge.personal.signs import holds, small
from knowledge.personal.words import Nature, nature

FARTHEST = 40
"""Characters between the surname and the given name of a form."""

_SIGNS = ("nom ",)
_OF = r"(?:[ ](?:de[ ](?:naissance|famille)|d'usage|naissance|jf|marital|utilis[ée]|usuel))?"
_NAME = rf"{_OF}[ ](?P<name>{shapes.WORD})"
_EITHER = re.compile(rf"(?<![^\W_])(?P<given>pr[ée])?noms?{_NAME}", re.IGNORECASE)


def spans(text: str) -> Iterator[Span]:
    """Yield the surnames, and the names that another label announces near each."""
    if not holds(small(text), _SIGNS):
        return
    for one in _EITHER.finditer(text):
        other = _EITHER.search(text, one.end(), one.end() + FARTHEST)
        if other and not (one["given"] and other["given"]) and _are_names(one, other):
            yield *one.span("name"), Kind.PERSON
            yield *other.span("name"), Kind.PERSON


def _are_names(*labelled: re.Match[str]) -> bool:
    """Tell whether what follows each label can be a name."""
    return all(_can_be_name(one["name"]) for one in labelled)


def _can_be_name(word: str) -> bool:
    """Tell whether a word is a name, or one that nobody listed and that ends as few words do."""
    if ELIDED.match(word):
        return False
    known = nature(word)
    return known is Nature.NAME or (known is Nature.UNKNOWN and not is_like_a_word(word))
