"""The names of an appointment list: hours, each with somebody beside it."""

import re
from collections.abc import Iterator

from knowledge.personal import patterns as shapes
from knowledge.personal.endings import is_like_a_word
from knowledge.personal.kinds import Kind, Span
from knowledge.personal.unlisted import is_small_surname
from knowledge.personal.words import Nature, is_given, is_only_given, nature, words

FEWEST = 2
"""Hours of a list: one alone may be that of anything."""

SHORTEST, SHORTEST_LOUD = 3, 5
"""Letters of a name, and of one in capitals that no list has: below, rather an acronym."""

_HOUR = r"(?:[01]?\d|2[0-3])[ ]?(?:h[ ]?(?:[0-5]\d)?|:[0-5]\d)(?!\w)"
_LINE = re.compile(
    rf"(?:\A|[\n,;/|])[^\w\n]{{0,4}}(?:[^\W\d_]{{3,10}}[ ])?{_HOUR}(?:[ ]?-[ ]?{_HOUR})?"
    rf"[^\w\n]{{1,4}}(?:rdv[ ])?(?P<first>{shapes.WORD})(?:[ ](?P<second>{shapes.WORD}))?",
    re.IGNORECASE,
)
_COLON_OR_H = re.compile(r"\d[ ]?[hH:]")


def spans(text: str) -> Iterator[Span]:
    """Yield the names beside the hours of a folded text; one of the lists tells what they are."""
    if len(_COLON_OR_H.findall(text)) < FEWEST:
        return
    lines = [*_LINE.finditer(text)]
    if len(lines) < FEWEST or not (
        any(_is_listed(line["first"]) for line in lines)
        or all(is_small_surname(line["first"]) for line in lines)
        or all(_is_loud(line["first"]) for line in lines if not text.isupper())
    ):
        return
    for line in lines:
        end = _end(line)
        if end:
            yield line.start("first"), end, Kind.PERSON


def _is_listed(word: str) -> bool:
    """Tell whether a word is a surname or a given name of the lists."""
    known = nature(word) is Nature.NAME or is_only_given(word)
    return known or (word[0].isupper() and is_given(word))


def _is_loud(word: str) -> bool:
    """Tell whether a word that no list has stands in capitals, as surnames do: « TRESCARTE »."""
    unlisted = nature(word) is Nature.UNKNOWN and not is_like_a_word(word)
    return word.isupper() and len(word) >= SHORTEST_LOUD and unlisted


def _end(line: re.Match[str]) -> int:
    """Return where the name of a line ends; 0 when there is none."""
    first, second = line["first"], line["second"]
    if second and first.casefold() in words("particles"):
        return line.end("second") if _may_be_name(second) else 0
    if not _may_be_name(first):
        return 0
    return line.end("second" if second and _may_be_name(second) else "first")


def _may_be_name(word: str) -> bool:
    """Tell whether a word beside an hour may be a name."""
    if len(word) < SHORTEST or "'" in word:
        return False
    known = nature(word)
    listed = known in {Nature.NAME, Nature.DOUBLE}
    return listed or (known is Nature.UNKNOWN and not is_like_a_word(word))
