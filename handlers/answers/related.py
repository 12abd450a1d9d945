"""What an answer refers to: a button each, and whole the titles that do not fit on one."""

from handlers.buttons import Open
from handlers.keyboards import LABEL_LIMIT, Rows, button
from knowledge import Content, Entry
from knowledge.markup import typography


def rows(knowledge: Content, known: Entry) -> Rows:
    """Return a row for each entry that an answer refers to."""
    label = knowledge.phrases.answer.related
    return [
        [button(label(title=one.title), Open(entry=one.id))] for one in _entries(knowledge, known)
    ]


def cut(knowledge: Content, known: Entry) -> str:
    """Return the titles that their buttons cut, one a line; empty where none is."""
    words = knowledge.phrases.answer
    titles = [
        one.title
        for one in _entries(knowledge, known)
        if len(typography(words.related(title=one.title))) > LABEL_LIMIT
    ]
    lines = [words.related_line(title=title) for title in titles]
    return "\n".join([words.related_whole(), *lines]) if lines else ""


def _entries(knowledge: Content, known: Entry) -> list[Entry]:
    entries = knowledge.base.entries
    return [entries[other] for other in known.see_also if other in entries]
