"""The name at the end of a letter, after what closes it: « Cordialement, A. Kerbrat »."""

import re
from collections.abc import Iterator

from knowledge.personal import patterns as shapes
from knowledge.personal.kinds import Kind, Span
from knowledge.personal.signs import holds, small
from knowledge.personal.words import Nature, nature

_SIGNS = ("cordialement", "confraternellement", "bien à vous", "salutations", "cdlt", "cdt")
_SIGNED = re.compile(
    r"(?i:cordialement|confraternellement|bien à vous|salutations(?:[ ]distingu[ée]es)?"
    r"|(?<![^\W_])cdl?t(?![^\W_]))"
    r"[ ]?[,.!]?[ \n]{1,4}"
    rf"(?P<name>(?:{shapes.UPPER}(?:\.[ ]?|[ ])){{0,2}}(?P<surname>{shapes.CAPITAL.pattern})"
    rf"(?:[ ]{shapes.CAPITAL.pattern})?)[ ]?\.?(?=[ ]?(?:[\n,]|\Z))"
)


def spans(text: str) -> Iterator[Span]:
    """Yield the names that sign a folded text."""
    for signed in _SIGNED.finditer(text) if holds(small(text), _SIGNS) else ():
        if nature(signed["surname"]) in {Nature.UNKNOWN, Nature.DOUBLE, Nature.NAME}:
            yield *signed.span("name"), Kind.PERSON
