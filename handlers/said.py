"""A message typed after a screen that offers choices: a number, or the words of a choice."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from handlers.forms import any_of, begun_by, folded, words_of
from knowledge import parts
from knowledge.text import fold, fold_all

QUESTION_MARK = "?"

LAST = -1
"""Stands for the place of the last choice, however many there are."""

LEAST_LETTERS = 3
"""Fewest letters of words that may name the choice which holds them."""

MOST_AROUND = 4
"""Most words of an expression that adds nothing."""

_NUMBER = re.compile(r"\s*(\d{1,2})\s*[.)]?\s*")


@dataclass(frozen=True)
class Said:
    """A message, as it may answer the screen shown just before.

    Attributes:
        around: folded words, or several of them, that add nothing at either end of an answer:
            « voilà c'est fait s'il vous plaît ».
        place: the place, from 1, that the message says in words, or `LAST`.
        short: what words typed in short stand for: « c cb ».
        dated: it told when what it tells was done, and is read without: « hier ».
    """

    text: str
    around: frozenset[str] = frozenset()
    place: int | None = None
    short: Mapping[str, str] = field(default_factory=dict, hash=False)
    dated: bool = False

    @property
    def number(self) -> int | None:
        """The number that the message consists of, if it is one."""
        match = _NUMBER.fullmatch(self.text)
        return int(match[1]) if match else None

    @property
    def is_a_place(self) -> bool:
        """Whether the message is the place of a choice, in figures or in words."""
        return self.number is not None or self.place is not None

    @cached_property
    def folded(self) -> str:
        """The words of the message, folded."""
        return fold(self.text)

    @cached_property
    def words(self) -> str:
        """The words of the message, folded; none when it has a question mark."""
        return "" if QUESTION_MARK in self.text else self.folded

    @cached_property
    def bare(self) -> str:
        """The words of the message without those around it; empty when nothing else is left."""
        return self._without_around(self.words)

    @cached_property
    def _behind(self) -> str:
        """The words without those before them only: « le samu est là » ends with such a word."""
        return self._without_around(self.words, ends=False)

    @cached_property
    def spelt(self) -> str:
        """The words of the message with abbreviations spelt out, without those around it."""
        words = self.words.split()
        return self._without_around(
            " ".join(self._spelt(word, words[at:]) for at, word in enumerate(words))
        )

    def _spelt(self, word: str, onwards: Sequence[str]) -> str:
        """Return what a word stands for, unless that is already written there: « c est »."""
        whole = self.short.get(word, word).split()
        return word if [*onwards[: len(whole)]] == whole else " ".join(whole)

    def _without_around(self, said: str, *, ends: bool = True) -> str:
        words = said.split()
        while words and (count := self._around(words)):
            del words[:count]
        while ends and words and (count := self._around(words[::-1], backwards=True)):
            del words[-count:]
        return " ".join(words)

    def _around(self, words: list[str], *, backwards: bool = False) -> int:
        """Return how many of the first words add nothing, as many as can: « s'il vous plaît »."""
        for count in range(min(MOST_AROUND, len(words)), 0, -1):
            some = words[:count]
            if " ".join(some[::-1] if backwards else some) in self.around:
                return count
        return 0

    def chooses(self, *choices: Iterable[str]) -> int | None:
        """Return the place, from 0, of the choice whose number or words were typed.

        Args:
            choices: of each, the ways to say it: the label of its button, and words of the
                phrases parted by `forms.SEPARATOR`; the label may be typed with its number.
        """
        if self.number is not None:
            return self.number - 1 if 1 <= self.number <= len(choices) else None
        numbered = [[f"{n} {way}" for way in folded(*ways)] for n, ways in enumerate(choices, 1)]
        place = self.says(*choices)
        place = self.says(*numbered) if place is None else place
        return self._placed(len(choices)) if place is None else place

    def _placed(self, count: int) -> int | None:
        """Return the place, from 0, that is said in words, among so many."""
        if self.place is None or self.place > count:
            return None
        return count - 1 if self.place == LAST else self.place - 1

    def says(self, *choices: Iterable[str]) -> int | None:
        """Return the place, from 0, of the choice whose words were typed; numbers do not count."""
        forms = [folded(*ways) for ways in choices]
        said = [words for words in (self.words, self._behind, self.bare, self.spelt) if words]
        return next((at for words in said for at, ways in enumerate(forms) if words in ways), None)

    def is_one_of(self, *ways: str) -> bool:
        """Tell whether what was typed is one of some ways to say a thing."""
        return self.says(ways) is not None

    def asks_for(self, ways: str, around: str) -> bool:
        """Tell whether the whole message is one of some ways to ask, with or without « ? ».

        Args:
            ways: parted by `forms.SEPARATOR`.
            around: words that add nothing at either end, beside those known already.
        """
        if not self._is_made_of(words_of(ways, around)):
            return False
        text = self.text.replace(QUESTION_MARK, " ")
        more = any_of(around)
        return replace(self, text=text, around=self.around | more).is_one_of(ways)

    def _is_made_of(self, known: Collection[str]) -> bool:
        """Tell whether every word is known here, adds nothing, or is an abbreviation.

        Most messages have other words: then there is nothing to compare.
        """
        return all(word in known or word in self._little for word in self.folded.split())

    @cached_property
    def _little(self) -> frozenset[str]:
        """The words that add nothing, and the abbreviations."""
        return frozenset(word for form in (*self.around, *self.short) for word in form.split())

    def hints_at(self, labels: Sequence[str], little: Collection[str] = ()) -> int | None:
        """Return the place, from 0, of the only label that holds all the words.

        Args:
            labels: of the buttons.
            little: folded words that choose nothing by themselves: « c'est » before « bon ».
        """
        said = (self.bare or self.words).split()
        telling = "".join(word for word in said if word not in little)
        if len(telling) < LEAST_LETTERS or parts.asks(self.text):
            return None
        folded = enumerate(fold_all(labels))
        held = [at for at, label in folded if set(said) <= set(label.split())]
        return held[0] if len(held) == 1 else None

    def begins(self, *ways: str) -> bool:
        """Tell whether a short message that asks nothing begins with some words."""
        short = len(self.words.split()) <= parts.BARE_WORDS and not parts.asks(self.text)
        return short and bool(begun_by(self.words, *ways))
