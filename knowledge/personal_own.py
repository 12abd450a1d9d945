"""Whether what was found in a message is announced as the writer's own: their number, their name.

It changes nothing to what is masked and refused: only what the writer is told.
"""

import re
from collections.abc import Iterable

from knowledge.personal_kinds import Kind, Span
from knowledge.personal_words import bare

BEFORE = 60
"""Characters read before what was found: « mon nouveau numéro RPPS de praticien est le » is 44."""

_NUMBERS = frozenset({Kind.RPPS, Kind.NUMBER, Kind.PHONE, Kind.EMAIL, Kind.MSSANTE, Kind.ADDRESS})
_LINKS = frozenset({Kind.LINK, Kind.USERNAME})

_THINGS = (
    r"(?:numeros?|num|n°|no|identifiants?|id|codes?|rpps|adeli|finess|siret|siren|am|idnps|telephone"
    r"|tel|portable|mobile|fixe|e?-?mail|courriel|adresse|boite|bal|mss(?:ante)?|cps|e-?cps)"
)
_FILLERS = (
    r"(?:nouve(?:au|l|lle)|ancien(?:ne)?|propre|professionnel(?:le)?|pro|perso(?:nnel(?:le)?)?|national"
    r"|praticien|facturation|carte|ordre|de|d'|du|la|le|l'|est|c'est|bien|postale?|erreur)"
)
_MINE = re.compile(
    rf"(?<![\w'\-])(?:mon|ma|mes)[ ](?:{_FILLERS}[ ]){{0,2}}{_THINGS}(?![^\W_])"
    rf"(?:[ :=,+n°\-]|(?<![^\W_])(?:{_THINGS}|{_FILLERS})(?![^\W_])){{0,14}}\Z",
)
"""« mon rpps est », « mon numéro ADELI : »; not « mon patient », nor « mon numéro de sécu »."""

_MYSELF = re.compile(
    r"(?:(?<![\w'\-])(?:je[ ]suis|je[ ]m'appelle|moi[ ]c'est|ici)|cordialement)"
    r"[ ,.\n]{1,3}(?:l[ea][ ])?"
    r"(?:docteure?|dre?|professeure?|pr|madame|monsieur|mme|mlle|mr|m)\.?[ ]\Z",
)
"""« je suis le docteur », before a name; not « je suis le médecin de madame »."""


def all_own(text: str, spans: Iterable[Span]) -> bool:
    """Tell whether all that was found in a folded text is the writer's own; links do not count."""
    return all(_own(text, span) for span in spans if span[2] not in _LINKS)


def _own(text: str, span: Span) -> bool:
    start, _, kind = span
    before = bare(text[max(0, start - BEFORE) : start])
    if kind is Kind.PERSON:
        return _MYSELF.search(before) is not None
    return kind in _NUMBERS and _MINE.search(before) is not None
