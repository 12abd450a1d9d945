"""Numbered lists of entries: suggestions, pages of a theme, results of a search.

With `private`, numbers can be typed; in a group only the buttons choose.
"""

from collections.abc import Sequence

from aiogram.types import InlineKeyboardButton

from handlers.buttons import Open, Read, ThemePage
from handlers.keyboards import Rows, all_themes, button, cut
from handlers.screens import Screen, screen
from knowledge import Base, Entry, Html, Knowledge, Phrases, Theme

PAGE = 6
"""Entries on a page: the list and its buttons fit on a telephone."""

FOUND = 8
"""Entries that a search lists, at most."""

QUOTED = 80
"""Characters of a message that are quoted back."""


def again(knowledge: Knowledge, entry_ids: Sequence[str]) -> Screen:
    """List again the entries from which one was chosen."""
    phrases, entries = knowledge.phrases, known(knowledge.base, entry_ids)
    text = [phrases.lists.again(), titles(phrases, entries), hint(phrases, private=True)]
    return screen(text, buttons(phrases, entries))


def themes(knowledge: Knowledge, *, private: bool = True) -> Screen:
    """List the themes that have entries."""
    base, phrases = knowledge.base, knowledge.phrases
    lines, rows = _theme_list(knowledge, listed_themes(base))
    menu = phrases.themes.menu if private else phrases.themes.menu_group
    return screen([menu(), lines], rows)


def for_patients(knowledge: Knowledge, *, private: bool = True) -> Screen:
    """List the themes for talking with patients."""
    shown = listed_themes(knowledge.base, for_patients=True)
    words = knowledge.phrases.themes
    intro = words.patients if private else words.patients_group
    lines, rows = _theme_list(knowledge, shown)
    told = words.patients_hint() if private and shown else ""
    return screen([intro(), lines, told], rows or [[all_themes(knowledge.phrases)]])


def listed_themes(base: Base, *, for_patients: bool = False) -> list[Theme]:
    """Return the themes that have entries; or only those for talking with patients."""
    return [
        theme
        for theme in base.themes.values()
        if base.of_theme(theme.id) and (theme.of_patients or not for_patients)
    ]


def theme_page(knowledge: Knowledge, theme: str, page: int, *, private: bool = True) -> Screen:
    """List a page of a theme; a page out of range becomes the nearest one."""
    base, phrases = knowledge.base, knowledge.phrases
    pages = pages_of(base, theme)
    page = within(page, pages)
    shown = on_page(base, theme, page)
    choice = phrases.lists.choice
    rows = [
        [button(choice(number=n, title=entry.title), Read(entry=entry.id, page=page))]
        for n, entry in enumerate(shown, 1)
    ]
    told = hint(phrases, private=private) if shown else phrases.themes.empty()
    turn = phrases.themes.turn_hint() if private and pages > 1 else ""
    text = [_title(knowledge, theme, page, pages), titles(phrases, shown), told, turn]
    return screen(text, [*rows, *_around(phrases, theme, page, pages)])


def pages_of(base: Base, theme: str) -> int:
    """Return how many pages a theme has; one even when it is empty."""
    return max(1, -(-len(base.of_theme(theme)) // PAGE))


def within(page: int, pages: int) -> int:
    """Return the nearest page that exists."""
    return min(max(page, 1), pages)


def on_page(base: Base, theme: str, page: int) -> list[Entry]:
    """Return the entries of a page of a theme."""
    page = within(page, pages_of(base, theme))
    return base.of_theme(theme)[(page - 1) * PAGE : page * PAGE]


def found(
    knowledge: Knowledge, words: str, entry_ids: Sequence[str], *, private: bool = True
) -> Screen:
    """List the results of a search; one more than are shown means that there are others."""
    phrases = knowledge.phrases
    held = known(knowledge.base, entry_ids)
    entries = held[:FOUND]
    quoted = cut(words, QUOTED)
    if not entries:
        return screen([phrases.search.none(words=quoted)], [[all_themes(phrases)]])
    told = phrases.search.more if len(held) > FOUND else phrases.search.several
    several = told(words=quoted, count=len(entries))
    intro = several if len(entries) > 1 else phrases.search.one(words=quoted)
    text = [intro, titles(phrases, entries), hint(phrases, private=private)]
    return screen(text, buttons(phrases, entries))


def known(base: Base, entry_ids: Sequence[str]) -> list[Entry]:
    """Return the entries that exist, in the order of the ids."""
    return [base.entries[entry_id] for entry_id in entry_ids if entry_id in base.entries]


def hint(phrases: Phrases, *, private: bool) -> Html:
    """Explain how to choose: in a group nothing is remembered, so numbers choose nothing."""
    return phrases.lists.hint() if private else phrases.lists.hint_group()


def _theme_list(knowledge: Knowledge, shown: Sequence[Theme]) -> tuple[str, Rows]:
    """Return the numbered lines of themes, and their buttons."""
    line = knowledge.phrases.lists.line
    lines = [line(number=number, title=theme.title) for number, theme in enumerate(shown, 1)]
    rows = [[_theme_button(knowledge, number, theme)] for number, theme in enumerate(shown, 1)]
    return "\n".join(lines), rows


def _theme_button(knowledge: Knowledge, number: int, theme: Theme) -> InlineKeyboardButton:
    count = len(knowledge.base.of_theme(theme.id))
    label = knowledge.phrases.themes.theme(number=number, title=theme.title, count=count)
    return button(label, ThemePage(theme=theme.id, page=1))


def titles(phrases: Phrases, entries: Sequence[Entry]) -> str:
    """Return the numbered titles of some entries, one a line."""
    line = phrases.lists.line
    return "\n".join(line(number=n, title=entry.title) for n, entry in enumerate(entries, 1))


def buttons(phrases: Phrases, entries: Sequence[Entry]) -> Rows:
    """Return the buttons that open some entries, one a row, each with its number."""
    choice = phrases.lists.choice
    return [
        [button(choice(number=n, title=entry.title), Open(entry=entry.id))]
        for n, entry in enumerate(entries, 1)
    ]


def _title(knowledge: Knowledge, theme: str, page: int, pages: int) -> Html:
    title, words = knowledge.base.themes[theme].title, knowledge.phrases.themes
    if pages == 1:
        return words.title(title=title)
    return words.title_page(title=title, page=page, pages=pages)


def _around(phrases: Phrases, theme: str, page: int, pages: int) -> Rows:
    words = phrases.themes
    turn = []
    if page > 1:
        turn.append(button(words.previous(), ThemePage(theme=theme, page=page - 1)))
    if page < pages:
        turn.append(button(words.next(), ThemePage(theme=theme, page=page + 1)))
    return [turn, [button(words.all(), ThemePage(theme="", page=1))]]
