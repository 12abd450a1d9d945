"""Whether what was found in a message is the writer's own or a colleague's, not a patient's.

It changes nothing to what is masked and refused: only what the writer is told.
"""

import re
from collections.abc import Iterable

from knowledge.personal.kinds import Kind, Span
from knowledge.personal.words import bare, words

BEFORE = 60
"""Characters read before what was found: « mon nouveau numéro RPPS de praticien est le » is 44."""

_NUMBERS = frozenset({Kind.RPPS, Kind.NUMBER, Kind.PHONE, Kind.EMAIL, Kind.MSSANTE, Kind.ADDRESS})
_ASIDE = frozenset({Kind.LINK, Kind.USERNAME, Kind.SECRET})

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

_SIR = "mada?me?|madme|m(?:on)?sieur|mister|mdme|mme|mlle|mr|m"
_BEGINNING = r"(?:\A|[.!?\n])[ \n]*(?:(?:bonjour|bonsoir|bjr|bsr|salut)[ ,.!\n]{1,3})?"
_NAME = r"mon[ ](?:pre)?nom(?:[ ]de[ ](?:famille|naissance|jeune[ ]fille)|[ ]d'usage)?"
_MYSELF = re.compile(
    rf"(?:(?<![\w'\-])(?:je[ ]suis|je[ ]m[' ]?app?elle|{_NAME}(?:[ ](?:c')?est|[ ]?(?=:)))"
    rf"|{_BEGINNING}(?:moi,?[ ]c'est|ici)|cordialement)[ ,.:\n]{{1,3}}"
    r"(?:(?:l[ea][ ])?"
    rf"(?:docteure?|dre?|professeure?|pr|{_SIR})\.?[ ])?\Z",
)
"""« je suis le docteur », « mon nom est », before a name; not « je suis le médecin de madame »."""

_TEAM = (
    r"(?:secretaire|collegue|confrere|consoeur|associee?|remplacante?|assistante?|stagiaire|interne"
    r"|collaborat(?:eur|rice)|infirmi(?:er|ere)|preparat(?:eur|rice)|titulaire)"
)
_COLLEAGUE = re.compile(
    r"(?<![^\W_])(?:(?:docteure?s?|drs?|dre|professeure?|pr)\.?[ \n]{1,3}"
    rf"|(?:mon|ma|notre)[ ]{_TEAM}[ ])\Z"
)
_PATIENT = re.compile(
    r"(?:\b(?:dossier|dmp)[ ]du|\bpatiente?[ ]?[,:]?(?:[ ](?:est|l[ea])){0,2})[ ]\w+\.?[ ]\Z"
)
"""« le dossier du docteur Petit », « mon patient, le docteur Petit »: not as a colleague."""

_GREETED = re.compile(
    r"\A[ \n]*(?:bonjour|bonsoir|salut|bjr|merci)[ ](?:beaucoup[ ])?"
    rf"(?:{_SIR})\.?[ ]\Z"
)
_CLOSED = re.compile(
    r"[ ]?(?:[.!\n]|\Z|,[ ](?:je|j'|on|nous|comment|est-ce|puis|pouvez|merci)(?![^\W_]))",
    re.IGNORECASE,
)
_FIRST = re.compile(rf"{_BEGINNING}(?:allo[ ,]{{1,2}})?(?:c'est[ ])?\Z")
_TRADE = re.compile(r"[ ]?[,(\n\-][ ]?(?P<trade>[^\W\d_]+(?:[ \-]femme|-[^\W\d_]+)?)(?![\w'\-])")
"""What follows a name and tells the writer's trade: « Chloé Bernard, kiné »."""


def all_own(text: str, spans: Iterable[Span]) -> bool:
    """Tell whether all that was found in a folded text is a professional's.

    Links and secrets do not count.
    """
    return all(_own(text, span) for span in spans if span[2] not in _ASIDE)


def _own(text: str, span: Span) -> bool:
    start, end, kind = span
    before = bare(text[max(0, start - BEFORE) : start])
    if kind is Kind.PERSON:
        mine = _MYSELF.search(before) is not None or _is_signed(text, before, end)
        return mine or _is_professional(text, before, end)
    return kind in _NUMBERS and _MINE.search(before) is not None


def _is_professional(text: str, before: str, end: int) -> bool:
    """Tell whether a name is a doctor's, who is no patient, or that of whom is greeted."""
    if _GREETED.search(before):
        return _CLOSED.match(text, end) is not None
    return _COLLEAGUE.search(before) is not None and not _PATIENT.search(before)


def _is_signed(text: str, before: str, end: int) -> bool:
    """Tell whether a name begins a message or a sentence, and a trade of health follows it."""
    if not _FIRST.search(before):
        return False
    after = _TRADE.match(text, end)
    return after is not None and bare(after["trade"]).replace(" ", "-") in words("trades")
