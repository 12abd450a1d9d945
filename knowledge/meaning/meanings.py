"""The meanings of every way of asking, as an encoder sees them."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from knowledge.arrays import Ints
from knowledge.meaning.encoder import Reader, Vectors
from knowledge.meaning.projection import Projection


@dataclass(frozen=True)
class Meanings:
    """All that compares meanings: an encoder, and the directions that tell phrases apart."""

    encoder: Reader
    projection: Projection

    def project(self, row: Vectors) -> Vectors:
        """Return the unit vector, [dimensions], of an encoder's row, [width]."""
        return np.asarray(self.projection.project(row[None, :])[0], np.float32)


def centres(vectors: Vectors, sizes: Ints) -> Vectors:
    """Return the mean direction of each group of vectors, which follow one another.

    Args:
        vectors: unit vectors, a group after the other, [vectors, dimensions].
        sizes: how many each group has, [groups].

    Returns:
        unit vectors, [groups, dimensions].
    """
    sums = np.add.reduceat(vectors, np.cumsum(sizes) - sizes, axis=0)
    return np.asarray(sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-9))


def save(path: Path, projection: Projection) -> None:
    """Write what was fitted on an encoder, and the unit vectors it knows."""
    arrays = projection.packed()
    np.savez_compressed(path, allow_pickle=False, **{k: np.asarray(v) for k, v in arrays.items()})


def read_projection(path: Path) -> Projection:
    """Read what `save` wrote.

    Raises:
        OSError: there is no such file.
        KeyError, ValueError: it is damaged.
    """
    with path.open("rb") as file, np.load(file) as table:
        return Projection.unpacked(dict(table))
