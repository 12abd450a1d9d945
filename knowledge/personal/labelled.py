"""Names that the labels of a form or of a program give away: « nom kerloch prénom yvonne »."""

import re
from collections.abc import Iterator

from knowledge.personal import patterns as shapes
from knowledge.personal.endings import is_like_a_word
from knowledge.personal.kinds import Kind, Span
from knowledge.personal.people import ELIDED
from knowledge.personal.signs import holds, small
from knowledge.personal.unlisted import is_small_surname
from knowledge.personal.words import Nature, nature

SHORTEST_LOUD = 5
"""Letters of a name in capitals: below, rather an acronym."""

FARTHEST = 40
"""Characters between the surname and the given name of a form."""

_SIGNS = ("nom ",)
_PROGRAM_SIGNS = ("name", "family", "given", "n:")
_PROGRAM = re.compile(
    r"(?:(?<![^\W_])(?i:(?:last|first|family|given|full|birth|sur)[ _]?name|family|given)"
    r"[\"']?[ ]?[:=>][ ]?\[?[\"']?|(?<![^\n])F?N:(?=[^;\n]{1,30}[;\n]))"
    rf"(?P<name>{shapes.WORD})"
)
"""The labels of JSON, XML and cards: `"lastName": "Kerloch"`, `<family>`, `N:Kerloch;Yvonne`."""

_OF = r"(?P<of>[ ](?:de[ ](?:naissance|famille)|d'usage|naissance|jf|marital|utilis[ée]|usuel))?"
_NAME = rf"{_OF}[ ](?P<name>{shapes.WORD})"
_EITHER = re.compile(rf"(?<![^\W_])(?P<given>pr[ée])?noms?{_NAME}", re.IGNORECASE)


def spans(text: str) -> Iterator[Span]:
    """Yield the surnames, and the names that another label announces near each."""
    low = small(text)
    for shown in _PROGRAM.finditer(text) if holds(low, _PROGRAM_SIGNS) else ():
        if _can_be_name(shown["name"]) or _is_unlisted(shown["name"]):
            yield *shown.span("name"), Kind.PERSON
    for one in _EITHER.finditer(text) if holds(low, _SIGNS) else ():
        if _is_shown(one):
            yield *one.span("name"), Kind.PERSON
        other = _EITHER.search(text, one.end())
        near = other is not None and other.start() <= one.end() + FARTHEST
        if other and near and not (one["given"] and other["given"]) and _are_names(one, other):
            yield *one.span("name"), Kind.PERSON
            yield *other.span("name"), Kind.PERSON


def _is_shown(one: re.Match[str]) -> bool:
    """Tell whether a name alone follows its label: « nom de naissance GICQUEL »."""
    word = one["name"]
    if word[0].islower():
        return is_small_surname(word)
    if one["of"] is None or one.string.isupper():
        return False
    return _can_be_name(word) and (len(word) >= SHORTEST_LOUD or nature(word) is Nature.NAME)


def _is_unlisted(word: str) -> bool:
    """Tell whether a word with a capital is on no list."""
    return word[0].isupper() and nature(word) is Nature.UNKNOWN


def _are_names(*labelled: re.Match[str]) -> bool:
    """Tell whether what follows each label can be a name."""
    return all(_can_be_name(one["name"]) for one in labelled)


def _can_be_name(word: str) -> bool:
    """Tell whether a word is a name, or one that nobody listed and that ends as few words do."""
    if ELIDED.match(word):
        return False
    known = nature(word)
    return known is Nature.NAME or (known is Nature.UNKNOWN and not is_like_a_word(word))
