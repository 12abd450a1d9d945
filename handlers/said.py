"""What is typed after a screen that offers choices: a number of it, or the words of a choice."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from handlers import dates
from knowledge import parts
from knowledge.text import fold_all

QUESTION_MARK = "?"

_NUMBER = re.compile(r"\s*(\d{1,2})\s*[.)]?\s*")


@dataclass(frozen=True)
class Said:
    """A message, as it may answer the screen shown just before."""

    text: str

    @property
    def number(self) -> int | None:
        """The number that the message consists of, if it is one of a list's."""
        match = _NUMBER.fullmatch(self.text)
        return int(match[1]) if match else None

    @cached_property
    def words(self) -> str:
        """The words of the message, folded; none when it asks something."""
        return "" if QUESTION_MARK in self.text else fold_all([self.text])[0]

    def chooses(self, *choices: Iterable[str]) -> int | None:
        """Return the place, from 0, of the choice whose number or words were typed.

        Args:
            choices: of each, the ways to say it: the label of its button, and words of the
                phrases parted by `dates.SEPARATOR`; the label may be typed with its number.
        """
        if self.number is not None:
            return self.number - 1 if 1 <= self.number <= len(choices) else None
        numbered = [[f"{n} {way}" for way in _forms(ways)] for n, ways in enumerate(choices, 1)]
        place = self.says(*choices)
        return self.says(*numbered) if place is None else place

    def says(self, *choices: Iterable[str]) -> int | None:
        """Return the place, from 0, of the choice whose words were typed: it has no number."""
        found = (at for at, ways in enumerate(choices) if self.words in _forms(ways))
        return next(found, None) if self.words else None

    def begins(self, ways: Iterable[str]) -> bool:
        """Tell whether a short message that asks nothing begins with some words."""
        short = len(self.words.split()) <= parts.BARE_WORDS and not parts.asks(self.text)
        return short and any(f"{self.words} ".startswith(f"{way} ") for way in _forms(ways))


def _forms(ways: Iterable[str]) -> list[str]:
    return fold_all([form for way in ways for form in way.split(dates.SEPARATOR)])
