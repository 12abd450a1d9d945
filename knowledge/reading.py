"""Reading a question: its words are folded, synonyms replaced, typing errors corrected."""

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.text import LONGEST_QUESTION, Vocabulary, stem

_SHORT_WORD, _LONG_WORD = 5, 9
"""Letters from which a word is corrected by one edit, and by two."""


@dataclass(frozen=True)
class Reading:
    """A question as it was read.

    Attributes:
        words: folded words, synonyms replaced and typing errors corrected.
        corrected: what was typed -> what it was taken for.
        articles: words that do not make a question of the noun they stand before.
        asked: it holds a question mark.
    """

    words: tuple[str, ...]
    corrected: dict[str, str]
    articles: frozenset[str] = frozenset()
    asked: bool = False

    @property
    def telling(self) -> list[str]:
        """The words without articles: a single one is a theme, not a question."""
        return [word for word in dict.fromkeys(self.words) if word not in self.articles]

    @property
    def stems(self) -> list[str]:
        """The stems of the words."""
        return [stem(word) for word in self.words]


class Reader:
    """Reads questions with the words that the base knows."""

    def __init__(self, vocabulary: Vocabulary, known: Iterable[str]) -> None:
        self._vocabulary = vocabulary
        self._known = frozenset(known)
        self._correctable: dict[str, list[str]] = {}
        for word in sorted(self._known):
            if len(word) >= _SHORT_WORD and not word.isdigit():
                self._correctable.setdefault(word[0], []).append(word)

    def read(self, question: str) -> Reading:
        """Read a question: fold it, replace synonyms, correct typing errors."""
        words, corrected = [], {}
        for word in self._vocabulary.words(question[:LONGEST_QUESTION]):
            better = self._correct(word)
            if better != word:
                corrected[word] = better
            words.append(better)
        return Reading(tuple(words), corrected, self._vocabulary.articles, "?" in question)

    def spelt_out(self, text: str) -> str:
        """Return a text with its acronyms told from the words of the same letters."""
        return self._vocabulary.spelt_out(text)

    def sort(self, text: str) -> tuple[list[str], list[str]]:
        """Return the words of a text that the base knows, then the others, uncorrected.

        A single letter is in neither: it may be part of « l'INS » or of « Chloé B ».
        """
        words = [word for word in self._vocabulary.words(text[:LONGEST_QUESTION]) if word[1:]]
        known = [word for word in words if word in self._known]
        return known, [word for word in words if word not in self._known]

    def knows_any(self, text: str) -> bool:
        """Tell whether any word of a text, once corrected, is a word of the base."""
        words = self.read(text).words
        return any(word in self._known for word in words if len(word) > 1)

    def knows_most(self, reading: Reading) -> bool:
        """Tell whether most words of a reading are words of the base: it is not gibberish."""
        long = [word for word in reading.words if len(word) > 1]
        return 2 * sum(word in self._known for word in long) >= len(long)

    def _correct(self, word: str) -> str:
        if len(word) < _SHORT_WORD or word in self._known or any(c.isdigit() for c in word):
            return word
        allowed = 1 if len(word) < _LONG_WORD else 2
        found = process.extractOne(
            word, self._correctable.get(word[0], ()), scorer=OSA.distance, score_cutoff=allowed
        )
        return found[0] if found else word
