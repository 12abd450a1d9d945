"""Values in groups of unlike lengths, end to end: the best of each group, all groups at once."""

import numpy as np

from knowledge.arrays import Floats, Ints, Spans

NEAREST = 4
"""Ways of asking averaged by the `…_mean` signals."""

_APART = 1e-12
"""Tells equal values apart, so that one of them at a time is the best."""


class Segments:
    """Groups of rows that follow one another; none is empty.

    Args:
        sizes: how many rows each group has.
    """

    def __init__(self, sizes: Ints) -> None:
        self._sizes = sizes
        self._starts = np.cumsum(sizes) - sizes

    def part(self, groups: Ints) -> tuple[Spans, "Segments"]:
        """Return the rows of some groups, and how these follow one another."""
        sizes, firsts = self._sizes[groups], self._starts[groups]
        return (firsts, firsts + sizes), Segments(sizes)

    def best(self, values: Floats) -> tuple[Floats, Floats]:
        """Return the best value of each group, and the mean of its `NEAREST` best."""
        left = values.astype(np.float64)
        left -= _APART * np.arange(len(left))
        total = np.zeros(len(self._sizes))
        for rank in range(min(NEAREST, int(self._sizes.max()))):
            top = np.maximum.reduceat(left, self._starts)
            total += np.where(self._sizes > rank, top, 0)
            left[left == np.repeat(top, self._sizes)] = -np.inf
        means = total / np.minimum(self._sizes, NEAREST)
        return np.maximum.reduceat(values, self._starts), means.astype(np.float32)

    def where_best(self, values: Floats) -> list[int]:
        """Return the place of the best value of each group."""
        top = np.repeat(np.maximum.reduceat(values, self._starts), self._sizes)
        places = np.flatnonzero(values == top)
        return list(map(int, places[np.searchsorted(places, self._starts)]))


def best_other(table: Floats) -> Floats:
    """Return, for each row and column, the best value of the other rows."""
    if len(table) < 2:  # noqa: PLR2004 - no other
        return np.zeros_like(table)
    top = np.sort(table, axis=0)
    return np.asarray(np.where(table >= top[-1], top[-2], top[-1]), np.float32)
