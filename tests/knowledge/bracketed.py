"""Sentences in which brackets mark what masking must hide, and nothing else."""

import re

from knowledge.personal.mask import PLACEHOLDER, mask

_MARKED = re.compile(r"\[([^\]]+)\]")
_WORD = re.compile(r"[^\W_]{3,}")


def lines(text: str) -> list[str]:
    """Return the lines of a text, each one message."""
    return text.strip().splitlines()


def typed(sentence: str) -> str:
    """Return a sentence as it is typed, without its brackets."""
    return _MARKED.sub(r"\1", sentence)


def hidden(sentence: str) -> str:
    """Return a sentence as it must be masked."""
    return _MARKED.sub(PLACEHOLDER, sentence)


def left_in(sentence: str) -> set[str]:
    """Return the words between brackets that masking leaves."""
    masked = set(_WORD.findall(mask(typed(sentence)).text))
    return masked.intersection(_WORD.findall(" ".join(_MARKED.findall(sentence))))
