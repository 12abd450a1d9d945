"""What an answer gives to copy: each text, and the button that copies it."""

from html import escape

from aiogram.types import CopyTextButton, InlineKeyboardButton

from handlers.keyboards import Rows
from knowledge import Entry, Phrases


def told(phrases: Phrases, known: Entry) -> list[str]:
    """Return the texts to copy, each below what it is for."""
    words = phrases.answer
    return [
        f"{words.copy_for(name=name) if name else words.copy()}\n"
        f"<code>{escape(text, quote=False)}</code>"
        for name, text in known.copies.items()
    ]


def rows(phrases: Phrases, known: Entry) -> Rows:
    """Return the buttons that copy, one a text."""
    words = phrases.answer
    return [
        [
            InlineKeyboardButton(
                text=words.copy_button_for(name=name) if name else words.copy_button(),
                copy_text=CopyTextButton(text=text),
            )
        ]
        for name, text in known.copies.items()
    ]
