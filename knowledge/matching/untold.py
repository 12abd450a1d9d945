"""Which detail a question asks for, that the entries which may answer it do not tell."""

from collections.abc import Iterable

from knowledge.entries import Base, Entry
from knowledge.markup import plain
from knowledge.text import fold


class Untold:
    """Tells which detail of a question the entries of a base do not give.

    Attributes:
        told: the labels of the details that each entry gives.
    """

    def __init__(self, base: Base) -> None:
        texts = {entry.id: fold(_text(entry)) for entry in base.entries.values()}
        self._details = base.details
        self.told = {
            entry_id: frozenset(one.label for one in base.details if one.told.search(text))
            for entry_id, text in texts.items()
        }

    def of(self, question: str, entry_ids: Iterable[str]) -> str:
        """Return the detail that a question asks for and no entry tells; empty for none.

        Args:
            question: folded words.
            entry_ids: the entries that answer it, but for that.
        """
        asked = [one.label for one in self._details if one.asked.search(question)]
        told = frozenset[str]().union(*(self.told[i] for i in entry_ids)) if asked else ()
        return next((label for label in asked if label not in told), "")


def _text(entry: Entry) -> str:
    """Return all that an entry tells, to whoever reads it."""
    told = [
        entry.title,
        entry.short,
        entry.detail,
        *entry.by_role.values(),
        *entry.copies.values(),
    ]
    return " ".join(plain(text) for text in told)
