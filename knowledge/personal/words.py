"""The French words that may follow a title, and what each may be: a name, a verb, a plain word."""

import tomllib
import unicodedata
from collections.abc import Iterator
from enum import Enum, auto
from functools import cache
from pathlib import Path

from knowledge.personal.patterns import JOINER

_WORDS = Path(__file__).parents[1] / "personal.toml"

_FINITE = ("e", "ez", "ent", "ait", "aient", "era", "eront", "erait", "eraient")
"""After « il », « ils » and « vous »: a doctor is told « docteur, notez » without the comma."""

_SECOND = ("sse", "ssent")
"""« il finit » makes « qu'il finisse »; where it does not, the form is no word: no harm done."""

_FUTURE = ("a", "ont", "ait", "aient")
_PARTICIPLES = ("é", "ée", "és", "ées")
_FEMININES = (
    ("eux", "euse"),
    ("eur", "euse"),
    ("if", "ive"),
    ("er", "ère"),
    ("ien", "ienne"),
    ("en", "enne"),
    ("on", "onne"),
    ("el", "elle"),
    ("il", "ille"),
    ("et", "ète"),
    ("et", "ette"),
    ("f", "ve"),
    ("c", "que"),
    ("teur", "trice"),
    ("ot", "otte"),
    ("s", "sse"),
)


class Nature(Enum):
    """What a word after a title is, as far as its spelling tells."""

    NAME = auto()
    """A name whatever surrounds it: « le patient martin »."""
    DOUBLE = auto()
    """A name and a common word: « mme grand »."""
    VERB = auto()
    """A verb in the third person: « le dr tape »."""
    ADJECTIVE = auto()
    """An adjective or participle: « patient ukrainien »."""
    ORDINARY = auto()
    """Any other common word: « mme la secrétaire »."""
    UNKNOWN = auto()


def nature(word: str) -> Nature:
    """Tell what a word is, whatever its case and accents; in doubt, rather a name."""
    known = bare(word)
    written = word.replace(JOINER, "").casefold()
    for kind, group in _natures():
        if known in group or (kind is Nature.DOUBLE and written in group):
            return kind
    return Nature.UNKNOWN


def is_infinitive(word: str) -> bool:
    """Tell whether a word is the infinitive of a verb: « au dr de regarder »."""
    return bare(word) in _infinitives()


def is_given(word: str) -> bool:
    """Tell whether a word is a given name, whatever else it is: « Rose », « Marie-Claude »."""
    return _is_all_in(bare(word), _given())


def is_only_given(word: str) -> bool:
    """Tell whether a given name is nothing else: « Kevin », but not « Rose » nor « France »."""
    return _is_all_in(bare(word), words("given"))


def _is_all_in(word: str, group: frozenset[str]) -> bool:
    """Tell whether a word, or each of those that hyphens join in it, is in a group."""
    return word in group or ("-" in word and all(part in group for part in word.split("-")))


@cache
def words(group: str) -> frozenset[str]:
    """Return a group of words of `personal.toml`, without accents."""
    return frozenset(map(bare, _listed(group)))


def bare(word: str) -> str:
    """Return a word in lower case, without accents or joiners; people type in haste."""
    if word.isascii():
        return word.lower()
    folded = word.replace(JOINER, "").casefold().replace("œ", "oe")
    if folded.isascii():
        return folded
    letters = unicodedata.normalize("NFD", folded)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


@cache
def _listed(group: str) -> tuple[str, ...]:
    """Return the words of a group, as written."""
    return tuple(word for line in _groups()[group] for word in line.split())


@cache
def ordinary() -> frozenset[str]:
    """Return the common words that are neither names nor verbs, the little ones among them."""
    return words("ordinary") | words("little")


@cache
def _groups() -> dict[str, list[str]]:
    """Return every group of `personal.toml`, read once."""
    return tomllib.loads(_WORDS.read_text(encoding="utf-8-sig"))


@cache
def _natures() -> tuple[tuple[Nature, frozenset[str]], ...]:
    """Return the words of each nature, those that are names first."""
    participles = (stem + end for stem in _stems() for end in _PARTICIPLES)
    adjectives = (form for word in _listed("adjectives") for form in _agreed(word))
    return (
        (Nature.NAME, words("names") | words("given")),
        (Nature.DOUBLE, frozenset(_listed("doubles"))),
        (Nature.ORDINARY, ordinary()),
        (Nature.VERB, verbs()),
        (Nature.ADJECTIVE, frozenset(map(bare, [*adjectives, *participles]))),
    )


def known(kind: Nature) -> frozenset[str]:
    """Return the words of a nature."""
    return dict(_natures())[kind]


@cache
def _given() -> frozenset[str]:
    """Return every given name."""
    return words("given") | words("given_doubles") | words("given_things")


@cache
def _infinitives() -> frozenset[str]:
    """Return the infinitives."""
    return words("verbs") | words("infinitives")


@cache
def verbs() -> frozenset[str]:
    """Return infinitives and finite forms, even of words that are names as well."""
    forms = (form for stem in _stems() for form in _finite(stem))
    finished = (verb[:-1] for verb in words("conjugated") if verb.endswith("it"))
    second = (stem + end for stem in finished for end in _SECOND)
    future = (verb.rstrip("e") + end for verb in words("infinitives") for end in _FUTURE)
    return words("conjugated") | _infinitives() | frozenset(map(bare, [*forms, *second, *future]))


def _stems() -> list[str]:
    """Return the stems of the verbs in -er."""
    return [verb.removesuffix("er") for verb in _listed("verbs") if verb.endswith("er")]


def _finite(stem: str) -> Iterator[str]:
    """Yield what « il », « ils », « vous » may be followed by: accents do not count."""
    soft = {"c": "ç", "g": "ge"}.get(stem[-1:])
    for end in _FINITE:
        yield (stem[:-1] + soft if soft and end.startswith("a") else stem) + end
    if stem[-1:] == "y":
        yield from (stem[:-1] + "i" + end for end in _FINITE if end.startswith("e"))
    if stem[-1:] in "lt" and stem[-2:-1] in "eé":
        yield from (stem + stem[-1] + end for end in _FINITE if end.startswith("e"))


def _agreed(word: str) -> Iterator[str]:
    """Yield an adjective in both genders and numbers; a form too many does no harm."""
    feminines = {word if word.endswith("e") else word + "e"}
    feminines |= {word.removesuffix(end) + new for end, new in _FEMININES if word.endswith(end)}
    plural = word if word.endswith(("s", "x")) else word + "s"
    yield from (word, plural)
    if word.endswith("al"):
        yield word.removesuffix("al") + "aux"
    for feminine in feminines:
        yield from (feminine, feminine + "s")
