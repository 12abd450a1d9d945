"""Buttons and their words, for every screen."""

from collections.abc import Iterable
from functools import lru_cache

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, Message

from handlers.buttons import Browse, Delete, DeleteAlbum, NoneOfThese, Show, Vote
from handlers.shown.codes import codes
from knowledge import Phrases
from knowledge.entries import Link
from knowledge.markup import typography

LABEL_LIMIT = 60
"""Most characters of a button's label: no phone shows more."""

Rows = list[list[InlineKeyboardButton]]


def button(label: str, data: CallbackData) -> InlineKeyboardButton:
    """Make a button; a label too long to be shown is cut between words."""
    return _button(label, data.pack())


@lru_cache(maxsize=2048)
def _button(label: str, data: str) -> InlineKeyboardButton:
    """Make a button once for all the screens it appears on: buttons are never changed."""
    return InlineKeyboardButton(text=cut(typography(label), LABEL_LIMIT), callback_data=data)


def cut(text: str, limit: int) -> str:
    """Cut a text between words, with an ellipsis, so that it fits."""
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    return (head.rpartition(" ")[0] or head).rstrip(" .,;:(«\u00a0\u202f") + "…"


def none_button(phrases: Phrases, key: int, entry_ids: Iterable[str]) -> InlineKeyboardButton:
    """Return the button that refuses every entry offered."""
    return button(phrases.suggestions.none(), NoneOfThese(key=key, entries=codes(entry_ids)))


def all_themes(phrases: Phrases) -> InlineKeyboardButton:
    """Return the button to the list of themes."""
    return button(phrases.themes.all(), Browse(theme=""))


def deletion(phrases: Phrases, message_id: int) -> InlineKeyboardButton:
    """Return the button that deletes a message of the person."""
    return button(phrases.refused.delete(), Delete(message_id=message_id))


def album_deletion(phrases: Phrases, first: int, last: int) -> InlineKeyboardButton:
    """Return the button that deletes an album of the person."""
    return button(phrases.refused.delete_album(), DeleteAlbum(first=first, last=last))


def examples(phrases: Phrases) -> InlineKeyboardButton:
    """Return the button that shows what one may write."""
    return button(phrases.refused.examples(), Show(screen="examples"))


def without_votes(markup: InlineKeyboardMarkup | None) -> Rows:
    """Return the rows of a keyboard that do not ask for a vote."""
    return [row for row in rows_of(markup) if not asks_for_a_vote(row)]


def before_votes(markup: InlineKeyboardMarkup | None, *rows: list[InlineKeyboardButton]) -> Rows:
    """Return the rows of a keyboard, with some more above those that ask for a vote."""
    known = rows_of(markup)
    votes = [at for at, row in enumerate(known) if asks_for_a_vote(row)]
    place = votes[0] if votes else len(known)
    return [*known[:place], *rows, *known[place:]]


def rows_of(markup: InlineKeyboardMarkup | None) -> Rows:
    """Return the rows of a keyboard; none without one."""
    return markup.inline_keyboard if markup else []


def choices_of(message: Message) -> list[str]:
    """Return the labels of the numbered choices on the message that is replied to."""
    replied = message.reply_to_message
    rows = rows_of(replied.reply_markup) if replied else []
    return [one.text for row in rows for one in row if one.text[:1].isdecimal()]


def asks_for_a_vote(row: list[InlineKeyboardButton]) -> bool:
    """Tell whether a row of buttons asks whether an answer was useful."""
    return (row[0].callback_data or "").startswith(f"{Vote.__prefix__}:")


def link(known: Link) -> InlineKeyboardButton:
    """Return the button of an official link."""
    return InlineKeyboardButton(text=typography(known.label), url=known.url)
