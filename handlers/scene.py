"""What a handler may need besides the event, with the notice that is due put above its reply."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from aiogram import BaseMiddleware, Bot, Router
from aiogram.methods import TelegramMethod
from aiogram.types import Message, TelegramObject
from sqlalchemy.ext.asyncio import AsyncSession

from bot import people, profile
from bot.people import Person
from bot.receiving import handling
from bot.receiving.just_said import JustSaid, LastWords
from bot.sending.turn import Turn
from bot.settings import Settings
from handlers.privacy import notice
from handlers.shown import codes, signs
from knowledge import Knowledge, Part, Phrases, Profile
from knowledge.personal.mask import Masked

Result = TelegramMethod[Any] | Turn | None
"""What a handler returns."""

SOON_READ = 150
"""Characters of a text that is read at once: the loop waits for some ten milliseconds."""


@dataclass(frozen=True)
class Scene:
    """What surrounds an event.

    Attributes:
        bot: what links to the bot are made of.
        key: gives the question id of a part of the message, by its number.
        person: who talks, in private; None in groups.
        said: the text of the message, masked; None without text.
        before: what was shown just before (`handlers.shown.choices`); empty without anything.
        listed: the list that the answer shown just before was chosen from; empty without any.
        held: the question that was left open before that (`choices.waiting`).
        just_said: what they typed within the last seconds, when it may be unfinished.
        last_words: where what they type now is remembered for as long.
        unknown: the theme of what had no answer just before; empty without any.
        notes: the place of the profession that is offered to be noted; empty without any.
    """

    knowledge: Knowledge
    session: AsyncSession
    settings: Settings
    bot: Bot
    now: datetime
    key: Callable[[int], int]
    person: Person | None
    said: Masked | None
    before: str = ""
    listed: str = ""
    held: str = ""
    just_said: JustSaid | None = None
    last_words: LastWords = field(default_factory=LastWords)
    unknown: str = ""
    notes: str = ""

    @property
    def private(self) -> bool:
        """Whether this is between the bot and one person: elsewhere, nothing is remembered."""
        return self.person is not None

    @property
    def phrases(self) -> Phrases:
        """The bot's sentences."""
        return self.knowledge.phrases

    @property
    def role(self) -> str | None:
        """The profession class of who talks, when known."""
        return self.person.role if self.person else None

    @property
    def person_id(self) -> int:
        """Who talks, where the handler is only reached in private.

        Raises:
            LookupError: this is not a private chat.
        """
        if self.person is None:
            raise LookupError
        return self.person.id

    @property
    def text(self) -> str:
        """What was said, masked and stripped; empty without text."""
        return clean(self.said.text) if self.said else ""

    async def today(self) -> date:
        """Return the day it is for who talks, in their time zone; in private only."""
        return (await profile.of(self.session, self.person_id)).today(self.now)

    async def find(
        self, text: str, after: str | None = None, profile: Profile | None = None
    ) -> tuple[Part, ...]:
        """Search the base, as `Knowledge.find` does; how long it takes is measured.

        A long text is read in a thread: the loop goes on meanwhile. On SQLite, whose only
        connection this update holds, other updates wait for it all the same.
        """
        with handling.matching():
            if len(text) <= SOON_READ:
                return self.knowledge.find(text, after, profile)
            return await asyncio.to_thread(self.knowledge.find, text, after, profile)


def clean(text: str) -> str:
    """Return a text without what no database or network takes: NUL, half characters."""
    return text.encode("utf-8", "ignore").decode().replace("\0", "").strip()


class SetScene(BaseMiddleware):
    """Give the handler its scene; put the privacy notice above its reply when it is due."""

    def __init__(self, *, shows_notice: bool, closes: bool) -> None:
        self.shows_notice = shows_notice
        self.closes = closes

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:  # noqa: ANN401  aiogram's own signature
        """Run the handler in its scene."""
        shown, _, notes = (await self._before(event, data)).partition(signs.NOTES)
        shown, _, unknown = shown.partition(signs.UNKNOWN)
        shown, _, held = shown.partition(signs.WAITS)
        before, listed = codes.chosen(shown, data["knowledge"].base)
        person, last_words = data.get("person"), data["last_words"]
        scene = data["scene"] = Scene(
            knowledge=data["knowledge"],
            session=data["session"],
            settings=data["settings"],
            bot=data["bot"],
            now=data["now"],
            key=data["update_key"],
            person=person,
            said=data.get("said"),
            before=before,
            listed=listed,
            held=held,
            just_said=last_words.take(person.id) if person else None,
            last_words=last_words,
            unknown=unknown,
            notes=notes,
        )
        result: Result = await handler(event, data)
        if self.shows_notice or scene.person is None or not scene.person.notice_due:
            return result
        turn = result if isinstance(result, Turn) else Turn((result,) if result else ())
        return notice.with_notice(turn, scene.phrases.start.notice(), scene.person.id)

    async def _before(self, event: TelegramObject, data: dict[str, Any]) -> str:
        """Return what was shown just before; forget it when what comes closes it.

        What only counts at once is closed by anything, but for a correction: it answers nothing.
        """
        person: Person | None = data.get("person")
        if person is None:
            return ""
        shown = await people.last_entry(data["session"], person.id, data["now"]) or ""
        is_correction = isinstance(event, Message) and event.edit_date is not None
        if (shown and self.closes) or (shown.startswith(signs.SURE) and not is_correction):
            await people.forget_entry(data["session"], person.id)
        return shown


def in_scene(router: Router, *, shows_notice: bool = False, closes: bool = False) -> Router:
    """Give their scene to all the handlers of a router.

    Args:
        router: its messages, edited messages, taps on buttons and searches from other chats.
        shows_notice: its handlers show the privacy notice themselves.
        closes: its handlers show a screen, which what is typed next does not look beyond.
    """
    for observer in (
        router.message,
        router.edited_message,
        router.callback_query,
        router.inline_query,
    ):
        observer.middleware(SetScene(shows_notice=shows_notice, closes=closes))
    return router
