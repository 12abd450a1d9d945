"""Values in groups of unequal size, end to end: the best of each group, for all at once."""

import numpy as np

from knowledge.arrays import Floats, Ints, Spans


class Segments:
    """Groups of rows that follow one another; none is empty.

    Args:
        sizes: how many rows each group has, [groups].
    """

    def __init__(self, sizes: Ints) -> None:
        self._sizes = sizes
        self._starts = np.cumsum(sizes) - sizes

    def part(self, groups: Ints) -> tuple[Spans, "Segments"]:
        """Return the rows of some groups, and how these groups follow one another."""
        sizes, firsts = self._sizes[groups], self._starts[groups]
        return (firsts, firsts + sizes), Segments(sizes)

    def best(self, values: Floats) -> Floats:
        """Return the best value, [groups], of each group of values, [rows]."""
        return np.maximum.reduceat(values, self._starts)

    def where_best(self, values: Floats) -> list[int]:
        """Return the place, among the rows, of the best value of each group: see `best`."""
        top = np.repeat(self.best(values), self._sizes)
        places = np.flatnonzero(values == top)
        return list(map(int, places[np.searchsorted(places, self._starts)]))


def best_other(table: Floats) -> Floats:
    """Return, for each row and column, the best value of the other rows, [rows, columns]."""
    if len(table) < 2:  # noqa: PLR2004 - no other
        return np.zeros_like(table)
    top = np.sort(table, axis=0)
    return np.asarray(np.where(table >= top[-1], top[-2], top[-1]), np.float32)
