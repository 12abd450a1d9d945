"""The names that people log in with: « mon login est jdupont », « identifiant dupont.j29 »."""

import re
from collections.abc import Iterator

from knowledge.personal.endings import is_like_a_word
from knowledge.personal.kinds import Kind, Span
from knowledge.personal.patterns import LETTERS
from knowledge.personal.signs import holds, small
from knowledge.personal.words import Nature, nature, words

SHORTEST, SHORTEST_SURNAME = 5, 4
"""Letters of a login, and of the surname it is made of: « jroy » is too short to tell."""

_SIGNS = ("login", "identifiant", "utilisateur", "user")
_LABEL = (
    r"(?-i:[lLiIuU])(?<!\w.)(?:(?<=l)ogin|(?<=i)dentifiant|(?<=u)(?:tilisateur|ser(?:name)?))"
    r"(?![^\W_])"
)
_LOGIN = r"[^\W\d_][\w.\-]{1,29}(?<![.\-])(?![\w@/])"
_NEAR = re.compile(rf"{_LABEL}[ ](?P<first>{_LOGIN})(?:[ ](?P<second>{_LOGIN}))?", re.IGNORECASE)
_TOLD = re.compile(
    rf"{_LABEL}(?:[ ](?!(?:est|c'est)(?![^\W_]))[^\W_]{{1,15}}){{0,4}}+"
    rf"(?:[ ](?:est|c'est)(?:[ ]bien)?[ ]?[:=]?|[ ]?[:=])[ ]?[\"«]?[ ]?(?P<told>{_LOGIN})",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?P<name>[^\W\d_]{4,})[._\-]?\d{1,4}")
_SAID = re.compile(r"(?:[éeiusx]|ct|[ae]l|if)\Z")
"""How what is said of a login ends in French: « incorrect », « requis », « personnel »."""


def spans(text: str) -> Iterator[Span]:
    """Yield the logins of a folded text, which a word announces."""
    if not holds(small(text), _SIGNS):
        return
    for told in _TOLD.finditer(text):
        if _is_made_of_a_name(told["told"]) or _may_be_login(told["told"]):
            yield *told.span("told"), Kind.USERNAME
    for near in _NEAR.finditer(text):
        for group in ("first", "second"):
            if near[group] and _is_made_of_a_name(near[group]):
                yield *near.span(group), Kind.USERNAME


def _is_made_of_a_name(word: str) -> bool:
    """Tell whether a word holds a surname, an initial or a number: « jdupont », « d.roux2 »."""
    numbered = _NUMBERED.fullmatch(word)
    if numbered and _is_unlisted(numbered["name"]):
        return True
    parts = LETTERS.findall(word.casefold())
    joined = len(parts) > 1 and any(_is_surname(part) for part in parts)
    return joined or any(
        _is_surname(name) for part in parts if _is_unlisted(part) for name in (part[1:], part[:-1])
    )


def _is_surname(name: str) -> bool:
    """Tell whether letters of a login are a surname of the lists."""
    return len(name) >= SHORTEST_SURNAME and name in words("names")


def _is_unlisted(word: str) -> bool:
    """Tell whether a word is none of the language, nor of the trade, and looks like none."""
    return nature(word) is Nature.UNKNOWN and not is_like_a_word(word)


def _may_be_login(word: str) -> bool:
    """Tell whether a word said to be a login may be one, rather than what is said of a login."""
    if word.isupper() or _SAID.search(word):
        return False
    return any(len(part) >= SHORTEST and _is_unlisted(part) for part in LETTERS.findall(word))
