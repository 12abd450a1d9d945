"""Inline mode: « @bot carte vitale », in any chat, offers answers to post there."""

import re
from collections.abc import Iterable, Sequence

from aiogram import Bot, Router
from aiogram.enums import ParseMode
from aiogram.methods import AnswerInlineQuery
from aiogram.types import (
    InlineKeyboardButton,
    InlineQuery,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
)

from handlers import links
from handlers.answers import answer_words, lists
from handlers.keyboards import cut, link
from handlers.privacy import refusing
from handlers.privacy.notice import NO_PREVIEW
from handlers.scene import Scene
from handlers.screens import screen
from knowledge import Answer, Entry, Part, Refusal, Suggestions
from knowledge.markup import plain, typography
from knowledge.outcomes import AT_RISK
from knowledge.phrases.table import InlinePhrases
from knowledge.searching import search

MOST = 8
"""Answers offered at once."""
DESCRIPTION = 120
"""Most characters of an answer below its title in the list: two lines on a phone."""
KEPT = 300
"""Seconds during which Telegram may show the same answers for the same words unasked."""
_SPACES = re.compile(r"[ \n]+")
"""Ordinary spaces and line breaks, to be one space; non-breaking ones stay."""
FROM_INLINE = "inline"
"""What follows /start for people who come from the button above the list."""


def router() -> Router:
    """Return the router of searches from other chats."""
    made = Router(name="inline")
    made.inline_query.register(offer)
    return made


async def offer(query: InlineQuery, scene: Scene, bot: Bot) -> AnswerInlineQuery:
    """Offer answers to post in a chat; nothing of what was typed is kept.

    They are all in the first list: there is no next page.
    """
    if query.offset:
        return _answered(query, [], None)
    words = scene.phrases.inline
    if scene.masked is not None and scene.masked.patient:
        grave = await refusing.grave_reasons(scene, scene.text)
        return _answered(query, [], _refusal(words, [*grave, Refusal.PERSONAL]))
    found = await scene.find(scene.text) if scene.text else ()
    if reasons := refusing.refusals(found):
        return _answered(query, [], _refusal(words, reasons))
    entries = lists.known(scene.base, _ids(scene, found))
    username = (await bot.me()).username or ""
    articles = [_article(scene, entry, username) for entry in entries]
    return _answered(query, articles, words.ask() if articles else words.nothing())


def _refusal(words: InlinePhrases, reasons: Sequence[Refusal]) -> str:
    """Say why nothing is looked for, the gravest reason first."""
    if AT_RISK.intersection(reasons):
        return words.urgent()
    return words.personal() if Refusal.PERSONAL in reasons else words.clinical()


def _ids(scene: Scene, found: Sequence[Part]) -> list[str]:
    """Return the answer to each question, then entries that hold its words; defaults if empty."""
    base = scene.base
    if not scene.text:
        return [theme.first[0] for theme in base.themes.values() if theme.first][:MOST]
    likely = (one for part in found for one in _of(part))
    return list(dict.fromkeys([*likely, *search(base, scene.text, MOST, typing=True)]))[:MOST]


def _of(part: Part) -> Iterable[str]:
    match part.outcome:
        case Answer(candidates=candidates):
            return [candidates[0].id]
        case Suggestions(candidates=candidates):
            return [candidate.id for candidate in candidates]
        case _:
            return ()


def _article(scene: Scene, entry: Entry, username: str) -> InlineQueryResultArticle:
    """Return an answer as the list shows it, with the message that is posted if it is chosen."""
    words = scene.phrases.inline
    opened = InlineKeyboardButton(text=words.open(), url=links.to_entry(username, entry.id))
    shown = screen(
        [*answer_words.whole(scene.phrases, entry, None, for_patient=True), words.signed()],
        [*([link(each)] for each in entry.links), [opened]],
    )
    return InlineQueryResultArticle(
        id=entry.id,
        title=typography(entry.title),
        description=cut(_SPACES.sub(" ", plain(entry.short)), DESCRIPTION),
        input_message_content=InputTextMessageContent(
            message_text=shown.text,
            parse_mode=ParseMode.HTML,
            link_preview_options=NO_PREVIEW,
        ),
        reply_markup=shown.markup,
    )


def _answered(
    query: InlineQuery, articles: Sequence[InlineQueryResultArticle], label: str | None
) -> AnswerInlineQuery:
    """Return the results, under a button that leads to the bot; an empty list is not cached."""
    button = InlineQueryResultsButton(text=label, start_parameter=FROM_INLINE) if label else None
    return AnswerInlineQuery(
        inline_query_id=query.id,
        results=[*articles],
        cache_time=KEPT if articles else 0,
        is_personal=not articles,
        button=button,
    )
