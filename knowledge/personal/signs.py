"""The cheap signs of a shape: pieces of words, one of which a text must hold to be read for it.

A shape is looked for at each letter of a message, a piece of word almost at once.
"""

from collections.abc import Iterable


def small(text: str) -> str:
    """Return a folded text in small letters, as signs are written."""
    return text.lower()


def holds(text: str, signs: Iterable[str]) -> bool:
    """Tell whether a text in small letters holds one of the signs."""
    return any(sign in text for sign in signs)
