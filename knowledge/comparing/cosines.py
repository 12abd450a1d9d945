"""The cosines of a question with every way of asking: computed all at once, or looked up."""

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from knowledge.arrays import Floats, Ints, Spans, within

MANY = 1_000_000
"""Rows that hold a question's terms, all together, from which they are not all gone through."""


class Cosines:
    """The cosines of a question with rows.

    Args:
        terms: for each term of the question, the rows that hold it and what it weighs in them, two
            arrays of one length.
        values: what each weighs in the question, [terms].
        size: how many rows there are.
    """

    def __init__(self, terms: Sequence[tuple[Ints, Floats]], values: Floats, size: int) -> None:
        self._terms = terms
        self._values = values
        self._size = size
        self._few = sum(len(rows) for rows, _ in terms) <= MANY

    def of(self, spans: Spans) -> Floats:
        """Return the cosine of the question with each row of the spans, in order, [rows].

        Args:
            spans: the first row of each span, and the row after its last.
        """
        return self._all[within(spans)] if self._few else self._searched(spans)

    @cached_property
    def _all(self) -> Floats:
        """The cosine with every row, in one pass."""
        if not self._terms:
            return np.zeros(self._size, np.float32)
        products = np.concatenate([weights for _, weights in self._terms])
        products *= np.repeat(self._values, [len(rows) for rows, _ in self._terms])
        rows = np.concatenate([rows for rows, _ in self._terms], dtype=np.int64)
        return np.bincount(rows, products, self._size).astype(np.float32)

    def _searched(self, spans: Spans) -> Floats:
        """Return the same by looking up the spans among the rows of each term, which are many."""
        firsts, lasts = (ends.astype(np.int32) for ends in spans)
        places = np.cumsum(lasts - firsts) - (lasts - firsts)
        found = np.zeros(int((lasts - firsts).sum()))
        for (rows, weights), value in zip(self._terms, self._values, strict=True):
            low, high = np.searchsorted(rows, firsts), np.searchsorted(rows, lasts)
            where = within((low, high))
            shift = np.repeat(places - firsts, high - low)
            found[rows[where] + shift] += value * weights[where]
        return found.astype(np.float32)
