"""Details that a question asks for, a price or a duration, and whether an answer tells them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.markup import plain
from knowledge.text import fold

if TYPE_CHECKING:
    from knowledge.entries import Base, Entry


@dataclass(frozen=True)
class Detail:
    """A kind of detail: one table of `precisions.toml`.

    Attributes:
        label: what it is called, with its article: « le prix ».
        asked: finds it in the folded words of a question that asks for it.
        told: finds it in the folded words of an answer that gives it.
    """

    label: str
    asked: re.Pattern[str]
    told: re.Pattern[str]


class Details:
    """Tells which detail a question asks for that an answer does not give."""

    def __init__(self, base: "Base") -> None:
        texts = {entry.id: fold(_text(entry)) for entry in base.entries.values()}
        self._details = base.details
        self._told = {
            entry_id: frozenset(one.label for one in base.details if one.told.search(text))
            for entry_id, text in texts.items()
        }

    def missing(self, question: str, entry_ids: Iterable[str]) -> str:
        """Return the detail that a question asks for and no entry tells; empty for none.

        Args:
            question: folded words.
            entry_ids: the entries that answer it, but for that.
        """
        asked = [one.label for one in self._details if one.asked.search(question)]
        told = frozenset[str]().union(*(self._told[i] for i in entry_ids)) if asked else ()
        return next((label for label in asked if label not in told), "")


def _text(entry: "Entry") -> str:
    """Return all that an entry tells, to whoever reads it."""
    told = [
        entry.title,
        entry.short,
        entry.detail,
        *entry.by_role.values(),
        *entry.copies.values(),
    ]
    return " ".join(plain(text) for text in told)
