"""How often each topic uses each word: likelihoods, and the rarity of words."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from knowledge.arrays import Floats


class WordCounts:
    """How often each topic uses each stem: likelihoods, and the rarity of words."""

    SMOOTHING = 0.1

    def __init__(self, topics: Sequence[Counter[str]], entries: NDArray[np.bool_]) -> None:
        self.columns: dict[str, int] = {}
        postings: list[list[int]] = []
        counts: list[list[int]] = []
        for number, topic in enumerate(topics):
            for word, times in topic.items():
                column = self.columns.setdefault(word, len(self.columns))
                if column == len(postings):
                    postings.append([])
                    counts.append([])
                postings[column].append(number)
                counts[column].append(times)
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
