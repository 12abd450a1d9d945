"""Whether a message is for the bot: always in private, only when it says so in a group."""

import re

from aiogram import Bot
from aiogram.enums import ChatType
from aiogram.filters import Filter
from aiogram.types import Message, Update, User

from handlers.commands import Place, offered

_COMMAND = re.compile(r"/(\w+)(?:@(\w+))?")
_NAMES = frozenset(command.name for command in offered(Place.PRIVATE))
"""Commands that a group may use: maintainers' commands are unknown there."""


class Addressed(Filter):
    """Lets through what is said to the bot."""

    async def __call__(self, message: Message, bot: Bot) -> bool:
        """Tell whether a message is for the bot; an answer of its own, put in a chat, is not.

        Neither is what a channel says to its readers, which Telegram puts in their group.
        """
        its_own = message.via_bot is not None and message.via_bot.id == bot.id
        if its_own or message.is_automatic_forward:
            return False
        if message.chat.type == ChatType.PRIVATE:
            return message.from_user is not None
        if message.chat.type == ChatType.CHANNEL or _from_a_bot(message):
            return False
        return _in_a_group(message, await bot.me())


async def concerns(bot: Bot, update: Update) -> bool:
    """Tell whether an update may lead to anything: what people say to one another does not."""
    message = update.message or update.edited_message
    return message is None or await Addressed()(message, bot)


class MaybeCommand(Filter):
    """Lets through what may be a command, so that other texts need not try each command."""

    async def __call__(self, message: Message) -> bool:
        """Tell whether a message begins as a command does, or as « @bot /ins »."""
        return (message.text or message.caption or "").lstrip().startswith(("/", "@"))


def without_mention(text: str, me: User) -> str:
    """Return what is said besides the bot's own name."""
    return re.sub(rf"@{me.username}\b", "", text, flags=re.IGNORECASE).strip()


def _in_a_group(message: Message, me: User) -> bool:
    text = message.text or message.caption or ""
    command = _COMMAND.match(text)
    if command and command[2]:
        return command[2].lower() == str(me.username).lower()
    if command:
        return command[1].lower() in _NAMES
    replied = message.reply_to_message
    to_me = replied is not None and replied.from_user is not None and replied.from_user.id == me.id
    return to_me or without_mention(text, me) != text.strip()


def _from_a_bot(message: Message) -> bool:
    """Tell a bot from an administrator who posts anonymously (Bot API, sender_chat)."""
    sender = message.from_user
    return sender is not None and sender.is_bot and message.sender_chat is None
