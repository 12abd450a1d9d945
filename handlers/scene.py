"""What a handler may need besides the event itself."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from aiogram import Bot
from aiogram.methods import TelegramMethod
from sqlalchemy.ext.asyncio import AsyncSession

from bot import profile
from bot.people import Person
from bot.receiving import handling
from bot.receiving.just_said import JustSaid, LastWords
from bot.sending.turn import Turn
from bot.settings import Settings
from knowledge import Base, Knowledge, Part, Phrases, Profile
from knowledge.personal.mask import Masked

Result = TelegramMethod[Any] | Turn | None
"""What a handler returns."""

SOON_READ = 150
"""Characters of a text that is read at once: the event loop waits for about ten milliseconds."""


@dataclass(frozen=True)
class Scene:
    """What surrounds an event.

    Attributes:
        bot: what links to the bot are made of.
        question_key: gives the question id of a part of the message, by its number.
        person: who talks, in private; None in groups.
        masked: the text of the message, masked; None without text.
        before: what was shown just before (`handlers.shown.choices`); empty without anything.
        chosen_from: the list that the answer shown just before was chosen from; empty without any.
        left_open: the question that was left open before that (`choices.waiting`).
        just_said: what they typed within the last seconds, when it may be unfinished.
        last_words: where what they type now is remembered for as long.
        unanswered: the theme of what had no answer just before; empty without any.
        offered_role: the place of the profession that is offered to be noted; empty without any.
        gone: the reminders just cancelled (`choices.offer_again`), or the marks just undone
            (`choices.offer_redone`); empty without any.
        sent: when the message was, by Telegram's clock; None when nobody knows.
    """

    knowledge: Knowledge
    session: AsyncSession
    settings: Settings
    bot: Bot
    now: datetime
    question_key: Callable[[int], int]
    person: Person | None
    masked: Masked | None
    before: str = ""
    chosen_from: str = ""
    left_open: str = ""
    just_said: JustSaid | None = None
    last_words: LastWords = field(default_factory=LastWords)
    unanswered: str = ""
    offered_role: str = ""
    gone: str = ""
    sent: datetime | None = None

    @property
    def private(self) -> bool:
        """Whether this is a private chat with one person; elsewhere, nothing is remembered."""
        return self.person is not None

    @property
    def base(self) -> Base:
        """The answers, the steps, the themes."""
        return self.knowledge.base

    @property
    def phrases(self) -> Phrases:
        """The bot's sentences."""
        return self.knowledge.phrases

    @property
    def role(self) -> str | None:
        """The profession of the person who talks, when known."""
        return self.person.role if self.person else None

    @property
    def person_id(self) -> int:
        """The person who talks, for handlers that are only reached in private.

        Raises:
            LookupError: this is not a private chat.
        """
        if self.person is None:
            raise LookupError
        return self.person.id

    @property
    def text(self) -> str:
        """The text of the message, masked and stripped; empty when it has none."""
        return clean(self.masked.text) if self.masked else ""

    @property
    def said_at(self) -> datetime:
        """When the message was sent: « demain » counts from then, however late we handle it."""
        return self.sent or self.now

    async def today(self) -> date:
        """Return the day of the message in the person's time zone; in private only."""
        return (await profile.of(self.session, self.person_id)).today(self.said_at)

    async def find(
        self, text: str, after: str | None = None, profile: Profile | None = None
    ) -> tuple[Part, ...]:
        """Search the base, as `Knowledge.find` does, and measure how long it takes.

        A long text is read in a thread, so that the event loop goes on. On SQLite, other updates
        still wait: this one holds the only connection.
        """
        with handling.matching():
            if len(text) <= SOON_READ:
                return self.knowledge.find(text, after, profile)
            return await asyncio.to_thread(self.knowledge.find, text, after, profile)


def clean(text: str) -> str:
    """Return a text without what databases and networks refuse: NUL, lone surrogates."""
    return text.encode("utf-8", "ignore").decode().replace("\0", "").strip()
