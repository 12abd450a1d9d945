"""Which words of a message are someone's name: those a title announces."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from knowledge import personal_patterns as shapes
from knowledge.personal_kinds import Kind, Span

_WORDS = Path(__file__).with_name("personal.toml")

MOST_WORDS = 5
"""« Jean-Pierre de la Tour du Pin » has six, two of which are particles."""

SHORTEST = 3
"""Below, a lower-case word is rather a little word than a name."""

_TOKEN = re.compile(
    r"(?:(?<=[ .]\w)\.)?[ \n]{0,2}"
    rf"(?P<word>[^\W\d_](?:[^\W_]|{shapes.JOINER}|['\-](?=[^\W\d_]))*+)"
)
_ELIDED = re.compile(r"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)'", re.IGNORECASE)
_NOBLE = re.compile(r"[dlDLNO]'(?=[^\W\d_])")
_INFLECTED = re.compile(r"(?:ait|aient|erai[st]?|ée|ées|és|ements?|amment|emment|tions?|iques?)\Z")
_PREVIOUS = re.compile(r"([^\W\d_]+)(?:[ \n]|')\Z")


@cache
def _words(group: str) -> frozenset[str]:
    """Return a group of words of `personal.toml`."""
    groups = tomllib.loads(_WORDS.read_text(encoding="utf-8"))
    return frozenset(word for line in groups[group] for word in line.split())


def spans(text: str) -> Iterator[Span]:
    """Yield the names of a folded text, without their titles."""
    end = 0
    for title in shapes.TITLE.finditer(text):
        if title.end() < end:
            continue
        found = _name(text, title)
        if found:
            end = found[1]
            yield *found, Kind.PERSON


def _name(text: str, title: re.Match[str]) -> tuple[int, int] | None:
    """Return where the name a title announces begins and ends, if a name follows."""
    plain = _is_plain(text, title)
    start, end, position, waiting = 0, 0, title.end(), False
    for _ in range(MOST_WORDS):
        token = _TOKEN.match(text, position)
        if token is None:
            break
        word, position = token["word"], token.end()
        if word.casefold() in _words("particles") and (
            plain or word[0].isupper() or not title["placed"]
        ):
            waiting = True
        elif len(word) == 1 and word.isupper():
            waiting, plain = waiting or not end, False
        elif _is_name(word, plain=plain, title=title):
            waiting, end = False, position
        else:
            break
        start = start or token.start("word")
    return (start, end) if end else None


def _is_plain(text: str, title: re.Match[str]) -> bool:
    """Tell whether a name may lack its capital: « mme dupont », but not « le monsieur dit »."""
    if title["placed"] and not title["placed"].strip(" :\n").isupper():
        return False
    before = _PREVIOUS.search(text, max(0, title.start() - 12), title.start())
    group = "articles" if title["short"] is None else "indefinite"
    return before is None or before[1].casefold() not in _words(group)


def _is_name(word: str, *, plain: bool, title: re.Match[str]) -> bool:
    """Tell whether a word after a title is a name rather than the rest of the sentence."""
    if _ELIDED.match(word):
        if not _NOBLE.match(word) or not word[2:3].isupper():
            return False
        word = word[2:]
    known = word.replace(shapes.JOINER, "").casefold()
    if known in _words("ordinary") or known.partition("-")[0] in _words("ordinary"):
        return False
    shouted = word.isupper() and title[0].strip(" :.\n").isupper() and len(title[0]) > SHORTEST
    if word[0].isupper() and not shouted:
        return True
    return plain and len(known) >= SHORTEST and not _INFLECTED.search(known)
