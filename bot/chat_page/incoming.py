"""What Telegram sends the bot when a person does something; kept in the transcript."""

import time
from collections.abc import Mapping
from datetime import UTC, datetime
from itertools import count

from aiogram.types import (
    CallbackQuery,
    Chat,
    ChatMemberBanned,
    ChatMemberMember,
    ChatMemberUpdated,
    InaccessibleMessage,
    InlineQuery,
    Message,
    Update,
)

from bot.chat_page.entities import with_found
from bot.chat_page.markup import trimmed
from bot.chat_page.media import sample
from bot.chat_page.people import Person
from bot.chat_page.queries import InlineResult
from bot.chat_page.session import ChatPageSession


class Incoming:
    """What people do, as updates; a chat is the person's private one unless told."""

    def __init__(self, session: ChatPageSession) -> None:
        self._session = session
        # An update id must not come back after a restart: the database may remember the old one.
        self._update_ids = count(int(time.time()))

    def text(
        self, person: Person, text: str, chat: Chat | None = None, reply_to: int | None = None
    ) -> Update:
        """Say something, or answer a message of the chat."""
        plain, _ = trimmed(text, ())
        found = with_found(plain, ())
        said = {"text": plain, "entities": found or None}
        return self._message(person, chat, reply_to, said)

    def media(
        self, person: Person, kind: str, caption: str = "", chat: Chat | None = None
    ) -> Update:
        """Send a sample of one of `media.KINDS`."""
        return self._message(person, chat, None, {**sample(kind), "caption": caption or None})

    def edit(self, person: Person, message_id: int, text: str, chat: Chat | None = None) -> Update:
        """Correct one's own text; LookupError when there is no such message."""
        conversation = self._session.transcript.open(chat or person.chat)
        message = conversation.messages.get(message_id)
        author = message and message.from_user and message.from_user.id
        if message is None or author != person.id or message.text is None:
            error = "no such message to edit"
            raise LookupError(error)
        plain, _ = trimmed(text, ())
        changes = {
            "text": plain,
            "entities": with_found(plain, ()) or None,
            "edit_date": int(_now().timestamp()),
        }
        changed = message.model_copy(update=changes)
        conversation.put(changed)
        return self._update(edited_message=changed)

    def tap(self, person: Person, message_id: int, data: str, chat: Chat | None = None) -> Update:
        """Tap a button under a message of the bot; LookupError when there is none.

        What a page still shows of before a restart is out of reach, as old messages are.
        """
        conversation = self._session.transcript.open(chat or person.chat)
        message: Message | InaccessibleMessage | None = conversation.messages.get(message_id)
        if self._session.transcript.forgot(message_id):
            message = InaccessibleMessage(chat=conversation.chat, message_id=message_id)
        elif not isinstance(message, Message) or data not in callback_data(message):
            error = "no such button"
            raise LookupError(error)
        query = CallbackQuery(
            id=self._session.queries.ask(conversation.chat.id),
            from_user=person.user,
            chat_instance=str(conversation.chat.id),
            message=message,
            data=data,
        )
        return self._update(callback_query=query)

    def inline(self, person: Person, query: str) -> Update:
        """Search with the bot's name from any chat."""
        asked = InlineQuery(
            id=self._session.queries.ask(person.id),
            from_user=person.user,
            query=query,
            offset="",
            chat_type="sender",
        )
        return self._update(inline_query=asked)

    def insert(self, person: Person, result: InlineResult) -> Update:
        """Say a result chosen from an inline search."""
        said = {
            "text": result.text,
            "entities": list(result.entities) or None,
            "reply_markup": result.article.reply_markup,
            "via_bot": self._session.me,
        }
        return self._message(person, None, None, said)

    def block(self, person: Person) -> Update:
        """Block the bot: from now on its calls in this chat are forbidden."""
        self._set_blocked(person, blocked=True)
        banned = ChatMemberBanned(user=self._session.me, until_date=datetime.fromtimestamp(0, UTC))
        return self._membership(person, ChatMemberMember(user=self._session.me), banned)

    def unblock(self, person: Person) -> Update:
        """Let the bot write again."""
        self._set_blocked(person, blocked=False)
        banned = ChatMemberBanned(user=self._session.me, until_date=datetime.fromtimestamp(0, UTC))
        return self._membership(person, banned, ChatMemberMember(user=self._session.me))

    def _message(
        self, person: Person, chat: Chat | None, reply_to: int | None, said: Mapping[str, object]
    ) -> Update:
        conversation = self._session.transcript.open(chat or person.chat)
        fields = {
            "message_id": self._session.transcript.next_message_id(),
            "date": _now(),
            "chat": conversation.chat,
            "from_user": person.user,
            "reply_to_message": conversation.messages.get(reply_to) if reply_to else None,
        }
        message = Message.model_validate({**fields, **said})
        conversation.put(message)
        return self._update(message=message)

    def _set_blocked(self, person: Person, *, blocked: bool) -> None:
        conversation = self._session.transcript.open(person.chat)
        conversation.blocked = blocked
        conversation.announce("profile")

    def _membership(
        self,
        person: Person,
        old: ChatMemberMember | ChatMemberBanned,
        new: ChatMemberMember | ChatMemberBanned,
    ) -> Update:
        changed = ChatMemberUpdated(
            chat=person.chat,
            from_user=person.user,
            date=_now(),
            old_chat_member=old,
            new_chat_member=new,
        )
        return self._update(my_chat_member=changed)

    def _update(self, **content: object) -> Update:
        return Update.model_validate({"update_id": next(self._update_ids), **content})


def callback_data(message: Message) -> list[str]:
    """List what the buttons under a message send when tapped."""
    rows = message.reply_markup.inline_keyboard if message.reply_markup else []
    return [button.callback_data for row in rows for button in row if button.callback_data]


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)
