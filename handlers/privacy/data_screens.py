"""What is held on a person, in words, and the two taps that erase it."""

from collections.abc import Mapping, Sequence
from datetime import date

from handlers import dates
from handlers.buttons import Erase
from handlers.keyboards import button
from handlers.profile.questions import NO, YES
from handlers.screens import Screen, screen
from knowledge import Knowledge, Phrases
from knowledge.markup import TELEGRAM_LIMIT, telegram_length

Row = Mapping[str, str | int | bool | None]
Held = Mapping[str, Sequence[Row]]

MOST_ROWS = (24, 12, 6, 3, 1)
"""Rows shown of each table: fewer and fewer, until the message fits."""

TOLD_ONCE = "person_id"
"""The column that repeats in every table who the person is."""

NUMBERS = "reply"
"""The table that only holds numbers of messages: their count is shown, the file has them."""

ISO_DAY = len("2026-11-23")


def held(knowledge: Knowledge, export: Held) -> Screen:
    """Show everything that is held, as far as one message goes; the file has the rest."""
    words = knowledge.phrases.data
    shown = Screen("")
    for most in MOST_ROWS:
        sections = [_section(knowledge, name, rows, most) for name, rows in export.items() if rows]
        shown = screen([words.title(), *sections, words.file(), words.nothing_else()])
        if telegram_length(shown.text) <= TELEGRAM_LIMIT:
            break
    return shown


def sure(phrases: Phrases) -> Screen:
    """Ask a second time before everything is erased."""
    words = phrases.data
    rows = [
        [button(words.erase_yes(), Erase(sure=True))],
        [button(words.erase_no(), Erase(sure=False))],
    ]
    return screen([words.erase_sure(), words.typed_help()], rows)


def _section(knowledge: Knowledge, table: str, rows: Sequence[Row], most: int) -> str:
    words = knowledge.phrases.data
    named = words.tables.get(table)
    heading = words.section(name=named() if named else table)
    if table == NUMBERS:
        counted = words.numbers_many if len(rows) > 1 else words.numbers_one
        return f"{heading}\n{counted(count=len(rows))}"
    lines = [f"• {_line(knowledge, table, row)}" for row in rows[:most]]
    more = [words.many(count=len(rows) - most)] if len(rows) > most else []
    return "\n".join([heading, *lines, *more])


def _line(knowledge: Knowledge, table: str, row: Row) -> str:
    words = knowledge.phrases.data
    cells = []
    for column, value in row.items():
        if value is None or column == TOLD_ONCE:
            continue
        named = words.columns.get(f"{table}-{column}") or words.columns.get(column)
        name = named() if named else column
        cells.append(words.cell(name=name, value=_value(knowledge, column, value)))
    return ", ".join(cells)


def _value(knowledge: Knowledge, column: str, value: str | int | bool) -> str:  # noqa: FBT001  what a cell holds
    phrases = knowledge.phrases
    if isinstance(value, bool):
        return phrases.profile.answers[YES if value else NO]()
    if isinstance(value, int):
        return str(value)
    known = {
        "role": phrases.profile.answers,
        "state": phrases.path.states,
        "zone": phrases.reminders.zones,
        "kind": phrases.data.tidings,
    }.get(column, {})
    if value in known:
        return known[value]()
    return _titled(knowledge, column, value) or _day(phrases, value)


def _titled(knowledge: Knowledge, column: str, value: str) -> str:
    """Return the title of the step, the theme or the entry that a cell refers to."""
    base = knowledge.base
    if column == "step_id" and value in base.steps:
        return base.steps[value].title
    if column == "theme" and value in base.themes:
        return base.themes[value].title
    if column != "entry_id":
        return ""
    known = base.entries.get(value)
    return known.title if known else knowledge.phrases.data.listed()


def _day(phrases: Phrases, value: str) -> str:
    """Write a moment as its day; anything else unchanged."""
    try:
        return dates.numeric(phrases, date.fromisoformat(value[:ISO_DAY]))
    except ValueError:
        return value
