"""How the bot presents itself: its name, its descriptions, its menu in each scope."""

import re
from dataclasses import dataclass, field

from aiogram import methods
from aiogram.enums import BotCommandScopeType
from aiogram.types import BotCommand, BotCommandScopeUnion, User

from bot.chat_page.desk import Answers, Desk
from bot.chat_page.limits import refuse

COMMANDS = 100  # https://core.telegram.org/bots/api#setmycommands
COMMAND_NAME = re.compile(r"[a-z0-9_]{1,32}")  # https://core.telegram.org/bots/api#botcommand
COMMAND_CHARACTERS = 256  # likewise
DESCRIPTION_CHARACTERS = 512  # https://core.telegram.org/bots/api#setmydescription
SHORT_CHARACTERS = 120  # https://core.telegram.org/bots/api#setmyshortdescription


@dataclass
class Profile:
    """What the bot has said of itself; texts are by language code, "" for all others."""

    username: str
    name: str
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    commands: dict[tuple[str, str], list[BotCommand]] = field(default_factory=dict)

    def menu(self, chat_id: int, language: str) -> list[BotCommand]:
        """List the commands of a private chat: the narrowest scope that has some wins.

        https://core.telegram.org/bots/api#determining-list-of-commands
        """
        for scope in (f"chat:{chat_id}", "all_private_chats", "default"):
            for code in (language, ""):
                if found := self.commands.get((scope, code)):
                    return found
        return []


def spoken(texts: dict[str, str], language: str) -> str:
    """Pick the text of a language, or that of all languages."""
    return texts.get(language) or texts.get("", "")


async def _get_me(desk: Desk, _method: methods.GetMe) -> User:
    return desk.me


async def _set_commands(desk: Desk, method: methods.SetMyCommands) -> bool:
    if len(method.commands) > COMMANDS:
        refuse("BOT_COMMANDS_TOO_MUCH")
    for command in method.commands:
        if not COMMAND_NAME.fullmatch(command.command.removeprefix("/")):
            refuse("BOT_COMMAND_INVALID")
        if not 1 <= len(command.description) <= COMMAND_CHARACTERS:
            refuse("BOT_COMMAND_DESCRIPTION_INVALID")
    key = _scope(method.scope), method.language_code or ""
    desk.profile.commands[key] = method.commands
    desk.transcript.announce("profile")
    return True


async def _set_description(desk: Desk, method: methods.SetMyDescription) -> bool:
    texts, said = desk.profile.descriptions, method.description
    return _say(desk, texts, method.language_code, said, DESCRIPTION_CHARACTERS)


async def _set_short(desk: Desk, method: methods.SetMyShortDescription) -> bool:
    texts, said = desk.profile.short_descriptions, method.short_description
    return _say(desk, texts, method.language_code, said, SHORT_CHARACTERS)


def _say(
    desk: Desk, texts: dict[str, str], language: str | None, said: str | None, limit: int
) -> bool:
    if len(said or "") > limit:
        refuse("text is too long")
    texts[language or ""] = said or ""
    desk.transcript.announce("profile")
    return True


def _scope(scope: BotCommandScopeUnion | None) -> str:
    if scope is None:
        return "default"
    kind = BotCommandScopeType(scope.type).value
    chat, user = getattr(scope, "chat_id", None), getattr(scope, "user_id", None)
    return ":".join(str(part) for part in (kind, chat, user) if part is not None)


ANSWERS: Answers = {
    methods.GetMe: _get_me,
    methods.SetMyCommands: _set_commands,
    methods.SetMyDescription: _set_description,
    methods.SetMyShortDescription: _set_short,
}
