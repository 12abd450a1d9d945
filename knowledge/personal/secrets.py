"""Passwords and codes that somebody sends: by the word that announces them.

What is only said of one tells no secret, nor does the code of an error or of a town.
"""

from collections.abc import Iterator

from knowledge.personal import password_patterns as words_chosen
from knowledge.personal import secret_patterns as shapes
from knowledge.personal.endings import SAID_OF_A_PASSWORD
from knowledge.personal.kinds import Kind, Span, at_most
from knowledge.personal.signs import holds, small
from knowledge.personal.sounds import is_misspelt, is_near
from knowledge.personal.words import Nature, nature

_TELLING = (
    (shapes.CODE_FIRST, (*shapes.CODE_SIGNS, *shapes.PASSWORD_SIGNS)),
    (shapes.CODE_FAILED, shapes.CODE_SIGNS),
    (shapes.CODE_CHOSEN, shapes.CODE_SIGNS),
    (shapes.TOKEN, shapes.TOKEN_SIGNS),
    (shapes.PASSWORD, shapes.PASSWORD_SIGNS),
    (shapes.BESIDE, shapes.PASSWORD_SIGNS),
    (shapes.FURTHER, shapes.PASSWORD_SIGNS),
    (words_chosen.WORD, shapes.PASSWORD_SIGNS),
    (words_chosen.PUT, shapes.PASSWORD_SIGNS),
)
_OWNED = (
    (shapes.CODE, shapes.WHOSE),
    (shapes.CODE_SPELT, shapes.WHOSE),
    (shapes.CODE_MIXED, shapes.MINE),
)
_SAID = frozenset({Nature.ORDINARY, Nature.VERB, Nature.ADJECTIVE})


def spans(text: str) -> Iterator[Span]:
    """Yield the passwords and the codes of a folded text."""
    low = small(text)
    yield from _codes(text) if holds(low, shapes.CODE_SIGNS) else ()
    for shape, signs in _TELLING:
        for match in shape.finditer(text) if holds(low, signs) else ():
            yield *match.span(match.lastgroup or 0), Kind.SECRET
    yield from _passwords(text) if holds(low, shapes.PASSWORD_SIGNS) else ()


def _codes(text: str) -> Iterator[Span]:
    """Yield the codes of which something says whose they are, or what they open."""
    for shape, whose in _OWNED:
        for code in shape.finditer(text):
            start = code.start()
            owned = whose.search(text, max(0, start - shapes.WHOSE_REACH), start)
            if owned or shapes.KNOWN.search(text, start, code.start("number")):
                yield *code.span("number"), Kind.SECRET


def _passwords(text: str) -> Iterator[Span]:
    """Yield the words that somebody chose, and the logins beside them."""
    for lone in words_chosen.LONE.finditer(text):
        if _is_chosen(lone[lone.lastgroup or 0]):
            yield *lone.span(lone.lastgroup or 0), Kind.SECRET
    yield from at_most(_bare(text), len(text))
    for used in words_chosen.USED.finditer(text):
        if _is_unlisted(used["number"].partition("-")[0]):
            yield *used.span("number"), Kind.SECRET
    for account in words_chosen.ACCOUNT.finditer(text):
        both = ("login", "number") if account["login"] else ("one", "other")
        if all(_is_chosen(account[group]) for group in both):
            yield from ((*account.span(group), Kind.SECRET) for group in both)


def _bare(text: str) -> Iterator[Span]:
    """Yield the passwords in words that nothing but their own word announces."""
    for bare in words_chosen.BARE.finditer(text):
        if _is_unlisted(bare["number"]):
            yield *bare.span("number"), Kind.SECRET


def _is_chosen(word: str) -> bool:
    """Tell whether a word is one that somebody chose, not one that is said of a password."""
    return nature(word) not in _SAID


def _is_unlisted(word: str) -> bool:
    """Tell whether a word is a name, or one that nobody listed and that looks like no other."""
    known = nature(word)
    if known is not Nature.UNKNOWN:
        return known is Nature.NAME
    return not (SAID_OF_A_PASSWORD.search(word) or is_misspelt(word) or is_near(word))
