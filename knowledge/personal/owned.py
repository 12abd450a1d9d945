"""Whose a file, a card or a family is, when no list has the name: « dossier kerloch »."""

import re
from collections.abc import Iterator

from knowledge.personal.endings import INHABITANT, is_like_a_word
from knowledge.personal.kinds import Kind, Span, at_most
from knowledge.personal.patterns import JOINER, any_of
from knowledge.personal.signs import holds, small
from knowledge.personal.unlisted import is_lone_surname, is_small_surname
from knowledge.personal.verbs_after import is_subject
from knowledge.personal.words import Nature, bare, nature, words

SHORTEST = 4
"""Letters of a surname that a capital tells."""

_OWN = any_of(
    "dossier dossiers dmp doublon doublons document documents fiche fiches ins identité identite"
    " passeport naissance espace bilan bilans résultat résultats resultat resultats cr courrier"
    " courriers lettre lettres attestation ordonnance ordonnances ordo rdv rendez-vous rendez"
    " homonyme homonymes patient patiente patients patientes pt pte famille familles assuré"
    " assurée assurés assure assuree"
)
_KIN = any_of(
    "bébé bébés bebe nourrisson enfant enfants résident résidente résidents resident residente"
    " mamie mamy mami papi papy fils fille femme mari mère mere père pere frère frere sœur soeur"
    " voisin voisine couple"
)
_STEMS = (
    "dossier|dmp|doublon|document|fiche|ins |identit|passeport|aissance|espace|bilan|"
    "sultat|cr |courrier|lettre|attest|ordo|rdv|rendez|homonyme|patien|pt|famille|assur|"
    "bébé|bebe|nourri|enfant|sident|mam|pap|fil|femme|mari|ère |ere |ur |voisin|couple|"
    "rendu|chambre|lit |vitale|compte|doc"
)
_SIGNS = tuple(_STEMS.split("|"))
"""Letters of which some stand in each of these words."""
_WORD = rf"(?P<word>[^\W\d_](?:[^\W\d_]|{JOINER}|-(?=[^\W\d_]))*+)(?![\w\-])"
_OWNED = re.compile(
    rf"(?<![\w\-.])(?:{_OWN}|(?P<kin>{_KIN})|comptes?[ \-]rendus?"
    r"|(?:chambre|lit)[ ]\d{1,4}|(?:vitale|compte|docs?)(?=[ ](?:de[ ]|d')))"
    r"(?:[ ](?:m[ée]dica(?:l|ux)|sant[ée]|vous))?[ ]"
    r"(?:(?:de|pour|concernant)[ ]|d')?"
    rf"(?:(?:l[ea]|de|van|von|ben|el|da|dos)[ ]){{0,2}}(?={_WORD})",
    re.IGNORECASE,
)
"""« patient kerloch », « la famille de kerloch », « dossier le kerloch »."""

_DOING = ("e", "E")
"""How a verb that nobody listed ends, after « mon fils »."""

_TO_DO, _PLURAL = ("er", "ER"), ("s", "x", "S", "X")
"""How a verb ends after « pour », and what is of many after « chez les »."""

_TWICE = re.compile(
    rf"(?-i:[pP])(?<!\w.)(?:atien)?te?[ ]{_WORD}[ ](?:doublons?|homonymes?)(?!\w)", re.IGNORECASE
)
"""« patient petit doublon »: a name that is a word too."""


_MEANT_SIGNS = ("pour ", "chez les ")
_MEANT = re.compile(
    r"(?<![\w'\-])(?:chez[ ]les[ ]"
    r"|(?:c[' ]est|(?:\A|\n|[.!?][ \n]|bonjour,?[ ])(?=pour[ ]))[ ]?pour[ ](?P<one>))"
    rf"{_WORD}(?(one)(?=[ ]?(?:[,.;:?!\n]|\Z)"
    r"|[ ](?:qui|il|elle|je|on|comment|son|sa|ses|l'ins|pas|et|svp|merci)(?![^\W_])))",
    re.IGNORECASE,
)
"""« c'est pour kerloch », « pour kerloch je fais comment », « chez les kerloch »."""


def spans(text: str) -> Iterator[Span]:
    """Yield the names on no list of whose something is, or of patients and their families."""
    for owned in _OWNED.finditer(text) if holds(small(text), _SIGNS) else ():
        if _may_be_surname(owned["word"]) and not _may_be_done(owned):
            yield *owned.span("word"), Kind.PERSON
    if holds(small(text), _MEANT_SIGNS):
        yield from at_most(_meant(text), len(text))
    for twice in _TWICE.finditer(text):
        if nature(twice["word"]) is Nature.DOUBLE:
            yield *twice.span("word"), Kind.PERSON


def _meant(text: str) -> Iterator[Span]:
    """Yield the names of whom something is for, and of those at whose home it is."""
    for meant in _MEANT.finditer(text):
        last = _TO_DO if meant["one"] is not None else _PLURAL
        if not meant["word"].endswith(last) and is_lone_surname(meant["word"]):
            yield *meant.span("word"), Kind.PERSON


def _may_be_done(owned: re.Match[str]) -> bool:
    """Tell whether a word may be what somebody does, a danger perhaps: « mon fils collapse »."""
    return bool(owned["kin"]) and owned["word"].endswith(_DOING) and not is_subject(owned)


def _may_be_surname(word: str) -> bool:
    """Tell whether a word is a name: in any case by its letters, or with its capital alone."""
    if bare(word) in words("eponyms"):
        return False
    if is_small_surname(word.lower()):
        return word.islower() or word.istitle() or word.isupper()
    if len(word) != SHORTEST or not word.istitle() or nature(word) is not Nature.UNKNOWN:
        return False
    return not (is_like_a_word(word) or INHABITANT.search(word))
