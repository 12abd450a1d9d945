"""What networks were taught, by keys: what is new, and what to rehearse with it."""

from collections.abc import Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

import numpy as np

from knowledge.arrays import Ints
from knowledge.learning.sequels import Sequel
from knowledge.meaning.projection import Keys, keys
from knowledge.topics import Labelled

Taught = TypeVar("Taught", bound=Labelled | Sequel)

RECALLED, TIMES = 16_000, 2
"""How much of what was known is gone through again, or it would be forgotten; how often each new
question is, for one that was known."""


class Again(NamedTuple, Generic[Taught]):
    """What is gone through.

    Attributes:
        ones: what is new, then some of what was known.
        often: how often each is, [ones].
        new: how many are new.
    """

    ones: Sequence[Taught]
    often: Ints
    new: int


def keys_of(ones: Iterable[Labelled | Sequel]) -> Keys:
    """Return the keys of questions with labels and what was answered before them, [questions]."""
    return keys("\t".join((_before(one), ",".join(one.labels), one.question)) for one in ones)


def again(ones: Sequence[Taught], taught: Keys, recalled: int = RECALLED) -> Again[Taught]:
    """Return what to learn: everything new, and a draw of so many known ones.

    The same arguments give the same draw.
    """
    known = np.isin(keys_of(ones), taught)
    drawn = np.random.default_rng(0).permutation(np.flatnonzero(known))[:recalled]
    new = np.flatnonzero(~known)
    often = np.repeat([TIMES, 1], [len(new), len(drawn)])
    return Again([ones[n] for n in [*new, *drawn]], often, len(new))


def _before(one: Labelled | Sequel) -> str:
    return one.after if isinstance(one, Sequel) else ""
