"""Hello, thanks, who are you: what is not a question, and the politeness around one."""

from collections.abc import Iterable

from rapidfuzz import fuzz, process

from knowledge.entries import OffTopic
from knowledge.text import fold

ALIKE = 88.0
"""Least rapidfuzz ratio, out of 100, of two short messages that say the same."""
LONGEST = 8
"""Words of a message that may be nothing but politeness."""

NEGATIONS = frozenset({"pas", "plus", "jamais", "rien", "aucun", "aucune", "non", "ni"})
AROUND = frozenset({"a", "tous", "toutes", "vous", "toi", "le", "la", "monsieur", "madame", "et"})
"""Words that add nothing to a greeting."""

GREETINGS = frozenset({"bonjour", "merci", "au-revoir", "accord"})
"""The kinds whose words may surround a question."""


class Smalltalker:
    """Recognises the messages of `bavardage.md`."""

    def __init__(self, topics: Iterable[OffTopic]) -> None:
        self._kinds: dict[str, str] = {}
        for topic in topics:
            if topic.kind == "bavardage":
                self._kinds |= {fold(phrase): topic.topic for phrase in topic.phrases}
        self._kinds.pop("", None)
        self._phrases = list(self._kinds)
        self._openings = frozenset(
            phrase
            for phrase, kind in self._kinds.items()
            if kind in GREETINGS and " " not in phrase and len(phrase) > 1
        )
        self._closings = frozenset(
            phrase for phrase, kind in self._kinds.items() if kind in {"merci", "au-revoir"}
        )
        self._polite = (
            frozenset(
                word
                for phrase, kind in self._kinds.items()
                if kind in GREETINGS
                for word in phrase.split()
            )
            - NEGATIONS
            | AROUND
        )

    def without_politeness(self, text: str) -> str:
        """Return a message without the greeting before it and the thanks after it.

        Nothing is taken away when nothing would be left.
        """
        words = text.split()
        folded = [fold(word) for word in words]
        first, last = 0, len(words)
        while first < last and (folded[first] in self._openings or not folded[first]):
            first += 1
        for size in range(min(LONGEST, last - first), 0, -1):
            if " ".join(folded[last - size : last]).strip() in self._closings:
                last -= size
                break
        return " ".join(words[first:last]) or text

    def kind(self, text: str) -> str | None:
        """Return the kind of smalltalk a message is, or None when it may be a question."""
        folded = fold(text)
        words = folded.split()
        if not words or len(words) > LONGEST or not self._kinds:
            return None
        if folded in self._kinds:
            return self._kinds[folded]
        if all(word in self._polite for word in words) and self._openings & set(words):
            best = process.extractOne(folded, self._phrases, scorer=fuzz.token_set_ratio)
            return self._kinds[best[0]]
        near = process.extractOne(
            folded, self._phrases, scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE
        )
        return self._kinds[near[0]] if near and self._same_sense(near[0], words) else None

    @staticmethod
    def _same_sense(phrase: str, words: list[str]) -> bool:
        """Say whether a message denies just what the phrase denies (« ça marche pas »)."""
        return NEGATIONS & set(phrase.split()) == NEGATIONS & set(words)
