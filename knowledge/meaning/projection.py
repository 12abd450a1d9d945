"""The directions that tell a base's phrases apart, and the vectors of known phrases."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from knowledge.meaning.encoder import Encoder, Vectors

DIMENSIONS = 192
"""Dimensions kept of the encoder's 512: they tell entries apart as well, and are 2.7 times
lighter."""

Keys = NDArray[np.uint64]
Known = tuple[Keys, NDArray[np.int8]]
"""Keys of texts, in order, and a vector for each, [texts, dimensions]."""


class Projection:
    """The directions that tell the base's phrases apart, and the vectors already computed.

    Fitted with the decision and stored beside it, so that loading a base only encodes the phrases
    added since.
    """

    def __init__(self, mean: Vectors, axes: Vectors, known: Known | None = None) -> None:
        """Keep them.

        Args:
            mean: what is taken off a row of the encoder, [width].
            axes: what it is then projected on, [width, dimensions].
            known: keys of texts, in order, and their vectors, of any length.
        """
        self.mean = mean
        self.axes = axes
        self._keys, self._rows = known or _no_text(axes.shape[1])

    @classmethod
    def fit(cls, vectors: Vectors, dimensions: int = DIMENSIONS) -> "Projection":
        """Return the principal directions of the vectors [n, width], that many of them."""
        mean = vectors.mean(axis=0)
        centred = vectors - mean
        values, directions = np.linalg.eigh(centred.T @ centred)
        axes = directions[:, np.argsort(values)[::-1][:dimensions]]
        axes *= np.sign(axes[np.abs(axes).argmax(axis=0), np.arange(axes.shape[1])])
        return cls(mean.astype(np.float32), axes.astype(np.float32))

    def project(self, vectors: Vectors) -> Vectors:
        """Return unit vectors [n, dimensions]."""
        projected = (vectors[:, : len(self.mean)] - self.mean) @ self.axes
        norms = np.linalg.norm(projected, axis=1, keepdims=True)
        return np.asarray(projected / np.maximum(norms, 1e-9), np.float32)

    def vectors(
        self, encoder: Encoder, texts: Sequence[str], asked: Keys | None = None
    ) -> Vectors:
        """Return the unit vectors of texts, [texts, dimensions], encoding only unknown ones.

        Args:
            encoder: reads those.
            texts: the texts.
            asked: their keys, where they are known.
        """
        asked = keys(texts) if asked is None else asked
        places = np.searchsorted(self._keys[:-1], asked)
        rows = self._rows[places]
        lengths = np.sqrt(np.einsum("ij,ij->i", rows, rows, dtype=np.int32), dtype=np.float32)
        found = np.asarray(rows / np.maximum(lengths, 1e-9)[:, None], np.float32)
        new = np.flatnonzero(self._keys[places] != asked)
        if len(new):
            found[new] = self.project(encoder.encode([texts[int(i)] for i in new]))
        return found

    def knowing(self, texts: Sequence[str], vectors: Vectors) -> "Projection":
        """Return the same projection, which also knows the vectors of these texts, in bytes."""
        longest = np.maximum(np.abs(vectors).max(axis=1, keepdims=True), 1e-9)
        rows = np.round(vectors / longest * 127).astype(np.int8)
        ordered, firsts = np.unique(keys(texts), return_index=True)
        return Projection(self.mean, self.axes, _ended(ordered, rows[firsts]))

    def packed(self) -> dict[str, object]:
        """Return the directions and the known vectors as they are kept."""
        return {
            "mean": self.mean.astype(np.float16),
            "axes": self.axes.astype(np.float16),
            "keys": self._keys[:-1].astype(">u8").view(np.uint8).reshape(-1, 8),
            "rows": self._rows[:-1],
        }

    @classmethod
    def unpacked(cls, table: Mapping[str, NDArray[np.float32]], before: str = "") -> "Projection":
        """Return what `packed` kept, under names that begin so.

        Raises:
            KeyError: something is missing.
        """
        mean, axes, keys, rows = (table[before + n] for n in ("mean", "axes", "keys", "rows"))
        numbers = np.ascontiguousarray(keys, np.uint8).view(">u8").ravel().astype(np.uint64)
        known = _ended(numbers, rows.astype(np.int8))
        return cls(mean.astype(np.float32), axes.astype(np.float32), known)


def _no_text(width: int) -> Known:
    """Return the arrays of no known text."""
    return _ended(np.empty(0, np.uint64), np.empty((0, width), np.int8))


def _ended(keys: Keys, rows: NDArray[np.int8]) -> Known:
    """Return known texts with an end marker, so that every key looked for has a place."""
    last = np.zeros((1, rows.shape[1]), np.int8)
    return np.append(keys, np.uint64(0)), np.concatenate([rows, last])


def keys(texts: Iterable[str]) -> Keys:
    """Return the keys of texts, [texts], as numbers in the order of their bytes."""
    return np.frombuffer(b"".join(map(key, texts)), ">u8").astype(np.uint64)


def key(text: str) -> bytes:
    """Return the eight bytes under which the vector of a text is stored."""
    return hashlib.blake2b(text.casefold().encode("utf-8", "replace"), digest_size=8).digest()
