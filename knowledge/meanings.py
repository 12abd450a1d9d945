"""Meanings of every way of asking, as an encoder sees them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from knowledge.encoder import Encoder, Projection, Vectors
from knowledge.index import Floats
from knowledge.topics import Topic


@dataclass(frozen=True)
class Meanings:
    """All that compares meanings: an encoder, and what tells phrases apart."""

    encoder: Encoder
    projection: Projection


class MeaningIndex:
    """The topics of a base, as an encoder sees them."""

    def __init__(self, topics: Sequence[Topic], meanings: Meanings) -> None:
        phrases = [phrase for topic in topics for phrase in topic.phrases]
        starts = np.cumsum([0, *(len(topic.phrases) for topic in topics)])
        self._meanings = meanings
        self.vectors = meanings.projection.vectors(meanings.encoder, phrases)
        sums = np.add.reduceat(self.vectors, starts[:-1], axis=0)
        self._centroids = sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-9)

    def encode(self, question: str) -> Vectors:
        """Return the encoder's row for a question."""
        return np.asarray(self._meanings.encoder.encode([question])[0], np.float32)

    def project(self, row: Vectors) -> Vectors:
        """Return the unit vector of an encoder's row."""
        return np.asarray(self._meanings.projection.project(row[None, :])[0], np.float32)

    def centroids(self, vector: Vectors) -> Floats:
        """Return the cosine of a question with the mean of each topic's phrasings."""
        return np.asarray(self._centroids @ vector, np.float32)


def save(path: Path, meanings: Meanings, texts: Sequence[str], vectors: Vectors) -> None:
    """Write what was fitted on an encoder, and the unit vectors of texts."""
    arrays = meanings.projection.packed(texts, vectors)
    np.savez_compressed(path, allow_pickle=False, **{k: np.asarray(v) for k, v in arrays.items()})


def read_projection(path: Path) -> Projection:
    """Read what `save` wrote.

    Raises:
        OSError: there is no such file.
        KeyError, ValueError: it is damaged.
    """
    with np.load(path) as table:
        return Projection.unpacked(dict(table))
