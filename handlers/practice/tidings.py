"""What members of a practice are told of what became of it, with what is theirs to do next."""

from aiogram.enums import ParseMode
from aiogram.methods import SendMessage

from bot.tidings import Tiding
from knowledge import Phrases


def tiding_message(phrases: Phrases, tiding: Tiding) -> SendMessage:
    """Return the message: it names nobody, but for the profession of who came."""
    words = phrases.practice
    known = phrases.profile.answers.get(tiding.role or "")
    return SendMessage(
        chat_id=tiding.person_id,
        text=words.told_joined(role=known()) if known else words.told[tiding.kind](),
        parse_mode=ParseMode.HTML,
    )
