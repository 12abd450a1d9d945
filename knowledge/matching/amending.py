"""Corrections of the question before: « non, pas la CPS, la CPE »."""

import re

from knowledge.parts import asks

FEW = 4
"""Words of what is refused, or put in its place, at most: more of them are a question."""

_END = "? \u00a0\u202f"
_SORRY = re.compile(
    r"\s*(?:(?:ah|oh|euh|heu|mais)\b[\s,.!…]*)*"
    r"(?:(?:oups|non|pardon|désolée?|desolee?|erreur(?=\s*[,.!:])|excusez[- ]moi)\b[\s,.!:…]*"
    r"(?:mais\b\s*)?)+",
    re.IGNORECASE,
)
_MEANT = re.compile(
    r"\s*(?:je me suis trompée?[\s,.:]+|en fait[\s,]+|enfin[\s,]+)*"
    r"(?:je (?:voulais|veux|voulai) dire(?! (?:à|a|au|aux|que|qu|merci)\b)|"
    r"je (?:parlais|parlai|parle) d(?:e|u|es|['’])|je pensais à|je reformule|"
    r"ma question (?:c['’ ]?(?:étai[ts]?|etai[ts]?|est)|étai[ts]?|etai[ts]?|est))[\s,:]*(?=\S)",
    re.IGNORECASE,
)
_PREFERRED = re.compile(r"^plut[ôo]t\s+|\s+plut[ôo]t(?=[\s.!?]*$)", re.IGNORECASE)
_NOT = re.compile(
    r"(?:pas|je (?:ne )?parl(?:e|ais) pas de)\s+(?P<refused>[^,;.?!]+?)\s*"
    r"(?:[,;.]\s*(?:mais\s+|plutôt\s+)?|\s+mais\s+)(?:de\s+(?=la|l['’]))?(?P<kept>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_RATHER = re.compile(
    r"(?:je (?:veux|voudrais|cherche|demande)\s+)?(?P<kept>[^,;.?!]+?)\s*"
    r"(?:[,;]\s*(?:et\s+)?|\s+et\s+|(?<=[eir]r)\s+)(?:pas|non)\s+(?:de\s+)?(?P<refused>\S[^,;.?!]*)[\s.!]*",
    re.IGNORECASE,
)
_KINDS = (
    re.compile(r"(?:le|la|les|un|une|des|mon|ma|mes|son|sa|ses|notre|nos)\s|l['’]", re.IGNORECASE),
    re.compile(r"(?:à|a|au|aux|pour|chez|avec|dans|par|sur)\s", re.IGNORECASE),
    re.compile(r"\w{2,}(?:er|ir|re)\b", re.IGNORECASE),
    re.compile(r"[\w-]+[\s.!?]*$"),
)
"""How a thing begins, who or what it is for, what is done, a word alone."""
_THING, _WHOM, _BARE = 0, 1, 3
"""The places of three of these."""


def amended(message: str) -> str:
    """Return the correction that a message makes, or else the whole message.

    « Non, je voulais dire la CPE », « pas alimenter mais consulter », « ah non, à un confrère ». A
    denial alone is no correction: « pas de lecteur, que faire ? ».
    """
    sorry = _SORRY.match(message)
    told = message[sorry.end() :] if sorry else message
    if meant := _MEANT.match(told):
        told = told[meant.end() :]
    if kept := _instead(told):
        return kept
    rather = _PREFERRED.sub("", told)
    names = len(rather.split()) <= FEW and _kind(rather) in {_THING, _WHOM}
    return rather if meant or (names and (sorry or rather != told)) else message


def _instead(told: str) -> str:
    """Return what replaces something of the same kind; empty for nothing."""
    first, last = _NOT.fullmatch(told), _RATHER.fullmatch(told)
    found = first or last
    if found is None or asks(told.rstrip(_END)):
        return ""
    refused, kept = found["refused"], found["kept"]
    few = max(len(refused.split()), len(kept.split())) <= FEW
    alike = _kind(refused) is not None and _kind(refused) == _kind(kept)
    bare = not first and _kind(kept) == _BARE
    return kept if few and alike and not bare else ""


def _kind(words: str) -> int | None:
    """Return the kind of thing that a few words name, by how they begin; None for any other."""
    return next((at for at, kind in enumerate(_KINDS) if kind.match(words)), None)
