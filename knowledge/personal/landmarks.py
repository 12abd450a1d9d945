"""Which names are those of a place, a text or a house rather than somebody's."""

import re

from knowledge.personal import patterns as shapes
from knowledge.personal.words import bare, is_given, words

REACH = 48
"""Characters before a name among which the place that bears it is looked for."""

_PREVIOUS = re.compile(r"([^\W\d_]+)[ \n'\-]\Z")


def is_landmark(text: str, start: int) -> bool:
    """Tell whether a name is that of a place or a thing: « l'hôpital Robert Debré »."""
    before = _PREVIOUS.search(text, max(0, start - 16), start)
    if before is not None and bare(before[1]) in words("landmarks"):
        return True
    return is_of_a_street(text, start) or (
        shapes.HOUSE.search(text, max(0, start - REACH), start) is not None
    )


def is_of_a_street(text: str, start: int) -> bool:
    """Tell whether a name is that of a street, with the title of whom it is named after."""
    return shapes.STREET.search(text, max(0, start - REACH), start) is not None


def is_named_after(text: str, start: int) -> bool:
    """Tell whether a surname is that of a place, a given name between: « rue Alexandre Dumas »."""
    before = shapes.LANDMARK.search(text, max(0, start - REACH), start)
    if before is not None and _ends_famous(before[before.lastgroup or 0], text, start):
        return True
    if before is None or (before["given"] and not is_given(before["given"])):
        return is_landmark(text, start)
    return bare(before["what"]) in words("landmarks") or is_landmark(text, start)


def _ends_famous(first: str, text: str, start: int) -> bool:
    """Tell whether a word and the one before are known to everybody: « Clermont Ferrand »."""
    word = shapes.LETTERS.match(text, start)
    return word is not None and f"{bare(first)}-{bare(word[0])}" in words("famous")
