"""Every way of asking, ready to be compared: sparse rows of words and letters, inverted."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from knowledge.arrays import Floats, Ints, within
from knowledge.comparing.cosines import Cosines
from knowledge.comparing.rows import Numbers, Rows, by_number, in_order, is_new, numbered


def letter_terms(word: str) -> list[str]:
    """Return the runs of three and four letters of a word whose ends are marked."""
    padded = f" {word} "
    return [padded[i : i + size] for size in (3, 4) for i in range(max(len(padded) - size + 1, 1))]


COMMON, COMMON_ROWS = 0.15, 1_000
"""A term that more of the rows hold than this share, and than this number, tells nothing: it would
only take time."""


AT_ONCE = 250_000
"""Rows that hold runs of letters, counted with each run, that are put in order together."""


class _Weighed(NamedTuple):
    """Some columns.

    Attributes:
        rows: those that hold each column that tells something, in order.
        weights: what it weighs in each, before they are brought to unit length.
        idf: of each column, nothing for those that tell nothing.
        kept: how many of the rows are of each column.
    """

    rows: Ints
    weights: Floats
    idf: Floats
    kept: Ints


def _weighed(part: Rows, size: int) -> _Weighed:
    """Weigh some columns of so many rows; see `SparseRows`."""
    columns = part.owners
    starts = np.flatnonzero(is_new(columns) | is_new(part.numbers))
    times = np.diff(starts, append=len(columns)).astype(np.int32)
    columns = columns[starts]
    frequency = np.bincount(columns, minlength=len(part.lengths))
    telling = frequency <= max(COMMON * size, COMMON_ROWS)
    kept = telling[columns]
    idf = np.where(telling, np.log((1 + size) / (1 + frequency)) + 1, 0).astype(np.float32)
    weights = (1 + np.log(times[kept], dtype=np.float32)) * idf[columns[kept]]
    return _Weighed(part.numbers[starts[kept]], weights, idf, np.where(telling, frequency, 0))


class SparseRows:
    """Rows of TF-IDF weights of unit length, stored by column: the rows that hold each term.

    Term counts are sublinear and idf is smoothed, as in scikit-learn's `TfidfVectorizer`.
    """

    def __init__(self, parts: Iterable[Rows], size: int) -> None:
        """Index rows.

        Args:
            parts: some columns after the others: the rows that hold each, in order, as often as
                they do.
            size: rows.
        """
        self._size = size
        told = [_weighed(part, size) for part in parts]
        self._rows, self._weights, self._idf, kept = map(np.concatenate, zip(*told, strict=True))
        self._starts = np.append(0, np.cumsum(kept))
        self._rarest = float(self._idf.max(initial=1.0))
        squares = sum(np.bincount(one.rows, one.weights**2, minlength=size) for one in told)
        norms = np.sqrt(squares).astype(np.float32)
        self._weights /= np.maximum(norms, np.float32(1e-9))[self._rows]

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
        firsts = np.flatnonzero(is_new(pairs))
        self._pairs = pairs[firsts]
        together = Rows(owners[inside], np.diff(firsts, append=len(pairs)))
        self._rows = SparseRows((by_number(rows, self._size), together), len(rows.lengths))

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


def _letters(words: Rows, rows: Rows) -> Iterator[Rows]:
    """Yield the rows that hold each run of letters, some runs at a time: memory takes time too.

    Args:
        words: those that hold each run.
        rows: those that hold each word.
    """
    ends = np.cumsum(rows.lengths)
    spans = (ends - rows.lengths)[words.numbers], ends[words.numbers]
    held = np.append(0, np.cumsum(rows.lengths[words.numbers]))
    first_words = np.append(0, np.cumsum(words.lengths))
    lengths = np.diff(held[first_words])
    cuts = np.flatnonzero(np.diff(held[first_words[1:]] // AT_ONCE)) + 1
    for first, last in pairwise([0, *cuts, len(lengths)]):
        of = slice(first_words[first], first_words[last])
        part = Rows(rows.numbers[within((spans[0][of], spans[1][of]))], lengths[first:last])
        yield part._replace(numbers=part.numbers[in_order(part.numbers, part.owners)])


class LetterRows:
    """Rows of runs of letters."""

    def __init__(self, words: Iterable[str], rows: Rows) -> None:
        """Index rows.

        Args:
            words: the word of each number.
            rows: the numbers of the words of each row.
        """
        self._grams = Numbers()
        cut = numbered(self._grams, map(letter_terms, words))
        parts = _letters(by_number(cut, len(self._grams)), by_number(rows, len(cut.lengths)))
        self._rows = SparseRows(parts, len(rows.lengths))

    def against(self, words: Sequence[str]) -> Cosines:
        """Return the cosines of a question with the rows, to be asked for."""
        grams = [gram for word in words for gram in letter_terms(word)]
        known = [self._grams[gram] for gram in grams if gram in self._grams]
        unknown = {gram for gram in grams if gram not in self._grams}
        return self._rows.against(known, len(unknown))
