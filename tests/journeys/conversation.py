"""People who talk to the bot through the real dispatcher, and what they see."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Self

from aiogram.methods import AnswerCallbackQuery, AnswerInlineQuery, GetMe, TelegramMethod
from aiogram.types import (
    Chat,
    InlineKeyboardButton,
    Message,
    MessageOriginHiddenUser,
    Update,
)

from bot import zones
from bot.app import Application, build
from bot.chat_page.incoming import Incoming
from bot.chat_page.people import Person, person_named
from bot.chat_page.session import ChatPageSession
from bot.settings import Settings
from handlers import dates
from knowledge import (
    Answer,
    Candidate,
    Knowledge,
    Nothing,
    Outcome,
    Part,
    Profile,
    Suggestions,
)
from knowledge.matching.matcher import Matcher
from tests.recorded import recorded
from tests.shipped import base, phrases

GROUP = Chat(id=-1001234567890, type="supergroup", title="Maison de santé")

Outcomes = Mapping[str, Outcome | tuple[Part, ...]]
"""What becomes of texts; of several questions, one part each."""

Title = Callable[[str], str]
"""What gives the title of an entry, as it is shown, from its id."""


@dataclass(frozen=True)
class Prepared(Knowledge):
    """A base whose matching is prepared: what is not prepared is not known."""

    matcher: Matcher = field(init=False, compare=False, repr=False)
    outcomes: Outcomes = field(default_factory=dict)
    asked: list[tuple[str, str | None]] = field(default_factory=list)

    def preparing(self, outcomes: Outcomes) -> Self:
        """Prepare other outcomes for the same content, whose version is worked out once."""
        prepared = replace(self, outcomes=outcomes, asked=[])
        vars(prepared)["version"] = self.version
        return prepared

    def find(
        self,
        text: str,
        after: str | None = None,
        profile: Profile | None = None,  # noqa: ARG002  the prepared outcome does not depend on it
    ) -> tuple[Part, ...]:
        """Return what was prepared for this very text."""
        self.asked.append((text, after))
        found = self.outcomes.get(text, Nothing(()))
        return found if isinstance(found, tuple) else (Part(text, found),)

    def may_be_kept(self, text: str) -> bool:
        """Take whatever ends with a question mark for a question."""
        return text.endswith("?")


@cache
def shipped() -> Prepared:
    """Read the shipped base, once, without what matches questions."""
    return Prepared(base(), phrases())


def answer(*entry_ids: str) -> Answer:
    """Prepare an answer, then its runners-up."""
    return Answer(tuple(Candidate(entry_id, 0.9) for entry_id in entry_ids))


def suggestions(*entry_ids: str) -> Suggestions:
    """Prepare suggestions."""
    return Suggestions(tuple(Candidate(entry_id, 0.5) for entry_id in entry_ids))


class Stage:
    """A bot, its memory, and the chats where people talk to it.

    Attributes:
        later: by how much its clock is ahead.
        waiting: how long what is said waits for it.
    """

    def __init__(self, settings: Settings, knowledge: Knowledge) -> None:
        self.later = timedelta(0)
        self.waiting = timedelta(0)
        self.session = ChatPageSession("chat_page_bot")
        self.requests = recorded(self.session)
        self.incoming = Incoming(self.session)
        self.app: Application = build(settings, self.session, knowledge, self._now)

    def person(self, name: str, chat: Chat | None = None) -> "Talker":
        """Bring someone in, in private or in a group."""
        return Talker(self, person_named(name), chat)

    async def process(self, update: Update) -> list[TelegramMethod[object]]:
        """Let the bot handle an update; return what it sent."""
        self.requests.clear()
        await self.app.processor.process(self._sent_now(update))
        return [method for method in self.requests if not isinstance(method, GetMe)]

    @property
    def asked(self) -> list[str]:
        """The texts that were searched for in the base."""
        assert isinstance(self.app.knowledge, Prepared)
        return [text for text, _ in self.app.knowledge.asked]

    def in_days(self, count: int) -> str:
        """Return a day to come, as it is written where people are."""
        today = zones.local(datetime.now(UTC), None).date()
        day = today + timedelta(days=count)
        return as_typed(dates.coming(self.app.knowledge.phrases, day, today))

    def _now(self) -> datetime:
        return datetime.now(UTC) + self.later

    def _sent_now(self, update: Update) -> Update:
        """Date a message by the clock of the bot, unless it waited."""
        said, edited = update.message, update.edited_message
        if said:
            changes = {"date": said.date + self.later - self.waiting}
            return update.model_copy(update={"message": said.model_copy(update=changes)})
        if edited and edited.edit_date:
            sent = edited.edit_date + int((self.later - self.waiting).total_seconds())
            corrected = edited.model_copy(update={"edit_date": sent})
            return update.model_copy(update={"edited_message": corrected})
        return update


@dataclass
class Talker:
    """Someone who talks to the bot; `seen` holds what the last act made or changed."""

    stage: Stage
    person: Person
    group: Chat | None = None
    seen: list[Message] = field(default_factory=list)
    sent: list[TelegramMethod[object]] = field(default_factory=list)

    @property
    def chat(self) -> Chat:
        """Where they talk."""
        return self.group or self.person.chat

    @property
    def messages(self) -> dict[int, Message]:
        """The conversation as it stands."""
        return dict(self.stage.session.transcript.open(self.chat).messages)

    @property
    def sees(self) -> str:
        """What the last act made appear."""
        return as_typed("\n\n".join(message.text or "" for message in self.seen))

    @property
    def buttons(self) -> list[str]:
        """The labels under what the last act made appear."""
        return [label for message in self.seen for label in labels(message)]

    @property
    def toasts(self) -> int:
        """How many taps were answered by the last act."""
        return sum(isinstance(method, AnswerCallbackQuery) for method in self.sent)

    async def says(self, text: str, reply_to: int | None = None, *, at_once: bool = False) -> None:
        """Type a message, having read the last reply; or at once, behind the message before."""
        if not at_once:
            self.stage.app.dispatcher["last_words"].take(self.person.id)
        await self.receives(self.stage.incoming.text(self.person, text, self.group, reply_to))

    async def invites(self) -> str:
        """Invite somebody into their practice; return what follows « /start » in the link."""
        await self.says("/cabinet inviter")
        invitation = re.search(r"c_[a-z]+", self.sees)
        assert invitation
        return invitation[0]

    async def forwards(self, text: str) -> None:
        """Send what somebody else typed elsewhere."""
        origin = MessageOriginHiddenUser(date=datetime.now(UTC), sender_user_name="Z.")
        update = self.stage.incoming.text(self.person, text, self.group)
        assert update.message
        message = update.message.model_copy(update={"forward_origin": origin})
        await self.receives(update.model_copy(update={"message": message}))

    async def sends(self, kind: str, caption: str = "") -> None:
        """Send something else than text."""
        await self.receives(self.stage.incoming.media(self.person, kind, caption, self.group))

    async def corrects(self, text: str, number: int | None = None) -> None:
        """Edit a message they typed; the last one, unless its number is given."""
        mine = [known for known, message in self.messages.items() if self._wrote(message)]
        edited = mine[-1] if number is None else number
        await self.receives(self.stage.incoming.edit(self.person, edited, text, self.group))

    async def searches(self, words: str) -> AnswerInlineQuery:
        """Type words behind the bot's name, in any chat; return what is offered."""
        await self.receives(self.stage.incoming.inline(self.person, words))
        (offered,) = self.sent
        assert isinstance(offered, AnswerInlineQuery)
        return offered

    async def puts(self, result_id: str) -> None:
        """Put what was offered in the chat with the bot."""
        chosen = self.stage.session.queries.chosen(self.person.id, result_id)
        assert chosen is not None
        await self.receives(self.stage.incoming.insert(self.person, chosen))

    async def taps(self, label: str) -> None:
        """Tap the newest button whose label begins so."""
        for message in reversed(self.messages.values()):
            for button in (button for row in rows_of(message) for button in row):
                if as_typed(button.text).startswith(label) and button.callback_data:
                    await self.taps_data(button.callback_data, message)
                    return
        wrong = f"no button « {label} » among {self.buttons}"
        raise AssertionError(wrong)

    async def taps_data(self, data: str, message: Message | None = None) -> None:
        """Tap a button by its data, even one that no message has."""
        shown = message or list(self.messages.values())[-1]
        if data in {one.callback_data for row in rows_of(shown) for one in row}:
            update = self.stage.incoming.tap(self.person, shown.message_id, data, self.group)
        else:
            known = self.stage.incoming.text(self.person, "forged", self.group).update_id
            update = _forged(self, shown, data, known)
        await self.receives(update)

    def _wrote(self, message: Message) -> bool:
        author = message.from_user
        return author is not None and author.id == self.person.id and message.text is not None

    async def receives(self, update: Update) -> None:
        """Have an update given to the bot; see what it does."""
        before = self.messages
        self.sent = await self.stage.process(update)
        self.seen = [
            message
            for number, message in self.messages.items()
            if message is not before.get(number) and not self._is_from_people(message)
        ]

    def _is_from_people(self, message: Message) -> bool:
        return message.from_user is None or not message.from_user.is_bot


def rows_of(message: Message) -> list[list[InlineKeyboardButton]]:
    """Return the buttons under a message."""
    return message.reply_markup.inline_keyboard if message.reply_markup else []


def labels(message: Message) -> list[str]:
    """Return the labels under a message."""
    return [as_typed(button.text) for row in rows_of(message) for button in row]


def as_typed(text: str) -> str:
    """Return a text with the spaces of a keyboard in place of those of French typography."""
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def _forged(talker: Talker, shown: Message, data: str, update_id: int) -> Update:
    query = {
        "id": talker.stage.session.queries.ask(talker.chat.id),
        "from_user": talker.person.user,
        "chat_instance": "1",
        "message": shown,
        "data": data,
    }
    return Update.model_validate({"update_id": update_id, "callback_query": query})
