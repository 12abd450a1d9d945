"""Whether a word in small letters that no list has may be a surname: « kerloch »."""

from knowledge.personal.endings import is_like_a_word, is_said_of_many
from knowledge.personal.sounds import is_like_a_verb, is_misspelt
from knowledge.personal.words import Nature, nature

SHORTEST = 5
"""Letters of a surname that no list has: below, rather an abbreviation."""


def is_small_surname(word: str) -> bool:
    """Tell whether a word without its capital is no word, and looks like none."""
    if len(word) < SHORTEST or not word.isalpha() or not word.islower():
        return False
    if is_like_a_word(word) or is_said_of_many(word):
        return False
    heard = is_misspelt(word) or is_like_a_verb(word)
    return nature(word) is Nature.UNKNOWN and not heard
