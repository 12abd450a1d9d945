"""What Telegram shows before anything is said: the command menus and the descriptions."""

from collections.abc import Iterable
from dataclasses import dataclass

import structlog
from aiogram import Bot
from aiogram.exceptions import ClientDecodeError, TelegramAPIError
from aiogram.methods import SetMyCommands, SetMyDescription, SetMyShortDescription, TelegramMethod
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeDefault,
    BotCommandScopeUnion,
)

LANGUAGES = (None, "fr")
"""For everybody, and for those whose Telegram is in French, were another language added."""

log = structlog.stdlib.get_logger(__name__)


@dataclass(frozen=True)
class Menus:
    """The commands by place, and what the bot says of itself."""

    private: list[BotCommand]
    groups: list[BotCommand]
    maintainers: list[BotCommand]
    description: str
    short_description: str


def calls(menus: Menus, maintainers: Iterable[int]) -> list[TelegramMethod[bool]]:
    """Return the calls that set the menus."""
    scopes: list[tuple[BotCommandScopeUnion, list[BotCommand]]] = [
        (BotCommandScopeDefault(), menus.private),
        (BotCommandScopeAllPrivateChats(), menus.private),
        (BotCommandScopeAllGroupChats(), menus.groups),
    ]
    scopes += [
        (BotCommandScopeChat(chat_id=one), menus.maintainers) for one in sorted(maintainers)
    ]
    methods: list[TelegramMethod[bool]] = []
    for language in LANGUAGES:
        methods += [
            SetMyCommands(commands=commands, scope=scope, language_code=language)
            for scope, commands in scopes
        ]
        methods += [
            SetMyDescription(description=menus.description, language_code=language),
            SetMyShortDescription(
                short_description=menus.short_description, language_code=language
            ),
        ]
    return methods


async def set_up(bot: Bot, menus: Menus, maintainers: Iterable[int]) -> None:
    """Set the menus; a server that refuses one of them is noted, and the others are set."""
    for method in calls(menus, maintainers):
        try:
            await bot(method)
        except (TelegramAPIError, ClientDecodeError) as error:
            log.warning("menu not set", method=type(method).__name__, error=type(error).__name__)
