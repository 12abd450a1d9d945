"""Which texts may be kept for those who write answers: nothing that may be a mere name."""

from collections.abc import Sequence
from itertools import pairwise, starmap

from knowledge.personal.unlisted import is_lone_surname
from knowledge.personal.words import Nature, is_given, nature, ordinary, verbs
from knowledge.personal.words import words as listed
from knowledge.reading import Reader
from knowledge.text import fold

SHORT = 8
"""Words of a text that is kept only when the base knows them all. Of the questions without an
answer in `questions/`, each read as if it were not there, 6 % are dropped; at 12 words, 11 %."""

ENOUGH = 2
"""Known words that are no names, at least: « dossier lefebvre » has one, « Sophie » none."""

LETTERS = 3
"""Letters of a word that may be a name. For two in a row that the base does not know, 1 of 412
unseen questions about its subject is dropped, and 9 % of those far from it."""

DIGITS_TOGETHER = 5
"""Digits in a row that are not kept: the number of a file is of five, a year and 34 22 of four."""

SECRETS = (
    "mdp", "mot de pass", "mots de pass", "motdepass", "password", "question secr",
    "code confid", "code secret", "code porteur", "code pin",
)  # fmt: skip
"""What a text tells that is not kept at all: the secret may be an ordinary word, or in letters."""

DIGITS = 8
"""Digits in all that are not kept, however far apart: « 1 60, dans le 29, commune 019 »."""

BEFORE = frozenset({
    "de", "patient", "patiente", "dossier", "dmp", "ins", "identite",
    "madame", "monsieur", "mme", "mr", "m",
})  # fmt: skip
"""What comes before whom something belongs to."""


def may_be_kept(text: str, reader: Reader) -> bool:
    """Tell whether a masked text is a question rather than somebody's name; no when in doubt.

    Args:
        text: masked; a name that nothing announces is still there.
        reader: knows the words of the base.
    """
    folded = fold(text)
    words = folded.split()
    if any(secret in folded for secret in SECRETS):
        return False
    if any(map(_is_a_name, words)) or any(starmap(_is_whose, pairwise(words))):
        return False
    if sum(map(str.isdigit, text)) >= DIGITS or any(map(_is_a_number, words)):
        return False
    known, unknown = reader.sort(text)
    if unknown and (len(words) <= SHORT or _follow_each_other(words, set(unknown))):
        return False
    if any(map(is_lone_surname, unknown)):
        return False
    return sum(not _may_be_name(word) for word in known) >= ENOUGH


def _is_a_number(word: str) -> bool:
    """Tell whether a word holds too many digits to be a year or a short number to call."""
    return sum(map(str.isdigit, word)) >= DIGITS_TOGETHER


def _follow_each_other(words: Sequence[str], unknown: set[str]) -> bool:
    """Tell whether two unknown words follow each other: a name on no list."""
    long = {word for word in unknown if len(word) >= LETTERS}
    return any(one in long and other in long for one, other in pairwise(words))


def _is_a_name(word: str) -> bool:
    """Tell whether a word is a surname, or a given name that is neither verb nor country."""
    if nature(word) is Nature.NAME:
        return True
    return is_given(word) and word not in verbs() and word not in listed("given_things")


def _is_whose(one: str, other: str) -> bool:
    """Tell whether a common word may name an owner: « dmp de fontaine »."""
    double = one in BEFORE and nature(other) is Nature.DOUBLE
    return double and not (other in ordinary() or other in verbs())


def _may_be_name(word: str) -> bool:
    """Tell whether a common word is also a name: « rose », « petit »."""
    return nature(word) is Nature.DOUBLE or is_given(word)
