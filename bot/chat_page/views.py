"""What the page is told of a message, of the bot and of its menu: plain data, no HTML."""

import re
from collections.abc import Mapping
from urllib.parse import parse_qs, urlsplit

from aiogram.types import InlineKeyboardButton, Message

from bot.chat_page.entities import Node, tree
from bot.chat_page.files import Files
from bot.chat_page.markup import safe_link
from bot.chat_page.media import KINDS
from bot.chat_page.profile import spoken
from bot.chat_page.session import ChatPageSession
from bot.chat_page.transcript import Conversation

View = dict[str, object]
"""What a page is told, as it becomes JSON."""

_PREVIEW_CHARACTERS = 90
"""Characters of a message shown above the reply to it."""
_LANGUAGE = "fr"
_START = re.compile(r"[A-Za-z0-9_-]{1,64}")  # https://core.telegram.org/bots/features#deep-linking


class Views:
    """How the page sees what the session knows."""

    def __init__(self, session: ChatPageSession) -> None:
        self._session = session

    def conversation(self, conversation: Conversation) -> View:
        """Describe the whole conversation: what a page shows when it opens."""
        messages = [self.message(one) for one in conversation.messages.values()]
        run = self._session.transcript.began
        return {**self.profile(conversation), "messages": messages, "run": run}

    def profile(self, conversation: Conversation) -> View:
        """Describe the bot, and its menu in this chat."""
        profile, chat_id = self._session.profile, conversation.chat.id
        menu = profile.menu(chat_id, _LANGUAGE)
        return {
            "name": profile.name,
            "username": profile.username,
            "description": spoken(profile.descriptions, _LANGUAGE),
            "commands": [[c.command.removeprefix("/"), c.description] for c in menu],
            "person": chat_id,
            "blocked": conversation.blocked,
        }

    def message(self, message: Message) -> View:
        """Describe a message: who wrote it, when, what it says, and its buttons."""
        author = message.from_user.id if message.from_user else None
        text, entities = message.text or message.caption or "", message.entities
        nodes = tree(text, entities or message.caption_entities or ())
        rows = message.reply_markup.inline_keyboard if message.reply_markup else []
        return {
            "id": message.message_id,
            "mine": author != self._session.bot_id,
            "at": message.date.isoformat(),
            "edited": message.edit_date is not None,
            "source": message.text,
            "content": self._rewritten(nodes),
            "media": _media(self._session.files, message),
            "keyboard": [[self._button(button) for button in row] for row in rows],
            "reply": _preview(message.reply_to_message),
            "via": message.via_bot is not None,
        }

    def start_payload(self, url: str) -> str | None:
        """Find what a t.me link to this bot starts it with; None for other links."""
        parts = urlsplit(url)
        ours = {f"/{self._session.profile.username}".casefold()}
        start = parse_qs(parts.query, keep_blank_values=True).get("start", [""])[0]
        if parts.hostname not in {"t.me", "telegram.me"} or parts.path.casefold() not in ours:
            return None
        return start if not start or _START.fullmatch(start) else None

    def _rewritten(self, nodes: list[Node]) -> list[Node]:
        return [node if isinstance(node, str) else self._element(node) for node in nodes]

    def _element(self, node: Mapping[str, object]) -> Node:
        children, href = node["children"], node.get("href")
        made = {
            **node,
            "children": self._rewritten(children if isinstance(children, list) else []),
        }
        payload = self.start_payload(href) if isinstance(href, str) else None
        return made if payload is None else {**made, "start": payload}

    def _button(self, button: InlineKeyboardButton) -> View:
        return {"text": button.text, "style": button.style, **self._action(button)}

    def _action(self, button: InlineKeyboardButton) -> View:
        inline = button.switch_inline_query_current_chat
        inline = button.switch_inline_query if inline is None else inline
        if button.url is not None:
            return self._link(button.url)
        if button.callback_data is not None:
            return {"kind": "data", "value": button.callback_data}
        if button.copy_text is not None:
            return {"kind": "copy", "value": button.copy_text.text}
        if inline is not None:
            return {"kind": "inline", "value": inline}
        return {"kind": "disabled", "value": ""}

    def _link(self, url: str) -> View:
        payload = self.start_payload(url)
        if payload is not None:
            return {"kind": "start", "value": payload}
        parts = urlsplit(url)
        if parts.hostname == "t.me" and parts.path.startswith("/share"):
            shared = parse_qs(parts.query).get("url", [""])[0]
            return {"kind": "share", "value": shared, "start": self.start_payload(shared)}
        return {"kind": "url", "value": safe_link(url) or ""}


def _media(files: Files, message: Message) -> View | None:
    kind = next((kind for kind in sorted(KINDS) if getattr(message, kind)), None)
    if kind is None:
        return None
    sent = message.document or (message.photo[-1] if message.photo else None)
    kept = files.get(sent.file_id) if sent else None
    if sent is None or kept is None:
        return {"kind": kind}
    size = {"width": getattr(sent, "width", None), "height": getattr(sent, "height", None)}
    return {"kind": kind, "file": kept.id, "name": kept.name, "bytes": len(kept.content), **size}


def _preview(message: object) -> View | None:
    if not isinstance(message, Message):
        return None
    text = " ".join((message.text or message.caption or "").split())
    cut = text[:_PREVIEW_CHARACTERS] + ("…" if len(text) > _PREVIEW_CHARACTERS else "")
    return {"id": message.message_id, "text": cut}
