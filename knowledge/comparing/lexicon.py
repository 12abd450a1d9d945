"""The words of a base: how each phrasing and each topic uses them, and how questions are read."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from knowledge.arrays import Ints
from knowledge.comparing.counts import WordCounts
from knowledge.comparing.index import LetterRows, WordRows
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
        words = vocabulary.words_of([phrase for topic in topics for phrase in topic.phrases])
        texts = vocabulary.words_of([topic.text for topic in topics])
        known = {word for row in (*words, *texts) for word in row}
        stem_of = {word: stem(word) for word in known}
        stems = [[stem_of[word] for word in row] for row in words]
        self.words, self.letters = WordRows(stems), LetterRows(words)
        rows = [*stems, *([stem_of[word] for word in row] for row in texts)]
        unlike = [dict.fromkeys(row) for row in rows]
        self.counts = WordCounts(unlike, np.append(owners, np.arange(len(topics))), entries)
        self.reader = Reader(vocabulary, known)
