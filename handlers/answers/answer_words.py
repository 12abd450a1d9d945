"""An answer in words: what it says to each profession, its sources, and what it gives to copy."""

from datetime import date
from html import escape

from handlers import dates
from handlers.answers import lists
from handlers.keyboards import LABEL_LIMIT
from knowledge import Content, Entry, Html, Phrases
from knowledge.entries import Source
from knowledge.markup import typography


def whole(
    phrases: Phrases, known: Entry, role: str | None, *, for_patient: bool = False
) -> list[str]:
    """Return the paragraphs of an answer: the short answer, folded details, then the sources.

    Anybody but a patient is shown what is meant for patients as words to say to them.
    """
    words = phrases.answer
    to_say = f"{words.to_say()}\n" if known.said_by_patients and not for_patient else ""
    short, changes = f"{to_say}{known.short}", _of_role(phrases, known, role)
    first = role in known.told_first
    return [
        words.title(title=known.title),
        *([changes, f"{words.in_general()}\n{short}"] if first else [short, changes]),
        _folded(phrases, known, role),
        *copies(phrases, known),
        sources(phrases, known),
    ]


def sources(phrases: Phrases, known: Entry) -> str:
    """Say where an answer comes from, one source a line."""
    return "\n".join(f"<i>{source_line(phrases, source)}</i>" for source in known.sources)


def source_line(phrases: Phrases, source: Source) -> Html:
    """Name a source of an answer, and say whether somebody has read it again."""
    words = phrases.answer
    if source.date is None:
        return words.source_undated(source=source.text)
    if not source.verified and dates.said_in(phrases, source.text, source.date):
        return words.source_to_verify(source=source.text)
    to_the_day = "-" in source.date  # else a year
    day = dates.numeric(phrases, date.fromisoformat(source.date)) if to_the_day else source.date
    phrase = words.source_verified if source.verified else words.source_dated
    return phrase(source=source.text, date=day)


def copies(phrases: Phrases, known: Entry) -> list[str]:
    """Return the texts to copy, each below what it is for."""
    words = phrases.answer
    return [
        f"{words.copy_for(name=name) if name else words.copy()}\n"
        f"<code>{escape(text, quote=False)}</code>"
        for name, text in known.copies.items()
    ]


def cut_titles(knowledge: Content, known: Entry) -> str:
    """Return in full the related titles that their buttons cut, one a line."""
    words, others = knowledge.phrases.answer, lists.known(knowledge.base, known.see_also)
    long = [one for one in others if len(typography(words.related(title=one.title))) > LABEL_LIMIT]
    lines = [words.related_line(title=one.title) for one in long]
    return "\n".join([words.related_whole(), *lines]) if lines else ""


def of_every_role(phrases: Phrases, known: Entry) -> list[str]:
    """Return what changes for each profession; professions told the same share a paragraph."""
    together: dict[str, list[str]] = {}
    for role, text in known.by_role.items():
        together.setdefault(text, []).append(role)
    return [_of_roles(phrases, roles, text) for text, roles in together.items()]


def _of_role(phrases: Phrases, known: Entry, role: str | None) -> str:
    """Return what changes for a profession, below its name; empty when nothing does."""
    text = known.by_role.get(role or "")
    return _of_roles(phrases, [role], text) if role and text else ""


def _of_roles(phrases: Phrases, roles: list[str], text: str) -> str:
    words = phrases.answer
    names = [words.role[role]() for role in roles if role in words.role]
    return f"{words.for_roles(roles=', '.join(names))}\n{text}" if names else ""


def _folded(phrases: Phrases, known: Entry, role: str | None) -> str:
    blocks = [f"{phrases.answer.detail()}\n{known.detail}"] if known.detail else []
    if role is None:
        blocks += of_every_role(phrases, known)
    inside = "\n\n".join(block for block in blocks if block)
    return f"<blockquote expandable>{inside}</blockquote>" if inside else ""
