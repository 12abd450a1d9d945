"""The forms in which something may be said, as the phrases list them: « arrêter|stop »."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from knowledge.text import fold_all

SEPARATOR = "|"
"""What stands between the forms of a list."""

MEANS = "="
"""What stands between a word typed in short and what it stands for."""

KEPT = 1024
"""Lists kept folded: most messages are compared with the same ones."""


@lru_cache(maxsize=KEPT)
def split(label: str) -> tuple[str, ...]:
    """Return the forms of a list, as they are written."""
    return tuple(label.split(SEPARATOR))


@lru_cache(maxsize=KEPT)
def places(label: str) -> Mapping[str, int]:
    """Return the place of each form in a list, from 0: the first, where it stands twice."""
    listed = split(label)
    return {form: place for place, form in reversed([*enumerate(listed)])}


@lru_cache(maxsize=KEPT)
def folded(*labels: str) -> tuple[str, ...]:
    """Return the forms of some lists, folded; never of what people type, as they are kept."""
    return tuple(fold_all([form for label in labels for form in split(label)]))


@lru_cache(maxsize=KEPT)
def any_of(*labels: str) -> frozenset[str]:
    """Return the forms of some lists, as they are written."""
    return frozenset(form for label in labels for form in split(label))


@lru_cache(maxsize=KEPT)
def words_of(*labels: str) -> frozenset[str]:
    """Return the words of the forms of some lists, folded: what has another is none of them."""
    return frozenset(word for form in folded(*labels) for word in form.split())


@lru_cache(maxsize=KEPT)
def shortened(label: str) -> dict[str, str]:
    """Return what each word that is typed in short stands for: « cb » is « combien »."""
    return dict(form.split(MEANS, 1) for form in split(label))


def holds_any(said: str, *labels: str) -> bool:
    """Tell whether folded words hold one of the forms of some lists, anywhere."""
    spaced = f" {said} "
    return any(f" {form} " in spaced for form in folded(*labels))


def begun_by(said: str, *labels: str) -> str:
    """Return the longest form of some lists by which folded words begin; empty for none."""
    begun = (form for form in folded(*labels) if f"{said} ".startswith(f"{form} "))
    return max(begun, key=len, default="")


def ended_by(said: str, *labels: str) -> str:
    """Return the longest form of some lists by which folded words end, behind others; or none."""
    ended = (form for form in folded(*labels) if said.endswith(f" {form}"))
    return max(ended, key=len, default="")


def joined(words: Iterable[str]) -> str:
    """Return folded words put end to end, but for signs, of which nothing is left."""
    return " ".join(filter(None, words))


def without(said: str, words: str) -> str:
    """Return folded words without some of them, the first time they come."""
    return f" {said} ".replace(f" {words} ", " ", 1).strip()


@lru_cache(maxsize=KEPT)
def pattern(*labels: str) -> str:
    """Return a pattern for any of the forms of some lists, folded: the longest is tried first."""
    return "|".join(sorted(folded(*labels), key=len, reverse=True))
