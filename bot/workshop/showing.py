"""What Telegram would show of a screen, with the refusals it would make, as on the chat page."""

from dataclasses import replace
from datetime import UTC, datetime

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.enums import ParseMode
from aiogram.exceptions import TelegramBadRequest

from bot.chat_page.people import person_named
from bot.chat_page.session import TOKEN, ChatPageSession
from bot.chat_page.views import View, Views
from bot.journey import Journey, State, StepView
from bot.workshop.places import Kind
from handlers.answers import answer_screens, offers
from handlers.buttons import Vote
from handlers.path import step_screens
from handlers.screens import Screen
from handlers.shown.codes import codes
from knowledge import Answer, Content, Entry, Knowledge, Part, Step, Suggestions

NOTHING: dict[str, object] = {"message": None, "refusal": ""}
"""What is seen where there is no screen."""
_READER = person_named("reader")


class Window:
    """Where screens are shown, one after the other."""

    def __init__(self) -> None:
        self._session = ChatPageSession()
        defaults = DefaultBotProperties(parse_mode=ParseMode.HTML.value)
        self._bot = Bot(TOKEN, session=self._session, default=defaults)

    async def shown(self, screen: Screen) -> View:
        """Return what a page is told about a screen, once sent.

        Raises:
            TelegramBadRequest: Telegram would not take it; the message says why, in its words.
        """
        conversation = self._session.transcript.open(_READER.chat)
        sent = await self._bot.send_message(
            _READER.chat.id, screen.text, reply_markup=screen.markup
        )
        conversation.delete([sent.message_id])
        return Views(self._session).message(sent)


async def seen(window: Window, screen: Screen) -> dict[str, object]:
    """Return a screen as it is seen, or why it cannot be."""
    try:
        return {**NOTHING, "message": await window.shown(screen)}
    except TelegramBadRequest as error:
        return {**NOTHING, "refusal": error.message}


def of_file(content: Content, path: str, kind: Kind, role: str | None) -> Screen | None:
    """Return the screen that a file of the base makes; None when it makes none by itself."""
    stem = path.rpartition("/")[2].removesuffix(".md")
    if kind is Kind.ENTRY and (entry := content.base.entries.get(stem)):
        return _entry(content, entry, role)
    if kind is Kind.STEP:
        named = (step for step in content.base.steps.values() if step.path.stem == stem)
        return next((_step(content, step, role) for step in named), None)
    return None


def of_part(knowledge: Knowledge, part: Part, role: str | None) -> Screen | None:
    """Return the screen that answers a question, where the base alone decides what is on it."""
    match part.outcome:
        case Answer(id=entry_id, candidates=candidates):
            vote = Vote(key=0, useful=True, entries=codes(one.id for one in candidates))
            return answer_screens.entry(knowledge, knowledge.base.entries[entry_id], role, vote)
        case Suggestions() as found:
            return offers.shown(knowledge, 0, found, part.text)
    return None


def _entry(content: Content, entry: Entry, role: str | None) -> Screen:
    return answer_screens.entry(
        content, entry, role, Vote(key=0, useful=True, entries=codes([entry.id]))
    )


def _step(content: Content, step: Step, role: str | None) -> Screen:
    """Show a step to somebody who has begun nothing."""
    todo = step.told([role] if role else [])
    view = StepView(step, State.TODO, on=None, todo=todo, missing=())
    others = [replace(view, step=other) for other in content.base.steps.values()]
    today = datetime.now(UTC).date()
    alone = Journey(tuple(others), shared=False, started=False, today=today)
    return step_screens.step(content, alone, view)
