"""A link of our own that is pasted instead of touched does what touching it would have done."""

import re

from aiogram import Bot
from aiogram.types import Update

_LINK = re.compile(
    r"^[ \t]*(?:https?://)?(?:t|telegram)\.me/(?P<bot>\w{1,64})/?"
    r"\?start=(?P<payload>[\w-]{1,64})[ \t]*$",
    re.ASCII | re.IGNORECASE | re.MULTILINE,
)


async def touched(update: Update, bot: Bot) -> Update:
    """Return an update with the command that Telegram sends for a link, where a line is one.

    Nothing is read of what may stand around it: « Voici le lien : », a signature.

    Args:
        update: as received, from a private chat.
        bot: whose link it must be.
    """
    message = update.message
    link = _LINK.search(message.text) if message and message.text else None
    if message is None or link is None:
        return update
    if link["bot"].lower() != str((await bot.me()).username).lower():
        return update
    changes = {"text": f"/start {link['payload']}", "entities": None}
    return update.model_copy(update={"message": message.model_copy(update=changes)})
