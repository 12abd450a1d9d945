"""What an answer of the base looks like, judged or not; and that there is none."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from aiogram.types import InlineKeyboardButton

from handlers import dates
from handlers.answers import copying, lists, related, role_parts
from handlers.buttons import Browse, ThemePage, Vote
from handlers.keyboards import Rows, all_themes, button, link
from handlers.screens import Screen, screen
from knowledge import Base, Content, Entry, Html, Knowledge, Phrases
from knowledge.entries import Source

OTHERS = 4
"""Entries offered in place of one that did not help, at most."""

NEAREST = 3
"""Themes offered when nothing answers."""


def entry(knowledge: Content, known: Entry, role: str | None, votes: Vote) -> Screen:
    """Answer with an entry."""
    phrases = knowledge.phrases
    links = [[link(each)] for each in known.links]
    links += copying.rows(phrases, known)
    rows = [*links, *related.rows(knowledge, known), _votes(phrases, votes)]
    return screen(_shown(knowledge, known, role), rows)


def read(knowledge: Knowledge, known: Entry, role: str | None, votes: Vote, page: int) -> Screen:
    """Show an entry chosen on a page of its theme, with the way back."""
    shown = entry(knowledge, known, role, votes)
    return shown.above(rows=[[_back(knowledge, known.theme, page)]])


def thanked(knowledge: Knowledge, known: Entry, role: str | None, kept: Rows) -> Screen:
    """Show an answer that helped, once its vote is noted."""
    told = _shown(knowledge, known, role)
    return screen([*told, knowledge.phrases.vote.thanks()], kept)


def led_elsewhere(
    knowledge: Knowledge, known: Entry, role: str | None, kept: Rows, *, others: Sequence[str]
) -> Screen:
    """Show an answer that did not help, once its vote is noted, and where to go from there."""
    phrases, entries = knowledge.phrases, lists.known(knowledge.base, others)
    offered = lists.buttons(phrases, entries)
    chosen = {one.callback_data for row in offered for one in row}
    rest = [row for row in kept if not chosen & {one.callback_data for one in row}]
    contact = phrases.vote.sorry_contact(contact=contact_of(knowledge, known.theme))
    instead = [phrases.vote.sorry_others(), lists.titles(phrases, entries)] if entries else []
    say = [phrases.vote.sorry(), *instead, contact]
    return screen([*_shown(knowledge, known, role), *say], [*offered, *rest])


def others_than(base: Base, entry_id: str, runners_up: Sequence[str]) -> list[str]:
    """Return what to offer in place of an entry: the runners-up, else what it refers to."""
    others = runners_up or base.entries[entry_id].see_also
    return [other for other in others if other != entry_id and other in base.entries][:OTHERS]


def unknown_vote(knowledge: Knowledge, known: Entry, role: str | None, kept: Rows) -> Screen:
    """Show an answer whose vote came too late to be noted."""
    told = _shown(knowledge, known, role)
    return screen([*told, knowledge.phrases.vote.unknown()], kept)


def entry_text(
    phrases: Phrases, known: Entry, role: str | None, *, for_patient: bool = False
) -> list[str]:
    """Return the paragraphs of an answer: short answer first, details folded, sources last.

    Args:
        phrases: the bot's sentences.
        known: the answer.
        role: the profession class of who reads, when known.
        for_patient: the patient reads it; to anybody else, what is for patients is to be said.
    """
    words = phrases.answer
    to_say = f"{words.to_say()}\n" if known.said_by_patients and not for_patient else ""
    short, changes = f"{to_say}{known.short}", role_parts.told(phrases, known, role)
    first = role in known.told_first
    return [
        words.title(title=known.title),
        *([changes, f"{words.in_general()}\n{short}"] if first else [short, changes]),
        _folded(phrases, known, role),
        *copying.told(phrases, known),
        sources(phrases, known),
    ]


def sources(phrases: Phrases, known: Entry) -> str:
    """Say where an answer comes from, one line a source."""
    return "\n".join(f"<i>{source_line(phrases, source)}</i>" for source in known.sources)


def source_line(phrases: Phrases, source: Source) -> Html:
    """Say where an answer comes from, and whether somebody has read it again."""
    words = phrases.answer
    if source.date is None:
        return words.source_undated(source=source.text)
    if not source.verified and dates.said_in(phrases, source.text, source.date):
        return words.source_to_verify(source=source.text)
    whole = "-" in source.date  # else a year
    day = dates.numeric(phrases, date.fromisoformat(source.date)) if whole else source.date
    phrase = words.source_verified if source.verified else words.source_dated
    return phrase(source=source.text, date=day)


def contact_of(knowledge: Knowledge, theme: str | None) -> Html:
    """Return who can help on a theme, or on anything."""
    known = knowledge.base.themes.get(theme or "")
    return Html(known.contact) if known else knowledge.phrases.nothing.anyone()


def gone(phrases: Phrases) -> Screen:
    """Say that an entry no longer exists."""
    return screen([phrases.answer.gone()], [[all_themes(phrases)]])


def nothing(
    knowledge: Knowledge, themes: Sequence[str], intro: Html, whom: Html | None = None
) -> Screen:
    """Say that the base has no answer, who may have one, and the nearest themes.

    Args:
        knowledge: the base.
        themes: the nearest, best first.
        intro: how it is told.
        whom: who can help, when it is not who can on the first of the themes.
    """
    known, words = knowledge.base.themes, knowledge.phrases.nothing
    near = [theme for theme in themes if theme in known][:NEAREST]
    contact = words.contact(contact=whom or contact_of(knowledge, near[0] if near else None))
    rows = [[button(known[theme].title, Browse(theme=theme))] for theme in near]
    shown = screen([intro, contact, words.themes()], [*rows, [all_themes(knowledge.phrases)]])
    return replace(shown, theme=near[0] if near else "")


def _folded(phrases: Phrases, known: Entry, role: str | None) -> str:
    blocks = [f"{phrases.answer.detail()}\n{known.detail}"] if known.detail else []
    if role is None:
        blocks += role_parts.every(phrases, known)
    inside = "\n\n".join(block for block in blocks if block)
    return f"<blockquote expandable>{inside}</blockquote>" if inside else ""


def _shown(knowledge: Content, known: Entry, role: str | None) -> list[str]:
    """Return the paragraphs of an answer above its buttons."""
    return [*entry_text(knowledge.phrases, known, role), related.cut(knowledge, known)]


def _back(knowledge: Knowledge, theme: str, page: int) -> InlineKeyboardButton:
    label = knowledge.phrases.answer.back(theme=knowledge.base.themes[theme].title)
    return button(label, ThemePage(theme=theme, page=page))


def _votes(phrases: Phrases, votes: Vote) -> list[InlineKeyboardButton]:
    return [
        button(phrases.vote.useful(), votes.model_copy(update={"useful": True})),
        button(phrases.vote.not_useful(), votes.model_copy(update={"useful": False})),
    ]
