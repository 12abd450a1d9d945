"""Meanings of every way of asking, as one encoder and what was fitted on it see them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from knowledge.encoder import Encoder, Projection, Vectors
from knowledge.index import Floats, Ints
from knowledge.network import Network, packed, unpacked
from knowledge.topics import OFF, VAGUE, Topic

NETWORK = "network_"
"""How the names of the network's arrays begin in the file."""


@dataclass(frozen=True)
class Meanings:
    """All that compares meanings: an encoder, what tells phrases apart, and a network.

    The network of a second encoder reads the rows of the first one too, in front of its own.
    """

    encoder: Encoder
    projection: Projection
    network: Network


class MeaningIndex:
    """The topics of a base, as an encoder sees them."""

    def __init__(self, topics: Sequence[Topic], meanings: Meanings) -> None:
        phrases = [phrase for topic in topics for phrase in topic.phrases]
        starts = np.cumsum([0, *(len(topic.phrases) for topic in topics)])
        self._meanings = meanings
        self.vectors = meanings.projection.vectors(meanings.encoder, phrases)
        sums = np.add.reduceat(self.vectors, starts[:-1], axis=0)
        self._centroids = sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-9)
        self._places = _places(topics, meanings.network)

    def encode(self, question: str) -> Vectors:
        """Return the encoder's row for a question."""
        return np.asarray(self._meanings.encoder.encode([question])[0], np.float32)

    def project(self, row: Vectors) -> Vectors:
        """Return the unit vector of an encoder's row."""
        return np.asarray(self._meanings.projection.project(row[None, :])[0], np.float32)

    def centroids(self, vector: Vectors) -> Floats:
        """Return the cosine of a question with the mean of each topic's phrasings."""
        return np.asarray(self._centroids @ vector, np.float32)

    def told(self, row: Vectors) -> Floats:
        """Return what the network tells of each topic, for its features of a question."""
        return self._meanings.network.told(row, self._places)


def _places(topics: Sequence[Topic], network: Network) -> Ints:
    """Return the class of each topic: its own, « no entry », or « too vague »."""
    places = network.places([topic.id for topic in topics])
    none = len(network.classes)
    for number, topic in enumerate(topics):
        if topic.kind in {OFF, VAGUE}:
            places[number] = none if topic.kind == OFF else none + 1
    return places


def save(path: Path, meanings: Meanings, texts: Sequence[str], vectors: Vectors) -> None:
    """Write what was fitted on an encoder, and the unit vectors of texts."""
    network = {f"{NETWORK}{name}": part for name, part in packed(meanings.network).items()}
    arrays = meanings.projection.packed(texts, vectors) | network
    np.savez_compressed(path, allow_pickle=False, **{k: np.asarray(v) for k, v in arrays.items()})


def read_fitted(path: Path) -> tuple[Projection, Network]:
    """Read what `save` wrote.

    Raises:
        OSError: there is no such file.
        KeyError, ValueError: it is damaged.
    """
    with np.load(path) as table:
        arrays = {name: table[name] for name in table}
    parts = {name.removeprefix(NETWORK): part for name, part in arrays.items()}
    return Projection.unpacked(arrays), unpacked(
        {name: part for name, part in parts.items() if NETWORK + name in arrays}
    )
