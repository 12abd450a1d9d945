"""The forms in which something can be said, as listed in the phrases: « arrêter|stop »."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from knowledge.text import fold_all

SEPARATOR = "|"
"""Separates the forms of a list."""

MEANS = "="
"""Separates an abbreviation from what it stands for."""

KEPT = 1024
"""Lists kept folded: most messages are compared with the same ones."""


@lru_cache(maxsize=KEPT)
def split(label: str) -> tuple[str, ...]:
    """Return the forms of a list, as they are written."""
    return tuple(label.split(SEPARATOR))


@lru_cache(maxsize=KEPT)
def places(label: str) -> Mapping[str, int]:
    """Return the place of each form in a list, from 0; its first place when it is there twice."""
    listed = split(label)
    return {form: place for place, form in reversed([*enumerate(listed)])}


@lru_cache(maxsize=KEPT)
def folded(*labels: str) -> tuple[str, ...]:
    """Return the forms of some lists, folded.

    They are cached: never call this on what people type.
    """
    return tuple(fold_all([form for label in labels for form in split(label)]))


@lru_cache(maxsize=KEPT)
def any_of(*labels: str) -> frozenset[str]:
    """Return the forms of some lists, as they are written."""
    return frozenset(form for label in labels for form in split(label))


@lru_cache(maxsize=KEPT)
def words_of(*labels: str) -> frozenset[str]:
    """Return all the words in the forms of some lists, folded."""
    return frozenset(word for form in folded(*labels) for word in form.split())


@lru_cache(maxsize=KEPT)
def shortened(label: str) -> dict[str, str]:
    """Return what each abbreviation stands for: « cb » is « combien »."""
    return dict(form.split(MEANS, 1) for form in split(label))


def holds_any(said: str, *labels: str) -> bool:
    """Tell whether folded words contain a form of some lists, anywhere."""
    spaced = f" {said} "
    return any(f" {form} " in spaced for form in folded(*labels))


def begun_by(said: str, *labels: str) -> str:
    """Return the longest form of some lists that folded words begin with; empty for none."""
    begun = (form for form in folded(*labels) if f"{said} ".startswith(f"{form} "))
    return max(begun, key=len, default="")


def ended_by(said: str, *labels: str) -> str:
    """Return the longest form of some lists that folded words end with, after others; or empty."""
    ended = (form for form in folded(*labels) if said.endswith(f" {form}"))
    return max(ended, key=len, default="")


def joined(words: Iterable[str]) -> str:
    """Join folded words, leaving out the empty ones, which were only signs."""
    return " ".join(filter(None, words))


def without(said: str, words: str) -> str:
    """Return folded words without the first occurrence of some of them."""
    return f" {said} ".replace(f" {words} ", " ", 1).strip()


@lru_cache(maxsize=KEPT)
def pattern(*labels: str) -> str:
    """Return a pattern that matches any form of some lists, the longest first."""
    return "|".join(sorted(folded(*labels), key=len, reverse=True))
