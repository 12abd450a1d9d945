"""The answer that a message replies to: its own buttons tell which, so nothing need be kept."""

from collections.abc import Iterator

from aiogram.types import Message

from handlers.buttons import NoneOfThese, Vote
from handlers.keyboards import rows_of
from handlers.shown.codes import named
from knowledge import Base


def entry(message: Message, base: Base) -> str | None:
    """Return the entry of the answer that a message replies to, or the likeliest of its choices.

    Somebody else's buttons, and those made before an entry was removed, tell none.
    """
    replied = message.reply_to_message
    told = _codes(replied) if replied else ()
    return next((one for codes in told for one in named(codes, base)), None)


def _codes(replied: Message) -> Iterator[str]:
    """Yield the short names of entries that the buttons of a message hold."""
    for row in rows_of(replied.reply_markup):
        for button in row:
            data = button.callback_data or ""
            for kind in (Vote, NoneOfThese):
                if data.startswith(f"{kind.__prefix__}{kind.__separator__}"):
                    yield kind.unpack(data).entries
