"""Every way of asking, ready to be compared: sparse words and letters, inverted."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain, count, pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from knowledge.arrays import Ints, within
from knowledge.comparing.cosines import Cosines


def letter_terms(word: str) -> list[str]:
    """Return the runs of three and four letters of a word, its ends marked."""
    padded = f" {word} "
    return [padded[i : i + size] for size in (3, 4) for i in range(max(len(padded) - size + 1, 1))]


COMMON, COMMON_ROWS = 0.15, 1_000
"""A term that more of the rows hold than this share, and than this number, tells nothing: it would
only take time."""


class Numbers(dict[str, int]):
    """A number for each text, in the order in which they are first asked for."""

    def __init__(self) -> None:
        super().__init__()
        self._next = count()

    def __missing__(self, text: str) -> int:
        self[text] = number = next(self._next)
        return number

    def flat(self, rows: Iterable[Iterable[str]]) -> Ints:
        """Return the number of each text of the rows, end to end, in 32 bits."""
        return np.fromiter(map(self.__getitem__, chain.from_iterable(rows)), np.int32)


class Rows(NamedTuple):
    """Rows of numbers.

    Attributes:
        numbers: those of each row, end to end.
        lengths: how many each row has.
    """

    numbers: Ints
    lengths: Ints

    @property
    def owners(self) -> Ints:
        """The row of each number."""
        return np.repeat(np.arange(len(self.lengths), dtype=np.int32), self.lengths)


def numbered(numbers: Numbers, rows: Sequence[Collection[str]]) -> Rows:
    """Return rows of texts as rows of their numbers."""
    return Rows(numbers.flat(rows), np.fromiter(map(len, rows), np.int64, len(rows)))


def in_order(*keys: Ints) -> Ints:
    """Return the places of some numbers in order, by the last key first; equals stay as they were.

    Numbers of 16 bits are ordered in a time that only their number decides.
    """
    return np.lexsort([key.astype(np.min_scalar_type(key.max(initial=0))) for key in keys])


def is_new(numbers: Ints) -> NDArray[np.bool_]:
    """Tell which numbers are not those just before them."""
    return np.append(True, numbers[1:] != numbers[:-1])[: len(numbers)]


class SparseRows:
    """Rows of TF-IDF weights, unit length, kept by column: what holds each term, and how much.

    Sublinear term counts and smoothed idf as in scikit-learn's `TfidfVectorizer`.
    """

    def __init__(self, terms: Ints, owners: Ints, size: int, width: int) -> None:
        """Index rows.

        Args:
            terms: the column of each term of each row, in order.
            owners: the row of each; those of a column in order.
            size: rows.
            width: columns.
        """
        self._size = size
        starts = np.flatnonzero(is_new(terms) | is_new(owners))
        times = np.diff(starts, append=len(terms)).astype(np.int32)
        columns, rows = terms[starts], owners[starts]
        frequency = np.bincount(columns, minlength=width)
        telling = frequency <= max(COMMON * size, COMMON_ROWS)
        kept = telling[columns]
        rows, columns, times = rows[kept].astype(np.int64), columns[kept], times[kept]
        idf = np.log((1 + size) / (1 + frequency)) + 1
        self._idf = np.where(telling, idf, 0).astype(np.float32)
        self._rarest = float(self._idf.max(initial=1.0))
        weights = (1 + np.log(times, dtype=np.float32)) * self._idf[columns]
        norms = np.sqrt(np.bincount(rows, weights**2, minlength=size)).astype(np.float32)
        weights /= np.maximum(norms, np.float32(1e-9))[rows]
        self._rows, self._weights = rows, weights
        self._starts = np.concatenate([[0], np.cumsum(np.where(telling, frequency, 0))])

    def against(self, known: Sequence[int], unknown: int) -> Cosines:
        """Return the cosines of a question with the rows, to be asked for.

        Args:
            known: the column of each of its terms that has one.
            unknown: how many different terms have none: they only lengthen the question.
        """
        times = Counter(known)
        columns = np.fromiter(times, np.int64, len(times))
        counts = np.fromiter(times.values(), np.float32, len(times))
        values = (1 + np.log(counts)) * self._idf[columns]
        values /= float(np.sqrt((values**2).sum() + unknown * self._rarest**2)) or 1.0
        starts, ends = self._starts[columns], self._starts[columns + 1]
        parts = [slice(a, b) for a, b in zip(starts.tolist(), ends.tolist(), strict=True)]
        terms = [(self._rows[part], self._weights[part]) for part in parts]
        return Cosines(terms, values, self._size)


class WordRows:
    """Rows of stems and of their neighbouring pairs."""

    def __init__(self, stems: Mapping[str, int], rows: Rows) -> None:
        """Index rows.

        Args:
            stems: the number of each stem.
            rows: those of the stems of each row.
        """
        self._stems, self._size = dict(stems), len(stems)
        numbers, owners = rows.numbers, rows.owners
        inside = np.flatnonzero(owners[1:] == owners[:-1])
        inside = inside[in_order(numbers[inside + 1], numbers[inside])]
        pairs = numbers[inside].astype(np.int64) * self._size + numbers[inside + 1]
        new, order = is_new(pairs), in_order(numbers)
        self._pairs = pairs[new]
        terms = np.concatenate([numbers[order], self._size - 1 + np.cumsum(new)])
        width = self._size + len(self._pairs)
        both = np.concatenate([owners[order], owners[inside]])
        self._rows = SparseRows(terms, both, len(rows.lengths), width)

    def against(self, stems: Sequence[str]) -> Cosines:
        """Return the cosines of a question with the rows, to be asked for."""
        numbers = [self._stems.get(stem, -1) for stem in stems]
        known = [number for number in numbers if number >= 0]
        unknown = {stem for stem in stems if stem not in self._stems}
        new_pairs = set()
        for pair, (left, right) in zip(pairwise(stems), pairwise(numbers), strict=True):
            column = self._pair(left, right)
            if column is None:
                new_pairs.add(pair)
            else:
                known.append(column)
        return self._rows.against(known, len(unknown) + len(new_pairs))

    def _pair(self, left: int, right: int) -> int | None:
        """Return the column of two stems in a row, if some row has them so."""
        if left < 0 or right < 0:
            return None
        code = left * self._size + right
        place = int(np.searchsorted(self._pairs, code))
        found = place < len(self._pairs) and self._pairs[place] == code
        return self._size + place if found else None


class LetterRows:
    """Rows of runs of letters."""

    def __init__(self, words: Iterable[str], rows: Rows) -> None:
        """Index rows.

        Args:
            words: the word of each number.
            rows: the numbers of the words of each row.
        """
        self._grams = Numbers()
        cut = numbered(self._grams, [letter_terms(word) for word in words])
        sizes = cut.lengths[rows.numbers]
        firsts = (np.cumsum(cut.lengths) - cut.lengths)[rows.numbers]
        grams = cut.numbers[within((firsts, firsts + sizes))]
        order = in_order(grams)
        owners = np.repeat(rows.owners, sizes)[order]
        self._rows = SparseRows(grams[order], owners, len(rows.lengths), len(self._grams))

    def against(self, words: Sequence[str]) -> Cosines:
        """Return the cosines of a question with the rows, to be asked for."""
        grams = [gram for word in words for gram in letter_terms(word)]
        known = [self._grams[gram] for gram in grams if gram in self._grams]
        unknown = {gram for gram in grams if gram not in self._grams}
        return self._rows.against(known, len(unknown))
