"""Every way of asking, ready to be compared: sparse words and letters, inverted."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from itertools import chain, count, pairwise

import numpy as np

from knowledge.arrays import Ints
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

    def flat(self, rows: Iterable[Collection[str]]) -> Ints:
        """Return the number of each text of the rows, end to end, in 32 bits."""
        return np.fromiter(map(self.__getitem__, chain.from_iterable(rows)), np.int32)


class SparseRows:
    """Rows of TF-IDF weights, unit length, kept by column: what holds each term, and how much.

    Sublinear term counts and smoothed idf as in scikit-learn's `TfidfVectorizer`.
    """

    def __init__(self, terms: Ints, lengths: Ints, width: int) -> None:
        """Index rows.

        Args:
            terms: the column of each term of each row, end to end.
            lengths: how many terms each row has.
            width: columns.
        """
        self._size = len(lengths)
        kind = np.min_scalar_type(-self._size * width)
        places = terms.astype(kind) * kind.type(self._size)
        places += np.repeat(np.arange(self._size, dtype=kind), lengths)
        places.sort()
        starts = np.flatnonzero(np.append(True, places[1:] != places[:-1])[: len(places)])
        times = np.diff(starts, append=len(places)).astype(np.int32)
        places = places[starts]
        columns = places // kind.type(max(self._size, 1))
        rows = places - columns * kind.type(self._size)
        frequency = np.bincount(columns, minlength=width)
        telling = frequency <= max(COMMON * self._size, COMMON_ROWS)
        kept = telling[columns]
        rows, columns, times = rows[kept].astype(np.int64), columns[kept], times[kept]
        idf = np.log((1 + self._size) / (1 + frequency)) + 1
        self._idf = np.where(telling, idf, 0).astype(np.float32)
        self._rarest = float(self._idf.max(initial=1.0))
        weights = (1 + np.log(times, dtype=np.float32)) * self._idf[columns]
        norms = np.sqrt(np.bincount(rows, weights**2, minlength=self._size)).astype(np.float32)
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

    def __init__(self, rows: Sequence[Sequence[str]]) -> None:
        self._stems = Numbers()
        lengths = np.array([len(row) for row in rows], np.int64)
        stems = self._stems.flat(rows).astype(np.int64)
        self._size = len(self._stems)
        owners = np.repeat(np.arange(len(rows)), lengths)
        inside = owners[1:] == owners[:-1]
        pairs = (stems[:-1] * self._size + stems[1:])[inside]
        self._pairs, columns = np.unique(pairs, return_inverse=True)
        together = np.concatenate([stems, self._size + columns])
        order = np.argsort(np.concatenate([owners, owners[1:][inside]]), kind="stable")
        lengths += np.maximum(lengths - 1, 0)
        self._rows = SparseRows(together[order], lengths, self._size + len(self._pairs))

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

    def __init__(self, rows: Sequence[Sequence[str]]) -> None:
        words = Numbers()
        lengths = np.fromiter(map(len, rows), np.int64, len(rows))
        numbers = words.flat(rows)
        self._grams = Numbers()
        cut = [letter_terms(word) for word in words]
        grams, sizes = self._grams.flat(cut), np.fromiter(map(len, cut), np.int32, len(cut))
        starts, long = np.cumsum(sizes, dtype=np.int32) - sizes, sizes[numbers]
        ends = np.cumsum(long, dtype=np.int32)
        terms = np.repeat(starts[numbers] - (ends - long), long)
        terms += np.arange(len(terms), dtype=np.int32)
        terms = grams[terms]
        totals = np.diff(np.append(0, ends)[np.append(0, np.cumsum(lengths))])
        self._rows = SparseRows(terms, totals, len(self._grams))

    def against(self, words: Sequence[str]) -> Cosines:
        """Return the cosines of a question with the rows, to be asked for."""
        grams = [gram for word in words for gram in letter_terms(word)]
        known = [self._grams[gram] for gram in grams if gram in self._grams]
        unknown = {gram for gram in grams if gram not in self._grams}
        return self._rows.against(known, len(unknown))
