"""What an answer of the base looks like, judged or not; and what is shown when there is none."""

from collections.abc import Sequence
from dataclasses import replace

from aiogram.types import CopyTextButton, InlineKeyboardButton

from handlers.answers import answer_words, lists
from handlers.buttons import Browse, Open, ThemePage, Vote
from handlers.keyboards import Rows, all_themes, button, link
from handlers.screens import Screen, screen
from knowledge import Base, Content, Entry, Html, Knowledge, Phrases

OTHERS = 4
"""Most entries offered in place of one that did not help."""

NEAREST = 3
"""Themes offered when nothing answers."""


def entry(knowledge: Content, known: Entry, role: str | None, votes: Vote) -> Screen:
    """Answer with an entry."""
    phrases = knowledge.phrases
    links = [[link(each)] for each in known.links]
    rows = [*links, *copy_rows(phrases, known), *_related(knowledge, known)]
    return screen(_shown(knowledge, known, role), [*rows, _votes(phrases, votes)])


def copy_rows(phrases: Phrases, known: Entry) -> Rows:
    """Return the buttons that copy what an answer gives to copy, one a text."""
    words = phrases.answer
    return [
        [
            InlineKeyboardButton(
                text=words.copy_button_for(name=name) if name else words.copy_button(),
                copy_text=CopyTextButton(text=text),
            )
        ]
        for name, text in known.copies.items()
    ]


def _related(knowledge: Content, known: Entry) -> Rows:
    """Return a row of buttons for each entry that an answer refers to."""
    label, others = knowledge.phrases.answer.related, lists.known(knowledge.base, known.see_also)
    return [[button(label(title=one.title), Open(entry=one.id))] for one in others]


def read(knowledge: Knowledge, known: Entry, role: str | None, votes: Vote, page: int) -> Screen:
    """Show an entry chosen on a page of its theme, with the way back."""
    shown = entry(knowledge, known, role, votes)
    return shown.above(rows=[[_back(knowledge, known.theme, page)]])


def judged(
    knowledge: Content, known: Entry, role: str | None, kept: Rows, *, told: Html
) -> Screen:
    """Show an answer above what became of its vote: noted, or too late."""
    return screen([*_shown(knowledge, known, role), told], kept)


def led_elsewhere(
    knowledge: Knowledge, known: Entry, role: str | None, kept: Rows, *, others: Sequence[str]
) -> Screen:
    """Show an answer that did not help, once that is noted, and where to go from there."""
    phrases, entries = knowledge.phrases, lists.known(knowledge.base, others)
    offered = lists.buttons(phrases, entries)
    chosen = {one.callback_data for row in offered for one in row}
    rest = [row for row in kept if not chosen & {one.callback_data for one in row}]
    contact = phrases.vote.sorry_contact(contact=contact_of(knowledge, known.theme))
    instead = [phrases.vote.sorry_others(), lists.titles(phrases, entries)] if entries else []
    say = [phrases.vote.sorry(), *instead, contact]
    return screen([*_shown(knowledge, known, role), *say], [*offered, *rest])


def others_than(base: Base, entry_id: str, runners_up: Sequence[str]) -> list[str]:
    """Return what to offer in place of an entry: the runners-up, or else what it refers to."""
    others = runners_up or base.entries[entry_id].see_also
    return [other for other in others if other != entry_id and other in base.entries][:OTHERS]


def contact_of(knowledge: Knowledge, theme: str | None) -> Html:
    """Return who can help on a theme; on anything, when the theme names nobody."""
    known = knowledge.base.themes.get(theme or "")
    return Html(known.contact) if known else knowledge.phrases.nothing.anyone()


def gone(phrases: Phrases) -> Screen:
    """Say that an entry no longer exists."""
    return screen([phrases.answer.gone()], [[all_themes(phrases)]])


def nothing(
    knowledge: Knowledge, themes: Sequence[str], intro: Html, whom: Html | None = None
) -> Screen:
    """Say that the base has no answer, who may have one, and the nearest themes, best first.

    `whom` can help, when it is not the contact of the first theme.
    """
    known, words = knowledge.base.themes, knowledge.phrases.nothing
    near = [theme for theme in themes if theme in known][:NEAREST]
    contact = words.contact(contact=whom or contact_of(knowledge, near[0] if near else None))
    rows = [[button(known[theme].title, Browse(theme=theme))] for theme in near]
    shown = screen([intro, contact, words.themes()], [*rows, [all_themes(knowledge.phrases)]])
    return replace(shown, theme=near[0] if near else "")


def _shown(knowledge: Content, known: Entry, role: str | None) -> list[str]:
    """Return the paragraphs of an answer, as they stand above its buttons."""
    return [
        *answer_words.whole(knowledge.phrases, known, role),
        answer_words.cut_titles(knowledge, known),
    ]


def _back(knowledge: Knowledge, theme: str, page: int) -> InlineKeyboardButton:
    label = knowledge.phrases.answer.back(theme=knowledge.base.themes[theme].title)
    return button(label, ThemePage(theme=theme, page=page))


def _votes(phrases: Phrases, votes: Vote) -> list[InlineKeyboardButton]:
    return [
        button(phrases.vote.useful(), votes.model_copy(update={"useful": True})),
        button(phrases.vote.not_useful(), votes.model_copy(update={"useful": False})),
    ]
