"""The words of a base: how each phrasing and each topic uses them, and how questions are read."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from knowledge.arrays import Ints
from knowledge.counts import WordCounts
from knowledge.index import LetterRows, WordRows
from knowledge.reading import Reader
from knowledge.text import Vocabulary, stem
from knowledge.topics import Topic


class Lexicon:
    """The words of some topics.

    Attributes:
        words, letters: every phrasing, by its stems and by its letters.
        counts: how often each topic uses each stem, the words of an answer included.
        reader: reads questions with these words.
    """

    def __init__(
        self,
        topics: Sequence[Topic],
        owners: Ints,
        entries: NDArray[np.bool_],
        vocabulary: Vocabulary,
    ) -> None:
        """Index words.

        Args:
            topics: the topics.
            owners: the topic of each phrasing, in order.
            entries: which topics are entries.
            vocabulary: the synonyms of the trade.
        """
        words = [vocabulary.words(phrase) for topic in topics for phrase in topic.phrases]
        stems = [[stem(word) for word in row] for row in words]
        self.words, self.letters = WordRows(stems), LetterRows(words)
        counts: list[Counter[str]] = [Counter() for _ in topics]
        known: set[str] = set()
        for owner, row, stemmed in zip(owners.tolist(), words, stems, strict=True):
            counts[owner].update(set(stemmed))
            known.update(row)
        for topic, count in zip(topics, counts, strict=True):
            text = vocabulary.words(topic.text)
            count.update({stem(word) for word in text})
            known.update(text)
        self.counts = WordCounts(counts, entries)
        self.reader = Reader(vocabulary, known)
