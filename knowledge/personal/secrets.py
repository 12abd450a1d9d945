"""Passwords and codes that somebody sends: by the word that announces them.

What is only said of one tells no secret, nor does the code of an error or of a town.
"""

from collections.abc import Iterator

from knowledge.personal import secret_patterns as shapes
from knowledge.personal.kinds import Kind, Span
from knowledge.personal.words import Nature, nature

_TELLING = (
    shapes.CODE_FIRST,
    shapes.CODE_FAILED,
    shapes.TOKEN,
    shapes.PASSWORD,
    shapes.BESIDE,
    shapes.FURTHER,
    shapes.WORD,
)
_SAID = frozenset({Nature.ORDINARY, Nature.VERB, Nature.ADJECTIVE})


def spans(text: str) -> Iterator[Span]:
    """Yield the passwords and the codes of a folded text."""
    for code in (*shapes.CODE.finditer(text), *shapes.CODE_MIXED.finditer(text)):
        if code["whose"] or shapes.KNOWN.search(text, code.start(), code.start("number")):
            yield *code.span("number"), Kind.SECRET
    for shape in _TELLING:
        for match in shape.finditer(text):
            yield *match.span(match.lastgroup or 0), Kind.SECRET
    for lone in shapes.LONE.finditer(text):
        if _is_chosen(lone[lone.lastgroup or 0]):
            yield *lone.span(lone.lastgroup or 0), Kind.SECRET
    for account in shapes.ACCOUNT.finditer(text):
        if _is_chosen(account["login"]) and _is_chosen(account["number"]):
            yield *account.span("login"), Kind.SECRET
            yield *account.span("number"), Kind.SECRET


def _is_chosen(word: str) -> bool:
    """Tell whether a word is one that somebody chose, not one that is said of a password."""
    return nature(word) not in _SAID
