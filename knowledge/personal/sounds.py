"""Whether a word that nobody listed sounds like one of the lists: « mme demende », « alzeimer ».

People type in haste, and by ear; a surname seldom sounds like a verb in the third person, nor
turns into one when two of its letters change places.
"""

import re
from functools import cache
from string import ascii_lowercase

from knowledge.personal.words import Nature, bare, known, verbs, words

SHORTEST = 3
"""Sounds of a verb: below, anything sounds like something."""

SHORTEST_SWAPPED = 4
"""Letters of « vuet »."""

SHORTEST_CUT = 7
"""Letters of « utilise », one of which « utilse » lost."""

SHORTEST_NEAR = 6
"""Letters of a word that one letter more or less makes another: shorter, surnames are too near."""

_LETTERS = str.maketrans({"h": None, "q": "k", "y": "i", "z": "s"})
_HEARD = (
    (re.compile(r"c(?=[ei])"), "s"),
    (re.compile(r"g(?=[ei])"), "j"),
    (re.compile(r"c"), "k"),
    (re.compile(r"e?au"), "o"),
    (re.compile(r"[ae]i"), "e"),
    (re.compile(r"[ae][nm](?![aeiounm])"), "an"),
    (re.compile(r"om(?=[bp])"), "on"),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"(?<=...)[estxd]+\Z"), ""),
)
"""Letters that sound alike, and those at the end that nobody hears, where something is left."""

_ENDS_AS_A_NAME = re.compile(r"e[rtz]\Z")
"""« Zeller », « Levet », « Bouchez »: no verb is so in the third person."""

_GLUED = re.compile(r"[sn](?=[aeiouh])")
"""« mme sinquiete », « mr narrive pas »."""

_GLUED_SHORT = re.compile(r"n[vp]e?u?[txs]?\Z")
"""« mr nve pas », « mme npeut pas »."""


def is_like_a_verb(word: str) -> bool:
    """Tell whether a word is meant for a verb of the lists, or for « comment » and its like."""
    typed = bare(word)
    if _is_swapped(typed) or typed in _cut():
        return True
    if _ENDS_AS_A_NAME.search(typed):
        return False
    glued = _GLUED.match(typed)
    if _GLUED_SHORT.match(typed):
        return True
    return _is_heard(typed, _verbs()) or (glued is not None and _is_heard(typed[1:], _verbs()))


def is_misspelt(word: str) -> bool:
    """Tell whether a word sounds like any of the lists that is no name: « diabetik »."""
    return _is_heard(bare(word), _words())


def is_near(word: str) -> bool:
    """Tell whether a long word is one letter away from one that is no name: « inscripion »."""
    typed = bare(word)
    if len(typed) < SHORTEST_NEAR:
        return False
    cuts = [(typed[:at], typed[at:]) for at in range(1, len(typed))]
    dropped = [head + tail[1:] for head, tail in cuts]
    swapped = [head[:-1] + tail[0] + head[-1] + tail[1:] for head, tail in cuts]
    filled = [head + letter + tail for head, tail in cuts for letter in ascii_lowercase]
    return not _plain().isdisjoint([*dropped, *swapped, *filled])


def _is_swapped(word: str) -> bool:
    """Tell whether two letters of a verb changed places: « vuet », « demnade »."""
    places = range(len(word) - 1) if len(word) >= SHORTEST_SWAPPED else ()
    swapped = [word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in places]
    return not _meant().isdisjoint(swapped)


def _is_heard(word: str, group: frozenset[str]) -> bool:
    """Tell whether a word sounds like one of a group."""
    sounds = _sounds(word)
    return len(sounds) >= SHORTEST and sounds in group


def _sounds(word: str) -> str:
    """Return how a word is heard, near enough."""
    word = word.replace("ph", "f").replace("qu", "k").translate(_LETTERS)
    for letters, heard in _HEARD:
        word = letters.sub(heard, word)
    return word


@cache
def _plain() -> frozenset[str]:
    """Return the words that are no names, as they are written, those too short left out."""
    plain = known(Nature.ORDINARY) | verbs() | known(Nature.ADJECTIVE)
    return frozenset(word for word in plain if len(word) >= SHORTEST_NEAR - 1)


@cache
def _meant() -> frozenset[str]:
    """Return the verbs and the little words, « veut » among them."""
    return verbs() | words("little")


@cache
def _cut() -> frozenset[str]:
    """Return what is left of a verb, in the infinitive or after « elle », without one letter."""
    said = {bare(verb.removesuffix("r")) for verb in words("verbs")} | words("verbs")
    long = (verb for verb in said if len(verb) >= SHORTEST_CUT)
    return frozenset(verb[:at] + verb[at + 1 :] for verb in long for at in range(1, len(verb) - 1))


@cache
def _verbs() -> frozenset[str]:
    """Return how verbs and little words are heard."""
    return frozenset(map(_sounds, _meant()))


@cache
def _words() -> frozenset[str]:
    """Return how the words that are no names are heard."""
    return frozenset(map(_sounds, known(Nature.ORDINARY) | known(Nature.ADJECTIVE))) | _verbs()
