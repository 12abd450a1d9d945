"""From rows of texts to rows of numbers, and to the rows that hold each number."""

from collections.abc import Collection, Iterable, Iterator
from itertools import chain, count
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from knowledge.arrays import Ints

_GREATEST = 2**16 - 1
"""The greatest number of 16 bits."""


class Numbers(dict[str, int]):
    """Numbers texts, in the order in which they are first asked for."""

    def __init__(self) -> None:
        super().__init__()
        self._next = count()

    def __missing__(self, text: str) -> int:
        self[text] = number = next(self._next)
        return number

    def flat(self, rows: Iterable[Iterable[str]]) -> Ints:
        """Return the number of each text of the rows, end to end, [texts], in 32 bits."""
        return np.fromiter(map(self.__getitem__, chain.from_iterable(rows)), np.int32)


class Rows(NamedTuple):
    """Rows of numbers.

    Attributes:
        numbers: those of each row, end to end, [numbers].
        lengths: how many each row has, [rows].
    """

    numbers: Ints
    lengths: Ints

    @property
    def owners(self) -> Ints:
        """The row of each number, [numbers]."""
        return np.repeat(np.arange(len(self.lengths), dtype=np.int32), self.lengths)


def numbered(numbers: Numbers, rows: Iterable[Collection[str]]) -> Rows:
    """Return rows of texts as rows of numbers; the texts are read once, and not kept."""
    lengths: list[int] = []

    def read() -> Iterator[Collection[str]]:
        for row in rows:
            lengths.append(len(row))
            yield row

    return Rows(numbers.flat(read()), np.array(lengths, np.int64))


def by_number(rows: Rows, size: int) -> Rows:
    """Return the rows that hold each of so many numbers, in order."""
    lengths = np.bincount(rows.numbers, minlength=size)
    return Rows(rows.owners[in_order(rows.numbers)], lengths)


def in_order(*keys: Ints) -> Ints:
    """Return the order that sorts some numbers by the last key first; it is stable.

    Each key is [n], and so is the order. Keys of 16 bits are sorted in linear time: larger ones
    are split in two.
    """
    return np.lexsort([half for key in keys for half in _halves(key)])


def _halves(key: Ints) -> list[NDArray[np.unsignedinteger]]:
    """Return a key as one key of 16 bits, or as two, the more significant one last."""
    if key.max(initial=0) <= _GREATEST:
        return [key.astype(np.uint16)]
    return [(key & _GREATEST).astype(np.uint16), *_halves(key >> 16)]


def is_new(numbers: Ints) -> NDArray[np.bool_]:
    """Tell which numbers, [n], differ from the one before them."""
    return np.append(True, numbers[1:] != numbers[:-1])[: len(numbers)]
