"""Whether a word in small letters that no list has may be a surname: « kerloch »."""

from knowledge.personal.endings import is_like_a_word, is_said_of_many
from knowledge.personal.patterns import TITLES_MISTYPED
from knowledge.personal.sounds import is_like_a_verb, is_misspelt, is_near
from knowledge.personal.words import Nature, bare, nature, words

SHORTEST = 5
"""Letters of a surname that no list has: below, rather an abbreviation."""

_ELIDED = frozenset("cdjlmnst")
"""What loses its apostrophe before a word: « jsuis », « lappli »."""

_SAID = frozenset({Nature.ORDINARY, Nature.VERB})


def is_small_surname(word: str) -> bool:
    """Tell whether a word without its capital is no word, no town, and looks like none."""
    if len(word) < SHORTEST or not word.isalpha() or not word.islower():
        return False
    if is_like_a_word(word) or is_said_of_many(word) or _is_town(word):
        return False
    glued = word[0] in _ELIDED and nature(word[1:]) in _SAID
    heard = glued or is_misspelt(word) or is_like_a_verb(word)
    return nature(word) is Nature.UNKNOWN and not heard


def is_lone_surname(word: str) -> bool:
    """Tell whether a word is a name where little announces one: it is near no word."""
    small = word.lower()
    return is_small_surname(small) and small not in TITLES_MISTYPED and not is_near(small)


def _is_town(word: str) -> bool:
    """Tell whether a word is a town or a country of the lists."""
    return bare(word) in words("towns") or bare(word) in words("places")
