"""Meanings of every way of asking, as an encoder sees them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from knowledge.arrays import Floats, Ints
from knowledge.encoder import Encoder, Vectors
from knowledge.projection import Projection
from knowledge.topics import ENTRY, OFF, VAGUE, Topic

RIDGE = 1.0
"""How strongly the weights of the classifier are held back."""


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
        self._groups = _grouped(topics)
        self._classifier = _ridge(self.vectors, sums, np.diff(starts), self._groups)

    def encode(self, questions: Sequence[str]) -> Vectors:
        """Return the encoder's row for each question, all read together."""
        return np.asarray(self._meanings.encoder.encode(questions), np.float32)

    def project(self, row: Vectors) -> Vectors:
        """Return the unit vector of an encoder's row."""
        return np.asarray(self._meanings.projection.project(row[None, :])[0], np.float32)

    def told(self, vector: Vectors) -> dict[str, Floats]:
        """Return, by topic, how a question is classified, and how near the mean phrasing it is."""
        classes = np.append(vector, np.float32(1)) @ self._classifier
        return {"classifier": classes[self._groups], "centroid": self._centroids @ vector}


def _grouped(topics: Sequence[Topic]) -> Ints:
    """Return the class of each topic: its own, or one for each kind that is not an entry."""
    kinds = np.array([topic.kind for topic in topics])
    entries = kinds == ENTRY
    group = np.cumsum(entries) - 1
    group[kinds == OFF] = entries.sum()
    group[kinds == VAGUE] = entries.sum() + 1
    return group


def _ridge(vectors: Vectors, sums: Vectors, sizes: Ints, groups: Ints) -> Floats:
    """Fit a linear classifier of the groups by regularised least squares, in closed form.

    Args:
        vectors: of every phrase.
        sums: their sum, by topic.
        sizes: how many each topic has.
        groups: the group of each topic.
    """
    inputs = np.hstack([vectors, np.ones((len(vectors), 1), np.float32)])
    targets = np.zeros((int(groups.max(initial=0)) + 1, inputs.shape[1]), np.float32)
    np.add.at(targets, groups, np.hstack([sums, sizes[:, None].astype(np.float32)]))
    gram = inputs.T @ inputs + RIDGE * np.eye(inputs.shape[1], dtype=np.float32)
    return np.asarray(np.linalg.solve(gram, targets.T), np.float32)


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
    with np.load(path) as table:
        return Projection.unpacked(dict(table))
