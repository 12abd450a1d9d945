"""What /sans_reponse looks like: groups of questions, each with the line to add to a file."""

from collections.abc import Mapping, Sequence
from html import escape

from aiogram.types import CopyTextButton, InlineKeyboardButton

from bot.unanswered import LATELY, LEAST, Group, Unanswered
from handlers.buttons import UnansweredPage
from handlers.keyboards import Rows, button, cut
from handlers.screens import Screen, screen
from knowledge import Answer, Candidate, Entry, Knowledge, Nothing, Outcome, Refused, Suggestions
from knowledge.files.places import entry_file

PAGE = 10
"""Groups shown at a time."""

TITLE = 70
"""Characters of the title of an entry."""

LINE = 110
"""Characters shown of a line to add; its button copies it whole."""

FOLDER = "knowledge"
"""The folder of the base, in the project."""


def on_page(found: Unanswered, page: int) -> Sequence[Group]:
    """Return the groups of a page; a page out of range becomes the nearest one."""
    first = (within(found, page) - 1) * PAGE
    return found.groups[first : first + PAGE]


def within(found: Unanswered, page: int) -> int:
    """Return the nearest page that exists."""
    return min(max(page, 1), max(1, -(-len(found.groups) // PAGE)))


def unanswered(
    knowledge: Knowledge, found: Unanswered, page: int, now: Mapping[str, Outcome]
) -> Screen:
    """Show a page of groups, from 1; `now` is what the base would answer to each today."""
    words, shown = knowledge.phrases.unanswered, on_page(found, page)
    rarer = words.rarer(count=found.rarer) if found.rarer else ""
    if not shown:
        return screen([words.none(days=LATELY.days, least=LEAST), rarer])
    page = within(found, page)
    first = (page - 1) * PAGE + 1
    last = first + len(shown) - 1
    title = words.title(days=LATELY.days, first=first, last=last, count=len(found.groups))
    numbered = {
        number: group
        for number, group in enumerate(shown, first)
        if not isinstance(now[group.text], Refused)  # the wall was made higher since
    }
    blocks = [_block(knowledge, n, group, now[group.text]) for n, group in numbered.items()]
    turn = _turn(knowledge, page, more=last < len(found.groups))
    hint = words.turn_hint() if turn else ""
    note = words.note(least=LEAST)
    return screen([title, *blocks, rarer, hint, note], [*_copies(knowledge, numbered), turn])


def line_of(group: Group) -> str:
    """Return the line to add to a file of the base."""
    return f"- {group.text}"


def _block(knowledge: Knowledge, number: int, group: Group, now: Outcome) -> str:
    words = knowledge.phrases.unanswered
    code = f"<code>{escape(cut(line_of(group), LINE), quote=False)}</code>"
    asked = words.group(number=number, count=group.count, days=group.days)
    return "\n".join([asked, code, _near(knowledge, group, now)])


def _near(knowledge: Knowledge, group: Group, now: Outcome) -> str:
    """Name the nearest entry and its file, in the base of today."""
    words, entries = knowledge.phrases.unanswered, knowledge.base.entries
    best = _best(now)
    entry = entries.get(best.id if best else group.entry_id or "")
    if entry is None:
        return words.nowhere()
    title = cut(entry.title, TITLE)
    if isinstance(now, Answer):
        return words.since(title=title)
    percent = round(100 * best.score) if best else 0
    near = words.near(title=title, percent=percent) if best else words.was_near(title=title)
    return f"{near}\n{words.file(path=path_of(entry))}"


def _best(now: Outcome) -> Candidate | None:
    match now:
        case Answer() | Suggestions() | Nothing():
            return now.candidates[0] if now.candidates else None
        case _:
            return None


def path_of(entry: Entry) -> str:
    """Return the path of an entry's file in the project."""
    return f"{FOLDER}/{entry_file(entry.theme, entry.id)}"


def _copies(knowledge: Knowledge, numbered: Mapping[int, Group]) -> Rows:
    """Return the buttons that copy the lines to add."""
    label = knowledge.phrases.unanswered.copy
    return [
        [
            InlineKeyboardButton(
                text=label(number=number), copy_text=CopyTextButton(text=line_of(group))
            )
        ]
        for number, group in numbered.items()
    ]


def _turn(knowledge: Knowledge, page: int, *, more: bool) -> list[InlineKeyboardButton]:
    words = knowledge.phrases.unanswered
    turn = [button(words.previous(), UnansweredPage(page=page - 1))] if page > 1 else []
    return [*turn, button(words.next(), UnansweredPage(page=page + 1))] if more else turn
