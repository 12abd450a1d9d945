"""What somebody who has not come for long is told, a month before all about them is erased."""

from aiogram.enums import ParseMode
from aiogram.methods import SendMessage

from bot.partings import Parting
from handlers import dates
from knowledge import Phrases


def parting_message(phrases: Phrases, parting: Parting) -> SendMessage:
    """Return the message: on which day, and how to keep everything or to erase it now."""
    day = dates.numeric(phrases, parting.erased_on)
    return SendMessage(
        chat_id=parting.person_id,
        text=phrases.data.parting(date=day),
        parse_mode=ParseMode.HTML,
    )
