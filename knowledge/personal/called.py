"""Whether what a message calls by a name is somebody, rather than a thing or a spelling."""

import re

from knowledge.personal import patterns as shapes
from knowledge.personal.words import bare, is_given, words

CLOSE = 48
"""Characters before « s'appelle » among which its subject is looked for."""

_COMPARED = re.compile(
    rf"(?P<one>{shapes.CAPITAL.pattern}),?[ ](?:et|mais|alors)[ ][^.?!{shapes.BARRIER}]{{0,60}}?"
    rf"(?:affiche|appelle|dit)[ ](?P<other>{shapes.CAPITAL.pattern})"
)
_COMPARED_HERE_AND_THERE = re.compile(
    rf"(?P<one>{shapes.WORD})(?:[ ]{shapes.WORD})?,?[ ](?:dans|sur|pour|avec)[ ]"
    rf"[^.?!{shapes.BARRIER}]{{1,40}}?,?[ ](?:et|mais)[ ]"
    rf"(?P<other>{shapes.WORD})(?:[ ]{shapes.WORD})?[ ](?:dans|sur|pour|avec)[ ]"
)
"""« jean-pierre dans vitale et jean dans insi »."""


def is_somebody(text: str, title: re.Match[str]) -> bool:
    """Tell whether what follows « s'appelle » or « au nom de » may be the name of somebody."""
    if title["verb"] is None:
        return True
    noun = _noun(text, title.start())
    if title["verb"][:2].lower() == "du":
        return noun in words("persons")
    return not (noun in words("called") or _is_compared(text, title.end()))


def _noun(text: str, start: int) -> str:
    """Return the last noun before a name: « logiciel » in « le logiciel s'appelle Zorro »."""
    before = map(bare, shapes.LETTERS.findall(text, max(0, start - CLOSE), start))
    nouns = [word for word in before if word in words("called") or word in words("persons")]
    return nouns[-1] if nouns else ""


def _is_compared(text: str, start: int) -> bool:
    """Tell whether given names are compared: « s'appelle Jean et son espace affiche Jeanne »."""
    compared = _COMPARED.match(text, start) or _COMPARED_HERE_AND_THERE.match(text, start)
    return compared is not None and is_given(compared["one"]) and is_given(compared["other"])
