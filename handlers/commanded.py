"""Commands as people really type them: after the bot's name, « /parcours. », or forwarded."""

import re
from dataclasses import replace
from typing import Any

from aiogram import Bot
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import Command, CommandObject
from aiogram.types import Message

from knowledge import parts
from knowledge.text import fold

_SLIPPED = re.compile(r"^/+(\w+(?:@\w+)?)[.,;:!?…]*(?=\s|$)")
"""A command with a doubled « / », or with a sign after it, which some keyboards add."""


class Commanded(Command):
    """Lets through a command, in capitals or not, with what is typed after it.

    What follows a forwarded command was typed by somebody else: such a command only shows. In a
    group, whom a command is for was checked before (`handlers.addressed`): in private,
    « /aide@other » is for us.
    """

    def __init__(self, *names: str) -> None:
        super().__init__(*names, ignore_case=True, ignore_mention=True)

    async def __call__(self, message: Message, bot: Bot) -> bool | dict[str, Any]:
        """Tell whether a message is the command, and what is typed behind it."""
        found = await super().__call__(message, bot)
        if isinstance(found, dict) and message.forward_origin:
            return found | {"command": replace(found["command"], args=None)}
        return found

    async def parse_command(self, text: str, bot: Bot) -> CommandObject:
        """Read a command after « @bot », with which messages in a group begin."""
        bare = text.lstrip()
        if bare.startswith("@"):  # only then: who the bot is may have to be asked of Telegram
            named = rf"^@{(await bot.me()).username}\b[\s,:]*(?=/)"
            bare = re.sub(named, "", bare, flags=re.IGNORECASE)
        return await super().parse_command(_SLIPPED.sub(r"/\1", bare), bot)


def pass_question(command: CommandObject) -> None:
    """Leave to the other handlers a question that is typed after a command.

    Raises:
        SkipHandler: it asks something.
    """
    if is_question(command.args or ""):
        raise SkipHandler


def is_question(text: str) -> bool:
    """Tell whether what follows a command is a question; « mineur ? » is none."""
    return parts.asks(text) and len(fold(text).split()) >= parts.SHORTEST
