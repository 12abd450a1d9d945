"""Passwords and codes that somebody sends: by the word that announces them.

What is only said of one tells no secret, nor does the code of an error or of a town.
"""

from collections.abc import Iterator

from knowledge.personal import secret_patterns as shapes
from knowledge.personal.kinds import Kind, Span


def spans(text: str) -> Iterator[Span]:
    """Yield the passwords and the codes of a folded text."""
    for code in shapes.CODE.finditer(text):
        if code["whose"] or shapes.KNOWN.search(text, code.start(), code.start("number")):
            yield *code.span("number"), Kind.SECRET
    for shape in (shapes.CODE_FIRST, shapes.PASSWORD, shapes.BESIDE, shapes.WORD):
        for match in shape.finditer(text):
            yield *match.span("number"), Kind.SECRET
