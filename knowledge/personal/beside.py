"""Which words typed without a capital are a name: a given name, beside one that is no French word.

« kerloch sophie est provisoire »: people type in haste, and all in small letters. A given name
alone still names nobody; beside it, a word that nobody listed counts when it looks like no word.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knowledge.personal.endings import is_like_a_word
from knowledge.personal.landmarks import is_named_after
from knowledge.personal.people import ELIDED
from knowledge.personal.words import (
    Nature,
    bare,
    is_given,
    is_only_given,
    nature,
    ordinary,
    verbs,
    words,
)

SHORTEST, SHORTEST_LOUD = 4, 5
"""Letters of a surname that no list has, and of one in capitals: below, rather an acronym."""

REACH = 8
"""Characters before a word among which its article is looked for."""

_PARTICLES = {"da", "dos", "di", "del", "van", "von", "den", "der", "ben", "el"}
_BETWEEN = re.compile(r" (?:[a-z]{2,3} ){0,2}|[;|]", re.IGNORECASE)
"""Between a given name and a surname, « da » in « éric da silva » among others; or in a table."""

_INITIAL = re.compile(r"[b-uwB-UW]\.(?=[ ,\n]|\Z)")
"""« yannick l. », but not « leo v. 2 »."""

_DETERMINED = re.compile(
    r"(?<![^\W_])(?:l[ea]s?|une?|des|m(?:on|a|es)|s(?:on|a|es)|notre|votre|leurs?|c(?:e|et|ette|es)|[aà]|au"
    r"|[dl]')[ ]?\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a message, without the « d' » before it, and where it is."""

    start: int
    end: int
    written: str

    @property
    def bare(self) -> str:
        """It in small letters, without accents."""
        return bare(self.written)


def names(text: str, found: Sequence[re.Match[str]]) -> Iterator[tuple[int, int]]:
    """Yield where the given names of a folded text, with the surname beside each, begin and end.

    Args:
        text: folded.
        found: its words, as `patterns.ALONE` cuts them.
    """
    found = [word for word in found if word[0].lower() not in _PARTICLES]
    given = [*given_names(found)]
    start, end = 0, 0
    for rank in (rank for rank in range(1, len(found)) if given[rank - 1] or given[rank]):
        if not _BETWEEN.fullmatch(text, found[rank - 1].end(), found[rank].start()):
            continue
        one, other = _without_elision(found[rank - 1]), _without_elision(found[rank])
        if other.start > found[rank].start():
            continue
        if end and one.end == end and _goes_on(other):
            end = other.end
        elif one.start >= end and _is_somebody(text, one, other):
            if end:
                yield start, end
            start, end = one.start, other.end
    if end:
        yield start, end


def given_names(found: Sequence[re.Match[str]]) -> Iterator[bool]:
    """Tell of each word whether it is a given name, of no name that everybody knows."""
    known = {word for word in {word[0] for word in found} if is_given(_unelided(word))}
    for rank, word in enumerate(found):
        yield word[0] in known and not (
            _is_famous(found[rank : rank + 2]) or _is_famous(found[max(0, rank - 1) : rank + 1])
        )


def is_joined(word: str) -> bool:
    """Tell whether a hyphen joins a given name and a surname on no list: « Alain-Gasquet »."""
    given, hyphen, surname = word.partition("-")
    if not hyphen or not surname.istitle() or not is_only_given(given):
        return False
    known = bare(given) in words("given_words") or nature(surname) is not Nature.UNKNOWN
    return not known and _looks_like_a_surname(surname)


def _unelided(word: str) -> str:
    """Return what is written after « d' », « c' », « qu' »."""
    elided = ELIDED.match(word) if "'" in word else None
    if elided is None or bare(word).replace("'", "") in words("names"):
        return word
    return word[elided.end() :]


def _is_famous(found: Sequence[re.Match[str]]) -> bool:
    """Tell whether two words are a name that everybody knows: « tennis roland garros »."""
    return "-".join(_without_elision(word).bare for word in found) in words("famous")


def _without_elision(word: re.Match[str]) -> _Word:
    """Return a word without its « d' », « c' », « qu' »."""
    written = _unelided(word[0])
    return _Word(word.end() - len(written), word.end(), written)


def _goes_on(word: _Word) -> bool:
    """Tell whether a word after a name belongs to it: a second given name or surname."""
    return is_only_given(word.written) or word.bare in words("names")


def _is_somebody(text: str, one: _Word, other: _Word) -> bool:
    """Tell whether two words in a row are a given name and a surname, or its initial."""
    return not _is_something(text, one, other) and (
        (is_only_given(one.written) and is_only_given(other.written))
        or (is_given(one.written) and _is_surname(text, other, certain=_is_certain(one)))
        or (is_given(other.written) and _leads(text, one, other))
        or (_is_certain(one) and _INITIAL.match(text, other.start) is not None)
    )


def _is_something(text: str, one: _Word, other: _Word) -> bool:
    """Tell whether a name is that of a place, of somebody famous, or a given name in two words."""
    both = {one.bare, other.bare}
    return (
        not both.isdisjoint(words("given_things"))
        or one.bare in words("landmarks")
        or (one.bare in words("joining") and other.bare in words("joined"))
        or is_named_after(text, one.start)
    )


def _leads(text: str, one: _Word, given: _Word) -> bool:
    """Tell whether the word before a given name is a surname: « kerloch sophie »."""
    determined = _DETERMINED.search(text, max(0, one.start - REACH), one.start)
    return _is_surname(text, one, certain=determined is None and _is_certain(given))


def _is_certain(given: _Word) -> bool:
    """Tell whether a given name is only that: « sophie », « marie-claire », but not « rose »."""
    if "-" in given.written:
        return True
    return is_only_given(given.written) and given.bare not in words("given_words")


def _is_surname(text: str, word: _Word, *, certain: bool) -> bool:
    """Tell whether a word beside a given name is a surname.

    Args:
        text: what it is in.
        word: as it is typed.
        certain: the given name is nothing else.
    """
    if word.bare in words("names"):
        return True
    loud = word.written.isupper() and not text.isupper()
    if not certain or (loud and len(word.written) < SHORTEST_LOUD):
        return False
    match nature(word.written):
        case Nature.DOUBLE:
            return word.bare not in ordinary() and word.bare not in verbs()
        case Nature.UNKNOWN:
            return _looks_like_a_surname(word.written.replace("'", ""))
        case _:
            return False


def _looks_like_a_surname(word: str) -> bool:
    """Tell whether a word that nobody listed is long enough, and ends as no verb or noun does."""
    if len(word) < SHORTEST or not word.isalpha():
        return False
    return not is_like_a_word(word)
