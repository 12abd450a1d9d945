"""Every way of asking, ready to be compared: sparse words and letters, dense meanings."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


def word_terms(stems: Sequence[str]) -> list[str]:
    """Return the stems and their neighbouring pairs."""
    return [*stems, *(f"{left} {right}" for left, right in pairwise(stems))]


def letter_terms(words: Iterable[str]) -> list[str]:
    """Return the runs of three and four letters of each word, its ends marked."""
    grams = []
    for word in words:
        padded = f" {word} "
        for size in (3, 4):
            grams += [padded[i : i + size] for i in range(max(len(padded) - size + 1, 1))]
    return grams


class SparseRows:
    """Rows of TF-IDF weights, unit length, kept as compressed sparse rows.

    Sublinear term counts and smoothed idf as in scikit-learn's `TfidfVectorizer`; a document
    without terms gets the empty one, which no question has.
    """

    def __init__(self, documents: Sequence[Sequence[str]]) -> None:
        self.columns: dict[str, int] = {}
        counts = [Counter(terms) or Counter([""]) for terms in documents]
        columns = [
            [self.columns.setdefault(term, len(self.columns)) for term in count]
            for count in counts
        ]
        self.starts = np.cumsum([0, *map(len, columns)])
        self._lengths = np.diff(self.starts)
        self.indices = np.array([c for row in columns for c in row], np.int32)
        frequency = np.bincount(self.indices, minlength=len(self.columns))
        self.idf = (np.log((1 + len(documents)) / (1 + frequency)) + 1).astype(np.float32)
        raw = np.array([n for count in counts for n in count.values()], np.float32)
        weights = (1 + np.log(raw)) * self.idf[self.indices] if len(raw) else raw
        rows = np.repeat(np.arange(len(documents)), np.diff(self.starts))
        norms = np.sqrt(np.bincount(rows, weights**2, minlength=len(documents)))
        self.weights = (weights / np.maximum(norms[rows], 1e-9)).astype(np.float32)
        self._rarest = float(self.idf.max(initial=1.0))
        self._query = np.zeros(len(self.columns), np.float32)

    def similarities(self, terms: Sequence[str], spans: Sequence[tuple[int, int]]) -> Floats:
        """Return the cosine of the terms with each row of the spans, in order.

        Args:
            terms: the terms of a question; unknown ones only lengthen it.
            spans: (first row, end row) of the rows wanted.
        """
        known = {self.columns[t]: n for t, n in Counter(terms).items() if t in self.columns}
        unknown = len(set(terms)) - len(known)
        where = np.fromiter(known, np.int64, len(known))
        counts = np.fromiter(known.values(), np.float32, len(known))
        values = (1 + np.log(counts)) * self.idf[where]
        norm = float(np.sqrt((values**2).sum() + unknown * self._rarest**2)) or 1.0
        self._query[where] = values / norm
        parts = [slice(int(self.starts[a]), int(self.starts[b])) for a, b in spans]
        terms_there = np.concatenate([self.indices[part] for part in parts])
        products = np.concatenate([self.weights[part] for part in parts])
        products *= self._query[terms_there]
        self._query[where] = 0
        lengths = np.concatenate([self._lengths[a:b] for a, b in spans])
        return np.asarray(np.add.reduceat(products, np.cumsum(lengths) - lengths), np.float32)


class WordCounts:
    """How often each topic uses each stem: likelihoods, and the rarity of words."""

    SMOOTHING = 0.1

    def __init__(self, topics: Sequence[Counter[str]], entries: NDArray[np.bool_]) -> None:
        self.columns: dict[str, int] = {}
        postings: list[list[int]] = []
        counts: list[list[int]] = []
        for number, topic in enumerate(topics):
            for word, count in topic.items():
                column = self.columns.setdefault(word, len(self.columns))
                if column == len(postings):
                    postings.append([])
                    counts.append([])
                postings[column].append(number)
                counts[column].append(count)
        self.postings = [np.array(p, np.int64) for p in postings]
        self._gains = [np.log(np.array(c) / self.SMOOTHING + 1) for c in counts]
        totals = np.array([sum(topic.values()) for topic in topics], np.float64)
        size = len(self.columns)
        self._floor = np.log(self.SMOOTHING) - np.log(totals + self.SMOOTHING * size)
        everywhere = np.array([sum(c) for c in counts], np.float64)
        self._background = np.log(
            (everywhere + self.SMOOTHING) / (everywhere.sum() + self.SMOOTHING * max(size, 1))
        )
        self._used = np.array([entries[p].sum() for p in self.postings])
        among = int(entries.sum())
        self.idf = np.maximum(np.log((among + 1) / (self._used + 0.5)), 0.05)
        self.unknown_idf = 0.8 * float(np.log((among + 1) / 0.5))

    def spread(self, stem: str) -> int:
        """Return how many entries use a stem."""
        return int(self._used[self.columns[stem]]) if stem in self.columns else 0

    def compare(self, stems: Sequence[str]) -> tuple[Floats, Floats, float]:
        """Compare a question with every topic.

        Returns:
            the log-likelihood ratio of its words, by the root of their number; the share of
            its words, by rarity, that the topic uses; the share that no topic uses.
        """
        unique = dict.fromkeys(stems)
        known = [self.columns[stem] for stem in unique if stem in self.columns]
        gain = np.zeros(len(self._floor))
        cover = np.zeros(len(self._floor))
        for column in known:
            gain[self.postings[column]] += self._gains[column]
            cover[self.postings[column]] += self.idf[column]
        likelihood = gain + len(known) * self._floor - self._background[known].sum()
        unknown = (len(unique) - len(known)) * self.unknown_idf
        total = max(float(self.idf[known].sum()) + unknown, 1e-6)
        root = max(len(unique), 1) ** 0.5
        return (
            (likelihood / root).astype(np.float32),
            (cover / total).astype(np.float32),
            unknown / total,
        )
