"""What a reply looks like: text and buttons, from plain data."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from aiogram.types import InlineKeyboardMarkup

from handlers.keyboards import Rows, rows_of


@dataclass(frozen=True)
class Screen:
    """What is shown: text in Telegram's HTML, and buttons.

    Attributes:
        kept: the message's id may be remembered, to edit it when the person edits theirs.
        instead_of: a message of theirs, by id, whose reply it takes the place of.
        theme: the nearest to what has no answer, when it says so; empty otherwise.
    """

    text: str
    markup: InlineKeyboardMarkup | None = None
    kept: bool = True
    instead_of: int | None = None
    theme: str = ""

    def below(self, told: str) -> "Screen":
        """Return the screen with a paragraph above its text; unchanged when that is empty."""
        return replace(self, text=_paragraphs([told, self.text]))

    def above(self, *told: str, rows: Rows | None = None) -> "Screen":
        """Return the screen with more paragraphs below its text, and more rows of buttons."""
        more = screen([self.text, *told], [*rows_of(self.markup), *(rows or [])])
        return replace(self, text=more.text, markup=more.markup)


def screen(blocks: Iterable[str], rows: Rows | None = None) -> Screen:
    """Make a screen from paragraphs and rows of buttons; empty ones are left out."""
    kept = [row for row in rows or [] if row]
    return Screen(
        _paragraphs(blocks), InlineKeyboardMarkup(inline_keyboard=kept) if kept else None
    )


def _paragraphs(blocks: Iterable[str]) -> str:
    return "\n\n".join(block for block in blocks if block)
