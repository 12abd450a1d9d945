"""Whether a word with a capital, beside a given name, may be a surname that no list has."""

import re

from knowledge.personal.patterns import JOINER
from knowledge.personal.words import Nature, bare, is_given, nature

LONGEST_ACRONYM = 3
"""« Sophie ARS »: in capitals, a word nobody listed may be a name from four letters on."""

_NUMERAL = re.compile(r"[IVX]+\Z")
_PREFIXES = ("Mc", "Mac", "De", "Di", "Du", "La", "Le")
"""« McDonald », « LeGoff »; any other word with a capital inside is a product or an acronym."""

_ENDS_AS_A_NAME = "ez"
"""« Menez », « Guennez » are verbs as well; a verb has no capital there."""


def may_be_surname(word: str, *, loud: bool) -> bool:
    """Tell whether a word that is on no list of names may be one, beside a given name."""
    if loud:
        return False
    match nature(word):
        case Nature.DOUBLE:
            return True
        case Nature.VERB:
            return word.istitle() and bare(word).endswith(_ENDS_AS_A_NAME)
        case Nature.UNKNOWN:
            whole = word.replace(JOINER, "").rpartition("'")[2]
            return all(map(_looks_like_a_name, whole.split("-")))
        case _:
            return is_given(word)


def _looks_like_a_name(part: str) -> bool:
    """Tell whether a part of a word nobody listed is written as a name."""
    if not part.isalpha() or _NUMERAL.match(part) or nature(part) is Nature.ORDINARY:
        return False
    if part.isupper():
        return len(part) > LONGEST_ACRONYM
    return part[1:].islower() or part.startswith(_PREFIXES)
