"""The questions a tap or an inline search opens, and how the bot answers them."""

import secrets
from collections import OrderedDict
from dataclasses import dataclass

from aiogram import methods
from aiogram.types import (
    InlineQueryResultArticle,
    InputTextMessageContent,
    MessageEntity,
)

from bot.chat_page.desk import Answers, Desk, inline_keyboard
from bot.chat_page.limits import check_callback_answer, check_text, refuse

QUERIES_KEPT = 1000
"""Most queries that wait, and results that may be chosen, of everybody together."""
INLINE_RESULTS = 50  # https://core.telegram.org/bots/api#answerinlinequery
RESULT_ID_BYTES = 64  # https://core.telegram.org/bots/api#inlinequeryresultarticle
_EXPIRED = "query is too old and response timeout expired or query ID is invalid"


@dataclass(frozen=True, slots=True)
class InlineResult:
    """One thing a person may insert: what the list shows, and what is said once chosen."""

    article: InlineQueryResultArticle
    text: str
    entities: tuple[MessageEntity, ...]


class Queries:
    """The queries waiting for an answer, each with the chat that waits."""

    def __init__(self) -> None:
        self._waiting: OrderedDict[str, int] = OrderedDict()
        self._results: OrderedDict[tuple[int, str], InlineResult] = OrderedDict()

    def ask(self, chat_id: int) -> str:
        """Begin a query and name it."""
        query_id = str(secrets.randbits(63))
        self._waiting[query_id] = chat_id
        if len(self._waiting) > QUERIES_KEPT:
            self._waiting.popitem(last=False)
        return query_id

    def answered(self, query_id: str) -> int:
        """End a query, once only, and tell which chat waited."""
        chat_id = self._waiting.pop(query_id, None)
        if chat_id is None:
            refuse(_EXPIRED)
        return chat_id

    def offer(self, chat_id: int, results: list[InlineResult]) -> None:
        """Remember what a person may choose."""
        for result in results:
            self._results[chat_id, result.article.id] = result
        while len(self._results) > QUERIES_KEPT:
            self._results.popitem(last=False)

    def chosen(self, chat_id: int, result_id: str) -> InlineResult | None:
        """Find a result that was offered."""
        return self._results.get((chat_id, result_id))


async def _answer_callback(desk: Desk, method: methods.AnswerCallbackQuery) -> bool:
    check_callback_answer(method.text or "")
    if method.url and not method.url.startswith(f"https://t.me/{desk.profile.username}?start="):
        refuse("URL_INVALID")
    chat_id = desk.queries.answered(method.callback_query_id)
    said = {
        "id": method.callback_query_id,
        "text": method.text,
        "alert": bool(method.show_alert),
        "url": method.url,
    }
    desk.transcript.of(chat_id).announce("answer", said)
    return True


async def _answer_inline(desk: Desk, method: methods.AnswerInlineQuery) -> bool:
    ids = [result.id for result in method.results]
    if len(ids) > INLINE_RESULTS:
        refuse("RESULTS_TOO_MUCH")
    if len(set(ids)) < len(ids):
        refuse("RESULT_ID_DUPLICATE")
    if any(not 1 <= len(number.encode()) <= RESULT_ID_BYTES for number in ids):
        refuse("RESULT_ID_INVALID")
    results = [_result(desk, result) for result in method.results]
    chat_id = desk.queries.answered(method.inline_query_id)
    desk.queries.offer(chat_id, results)
    shown = [_shown(result.article) for result in results]
    above = method.button and {
        "text": method.button.text,
        "start": method.button.start_parameter or "",
    }
    said = {"id": method.inline_query_id, "list": shown, "button": above}
    desk.transcript.of(chat_id).announce("inline", said)
    return True


def _result(desk: Desk, result: object) -> InlineResult:
    if not isinstance(result, InlineQueryResultArticle):
        refuse(f"the chat page does not show {type(result).__name__}")
    content = result.input_message_content
    if not isinstance(content, InputTextMessageContent):
        refuse(f"the chat page does not show {type(content).__name__}")
    if not result.title:
        refuse("ARTICLE_TITLE_EMPTY")
    text, entities = desk.written(content.message_text, content.parse_mode, content.entities)
    check_text(text)
    inline_keyboard(result.reply_markup)
    return InlineResult(result, text, tuple(entities))


def _shown(article: InlineQueryResultArticle) -> dict[str, str]:
    return {
        "id": article.id,
        "title": article.title,
        "description": article.description or "",
    }


ANSWERS: Answers = {
    methods.AnswerCallbackQuery: _answer_callback,
    methods.AnswerInlineQuery: _answer_inline,
}
