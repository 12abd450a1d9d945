"""A network that reads the pieces of a sentence in order, as the encoder keeps them.

Hashed words, and means of vectors, lose who does what to whom. Here each piece is seen between its
neighbours; of each pattern looked for, the clearest place and the total count (a convolution of
width three, then maxima and sums over the sentence: Kim, 2014).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from knowledge.arrays import Floats, Ints
from knowledge.meaning.network import Network, packed, unpacked

WIDTH = 3
"""Pieces seen together: one, with its neighbours."""
TINY = 1e-6
"""Added to a variance, which may be 0, before dividing rows by its root."""

PARTS = ("narrow", "narrow_bias", "gain", "shift", "looks", "looks_bias")
"""The arrays of `Looks`, as they are kept, and as they are fitted."""


class Scaled(NamedTuple):
    """Rows brought to a mean of 0 and a variance of 1, [n, width]; by what, [n, 1]."""

    rows: Floats
    scale: Floats


class Seen(NamedTuple):
    """What is seen on the way: of each piece, then of each sentence.

    Attributes:
        narrowed: the pieces, narrowed and scaled.
        around: each between its neighbours, [pieces, WIDTH * narrow].
        found: how much of each thing looked for is there, [pieces, things].
        clearest: of each sentence, how much at the best place, scaled.
        whole: how much in all, by the root of its length, scaled.
    """

    narrowed: Scaled
    around: Floats
    found: Floats
    clearest: Scaled
    whole: Scaled

    @property
    def features(self) -> Floats:
        """What is told of each sentence, [sentences, 2 * things]."""
        return np.hstack([self.clearest.rows, self.whole.rows])


@dataclass(frozen=True)
class Looks:
    """From the vectors of pieces to what is seen in a sentence.

    Attributes:
        narrow, narrow_bias: of a piece's vector, [512, narrow] and [narrow].
        gain, shift: of what is narrowed, once scaled, [narrow].
        looks, looks_bias: what is looked for, [WIDTH * narrow, things] and [things].
    """

    narrow: Floats
    narrow_bias: Floats
    gain: Floats
    shift: Floats
    looks: Floats
    looks_bias: Floats

    def see(self, vectors: Floats, lengths: Ints) -> Seen:
        """Read sentences.

        Args:
            vectors: of their pieces, end to end, [pieces, 512].
            lengths: how many pieces each has, one at least.
        """
        narrowed = scaled(vectors @ self.narrow + self.narrow_bias)
        around = between(narrowed.rows * self.gain + self.shift, lengths)
        found = np.maximum(around @ self.looks + self.looks_bias, 0)
        starts = np.cumsum(lengths) - lengths
        clearest = np.asarray(np.maximum.reduceat(found, starts), np.float32)
        whole = np.asarray(np.add.reduceat(found, starts) / roots(lengths), np.float32)
        return Seen(narrowed, around, found, scaled(clearest), scaled(whole))


@dataclass(frozen=True)
class OrderNetwork:
    """Tells what a sentence is about from its pieces in their order.

    Attributes:
        looks: what is seen in a sentence.
        head: tells from that what it is about.
    """

    looks: Looks
    head: Network

    def told(self, vectors: Floats, places: Ints) -> Floats:
        """Return the log-probabilities of one sentence, by class place as `Network.told` does.

        Args:
            vectors: of its pieces, [pieces, 512].
            places: the classes wanted.
        """
        seen = self.looks.see(vectors, np.array([len(vectors)]))
        return self.head.told(seen.features[0], places)

    def packed(self) -> dict[str, object]:
        """Return the arrays as they are kept: sixteen bits a number."""
        return packed(self.head) | {
            name: getattr(self.looks, name).astype(np.float16) for name in PARTS
        }

    @classmethod
    def unpacked(cls, table: Mapping[str, Floats], before: str) -> "OrderNetwork":
        """Return the network that `packed` stored, whose names begin with a prefix.

        Raises:
            KeyError: an array is missing.
        """
        arrays = {name: np.asarray(table[before + name], np.float32) for name in PARTS}
        return cls(Looks(**arrays), unpacked(table, before))


def scaled(rows: Floats) -> Scaled:
    """Bring each row to a mean of 0 and a variance of 1, [n, width]."""
    apart = rows - rows.mean(axis=1, keepdims=True)
    variance = np.einsum("ij,ij->i", apart, apart)[:, None] / rows.shape[1]
    scale = np.sqrt(variance + np.float32(TINY))
    return Scaled(apart / scale, scale)


def between(rows: Floats, lengths: Ints) -> Floats:
    """Return each row between its neighbours; nothing beyond the ends of a sentence.

    Args:
        rows: of sentences, end to end, [pieces, width].
        lengths: how many each sentence has, [sentences].

    Returns:
        [pieces, WIDTH * width].
    """
    ends = np.cumsum(lengths)
    before, after = np.zeros_like(rows), np.zeros_like(rows)
    before[1:], after[:-1] = rows[:-1], rows[1:]
    before[ends - lengths], after[ends - 1] = 0, 0
    return np.hstack([before, rows, after])


def roots(lengths: Ints) -> Floats:
    """Return the square roots of lengths, [n], as a column, [n, 1]."""
    return np.sqrt(lengths.astype(np.float32))[:, None]
