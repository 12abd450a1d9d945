"""How often each topic uses each word, which gives likelihoods and the rarity of words."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from knowledge.arrays import Floats, Ints
from knowledge.comparing.rows import Rows, in_order, is_new


class WordCounts:
    """How often each topic uses each stem."""

    SMOOTHING = 0.1

    def __init__(
        self, stems: Mapping[str, int], rows: Rows, owners: Ints, entries: NDArray[np.bool_]
    ) -> None:
        """Count.

        Args:
            stems: the number of each stem.
            rows: those of the stems of each phrasing or text; one told twice counts once.
            owners: the topic of each, [phrasings and texts].
            entries: which topics are entries, [topics].
        """
        self.columns = stems
        size, topics = len(stems), len(entries)
        order = in_order(rows.numbers)
        told, by = rows.numbers[order].astype(np.int64), rows.owners[order]
        once = is_new(told) | is_new(by)
        places, times = np.unique(told[once] * topics + owners[by[once]], return_counts=True)
        columns, users = np.divmod(places, max(topics, 1))
        starts = np.searchsorted(columns, np.arange(1, size))
        self.postings = np.split(users, starts)
        self._gains = np.split(np.log(times / self.SMOOTHING + 1), starts)
        totals = np.bincount(users, times, minlength=topics)
        self._floor = np.log(self.SMOOTHING) - np.log(totals + self.SMOOTHING * size)
        everywhere = np.bincount(columns, times, minlength=size)
        self._background = np.log(
            (everywhere + self.SMOOTHING) / (everywhere.sum() + self.SMOOTHING * max(size, 1))
        )
        self._used = np.bincount(columns[entries[users]], minlength=size)
        among = int(entries.sum())
        self.idf = np.maximum(np.log((among + 1) / (self._used + 0.5)), 0.05)
        self.unknown_idf = 0.8 * float(np.log((among + 1) / 0.5))

    def spread(self, stem: str) -> int:
        """Return how many entries use a stem."""
        return int(self._used[self.columns[stem]]) if stem in self.columns else 0

    def compare(self, stems: Sequence[str]) -> tuple[Floats, Floats, float]:
        """Compare a question with every topic.

        Returns:
            the log-likelihood ratio of its words, by the root of their number, [topics]; the share
            of its words, by rarity, that the topic uses, [topics]; the share that no topic uses.
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
