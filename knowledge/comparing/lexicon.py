"""The words of a base: how each phrasing and topic uses them, and how questions are read."""

from collections.abc import Sequence
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from knowledge.arrays import Ints
from knowledge.comparing.counts import WordCounts
from knowledge.comparing.index import LetterRows, WordRows
from knowledge.comparing.rows import Numbers, Rows, numbered
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
        words, stems = Numbers(), Numbers()
        phrases = vocabulary.words_of([phrase for topic in topics for phrase in topic.phrases])
        rows = numbered(words, phrases)
        stem_of = stems.flat([map(stem, words)])
        self.letters = LetterRows(words, rows)
        self.words = WordRows(stems, Rows(stem_of[rows.numbers], rows.lengths))
        texts = numbered(words, vocabulary.words_of([topic.text for topic in topics]))
        stem_of = np.append(stem_of, stems.flat([map(stem, islice(words, len(stem_of), None))]))
        lengths = np.append(rows.lengths, texts.lengths)
        told = Rows(stem_of[np.append(rows.numbers, texts.numbers)], lengths)
        self.counts = WordCounts(stems, told, np.append(owners, np.arange(len(topics))), entries)
        self.reader = Reader(vocabulary, words)
