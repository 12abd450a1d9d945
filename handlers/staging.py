"""Gives handlers their scene, and puts the privacy notice above their reply when it is due."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from aiogram import BaseMiddleware, Router
from aiogram.types import Message, TelegramObject

from bot import people
from bot.people import Person
from bot.receiving.arrivals import sent_at
from bot.sending.turn import Turn
from handlers.privacy import notice
from handlers.scene import Result, Scene
from handlers.shown import codes, signs

KEPT = timedelta(days=1)
"""How long Telegram keeps a message for us (Bot API, getUpdates)."""


class SetScene(BaseMiddleware):
    """Gives a handler its scene; puts the privacy notice above its reply when it is due."""

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
        sent = _sent(event, data["now"])
        row = _parted(await self._before(event, data, sent or data["now"]))
        before, chosen_from = codes.chosen(row.shown, data["knowledge"].base)
        person, last_words = data.get("person"), data["last_words"]
        scene = data["scene"] = Scene(
            knowledge=data["knowledge"],
            session=data["session"],
            settings=data["settings"],
            bot=data["bot"],
            now=data["now"],
            question_key=data["update_key"],
            person=person,
            masked=data.get("said"),
            before=before,
            chosen_from=chosen_from,
            left_open=row.left_open,
            just_said=last_words.take(person.id) if person else None,
            last_words=last_words,
            unanswered=row.unanswered,
            offered_role=row.offered_role,
            gone=row.gone,
            sent=sent,
        )
        result: Result = await handler(event, data)
        if self.shows_notice or scene.person is None or not scene.person.notice_due:
            return result
        turn = result if isinstance(result, Turn) else Turn((result,) if result else ())
        return notice.with_notice(turn, scene.phrases.start.notice(), scene.person.id)

    async def _before(self, event: TelegramObject, data: dict[str, Any], said_at: datetime) -> str:
        """Return what was shown just before; forget it when this event closes it.

        What counts only for the very next message is closed by anything, except a correction,
        which answers nothing.
        """
        person: Person | None = data.get("person")
        if person is None:
            return ""
        shown = await people.last_shown(data["session"], person.id, said_at) or ""
        is_correction = isinstance(event, Message) and event.edit_date is not None
        if (shown and self.closes) or (shown.startswith(signs.SURE) and not is_correction):
            await people.forget_shown(data["session"], person.id)
        return shown


class _Row(NamedTuple):
    """What is stored of what was shown: the screen, and what is remembered beside it."""

    shown: str
    left_open: str
    gone: str
    unanswered: str
    offered_role: str


def _parted(row: str) -> _Row:
    """Part what is stored at its signs, the last of them first."""
    row, _, offered_role = row.partition(signs.NOTES)
    row, _, unanswered = row.partition(signs.UNKNOWN)
    row, _, gone = row.partition(signs.GONE)
    shown, _, left_open = row.partition(signs.WAITS)
    return _Row(shown, left_open, gone, unanswered, offered_role)


def _sent(event: TelegramObject, now: datetime) -> datetime | None:
    """Return when a message was sent, if that can be believed."""
    sent = sent_at(event)
    return sent if sent and timedelta(0) <= now - sent <= KEPT else None


def in_scene(router: Router, *, shows_notice: bool = False, closes: bool = False) -> Router:
    """Give all the handlers of a router their scene.

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
