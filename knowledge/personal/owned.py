"""Whose a file, a card or a family is, when no list has the name: « dossier kerloch »."""

import re
from collections.abc import Iterator

from knowledge.personal.endings import INHABITANT, is_like_a_word
from knowledge.personal.kinds import Kind, Span
from knowledge.personal.patterns import JOINER
from knowledge.personal.signs import holds, small
from knowledge.personal.unlisted import is_small_surname
from knowledge.personal.words import Nature, bare, nature, words

SHORTEST = 4
"""Letters of a surname that a capital tells."""

_SIGNS = (
    *("dossier", "dmp", "vitale", "ins", "sant", "passeport", "naissance", "identit", "fiche"),
    *("doublon", "homonyme", "famille", "b", "nourrisson", "assur", "sident", "mam", "pap"),
    *("patien", "pt", "bilan", "sultat", "rendu", "courrier", "lettre", "document", "attest"),
    "enfant",
    *("fil", "femme", "re ", "mari", "ur ", "voisin"),
)
_WORD = rf"(?P<word>[^\W\d_](?:[^\W\d_]|{JOINER}|-(?=[^\W\d_]))*+)(?![\w\-])"
_OWNED = re.compile(
    r"(?-i:[abcdefhilmnprsvABCDEFHILMNPRSV])(?<![\w\-].)(?:"
    r"(?:(?<=d)(?:ossiers?(?:[ ]m[ée]dica(?:l|ux))?|oublons?)|(?<=f)(?:iches?|amilles?)"
    r"|(?<=f)(?:ils|ille|emme|r[èe]re)|(?<=m)(?:ari|[èe]re)|(?<=p)[èe]re|(?<=s)(?:œ|oe)ur"
    r"|(?<=v)oisine?|(?<=e)nfants?|(?<=h)omonymes?|(?<=b)[ée]b[ée]s?|(?<=n)ourrissons?|(?<=a)ssur[ée]e?s?"
    r"|(?<=r)[ée]sidente?s?|(?<=m)am[iy]e?|(?<=p)(?:ap[iy]|atiente?s?|te?))[ ]"
    r"(?:de[ ]|pour[ ]|d')?"
    r"|(?:(?<=v)itale|(?<=i)(?:ns|dentit[ée])|(?<=d)(?:mp|ocuments?)|(?<=p)asseport"
    r"|(?<=n)aissance|(?<=e)space[ ]sant[ée]|(?<=b)ilans?|(?<=r)[ée]sultats?"
    r"|(?<=c)(?:omptes?[ \-]rendus?|ourriers?)|(?<=l)ettres?|(?<=a)ttestations?)[ ]"
    rf"(?:de[ ]|pour[ ]|concernant[ ]|d'))(?={_WORD})",
    re.IGNORECASE,
)
"""« patient kerloch », « famille kerloch », but only « l'ins de kerloch »."""

_TWICE = re.compile(
    r"(?-i:[pP])(?<!\w.)(?:atien)?te?[ ]"
    rf"{_WORD}[ ](?:doublons?|homonymes?)(?!\w)",
    re.IGNORECASE,
)
"""« patient petit doublon »: a name that is a word too."""


def spans(text: str) -> Iterator[Span]:
    """Yield the names on no list of whose something is, or of patients and their families."""
    for owned in _OWNED.finditer(text) if holds(small(text), _SIGNS) else ():
        if _may_be_surname(owned["word"]):
            yield *owned.span("word"), Kind.PERSON
    for twice in _TWICE.finditer(text):
        if nature(twice["word"]) is Nature.DOUBLE:
            yield *twice.span("word"), Kind.PERSON


def _may_be_surname(word: str) -> bool:
    """Tell whether a word is a name: in any case by its letters, or with its capital alone."""
    if bare(word) in words("eponyms"):
        return False
    if is_small_surname(word.lower()):
        return word.islower() or word.istitle() or word.isupper()
    if len(word) != SHORTEST or not word.istitle() or nature(word) is not Nature.UNKNOWN:
        return False
    return not (is_like_a_word(word) or INHABITANT.search(word))
