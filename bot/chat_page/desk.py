"""What answering a call needs: the bot that calls, what it may change, how it writes."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from aiogram.client.default import Default
from aiogram.types import (
    ForceReply,
    InlineKeyboardMarkup,
    MessageEntity,
    ReplyKeyboardRemove,
    ReplyMarkupUnion,
    User,
)

from bot.chat_page.entities import with_found
from bot.chat_page.limits import check_keyboard, refuse
from bot.chat_page.markup import parse_html, trimmed

if TYPE_CHECKING:
    from aiogram import Bot

    from bot.chat_page.files import Files
    from bot.chat_page.profile import Profile
    from bot.chat_page.queries import Queries
    from bot.chat_page.transcript import Transcript

# aiogram's own signatures are open here: one function a method, found by the method's class.
Answers = Mapping[type, Callable[["Desk", Any], Awaitable[object]]]
ParseMode = str | Default | None


@dataclass(frozen=True, slots=True)
class Desk:
    """What one call may read and change."""

    bot: Bot
    me: User
    transcript: Transcript
    profile: Profile
    files: Files
    queries: Queries

    def written(
        self, text: str, mode: ParseMode, entities: Sequence[MessageEntity] | None
    ) -> tuple[str, list[MessageEntity]]:
        """Read a text the way the bot asked, and add what Telegram finds by itself."""
        if entities is not None:
            plain, given = trimmed(text, entities)
        else:
            plain, given = self._parsed(text, mode)
        return plain, with_found(plain, given)

    def _parsed(self, text: str, mode: ParseMode) -> tuple[str, list[MessageEntity]]:
        chosen = self.bot.default[mode.name] if isinstance(mode, Default) else mode
        if not chosen:
            return trimmed(text, ())
        if str(chosen).upper() != "HTML":
            refuse("unsupported parse_mode")
        return parse_html(text)


def inline_keyboard(markup: ReplyMarkupUnion | None) -> InlineKeyboardMarkup | None:
    """Check a keyboard: an empty one counts as none, and only inline ones can be shown."""
    if markup is None or isinstance(markup, ReplyKeyboardRemove | ForceReply):
        return None
    if not isinstance(markup, InlineKeyboardMarkup):
        refuse("the chat page does not show ReplyKeyboardMarkup")
    check_keyboard(markup)
    return markup if any(markup.inline_keyboard) else None
