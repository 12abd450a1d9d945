"""One file of `faq/` -> an answer."""

import re
from datetime import date

from knowledge.entries import Entry, Source, Theme
from knowledge.files.sections import Document, heading_of
from knowledge.markup import typography
from knowledge.wording import wording

EARLIEST = date(1970, 1, 1)
"""An earlier date is a slip of the fingers: 0026 for 2026."""
AUDIENCES = frozenset({"praticien", "secretaire", "officine", "patient"})

_YEAR = re.compile(r"\d{4}", re.ASCII)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def read_entry(document: Document, themes: dict[str, Theme]) -> Entry:
    """Read an answer; any problem is in the document's list."""
    path = document.path
    theme = path.parent.name
    if themes and theme not in themes:
        document.complain(1, "unknown_folder", theme=theme)
    document.check_id(path.stem)
    document.require("sections", "variants", "audience", "sources", "see_also")
    copy = document.text("copy")
    document.plainly(heading_of("copy", wording()["sections"]), copy, document.line_of("copy"))
    variants, references = document.items("variants"), document.items("see_also")
    return Entry(
        id=path.stem,
        theme=theme,
        title=document.title,
        short=document.html(""),
        detail=document.html("detail"),
        by_role=_by_role(document),
        copy=typography(copy),
        variants=tuple(text for _, text in variants),
        links=document.links(),
        audience=_audience(document),
        sources=_sources(document),
        see_also=tuple(text for _, text in references),
        path=path,
        lines=document.lines(variants=variants, see_also=references),
        told_first=_told_first(document),
    )


def _by_role(document: Document) -> dict[str, str]:
    names = [name for name in wording()["sections"].values() if name.startswith("role:")]
    return {
        name.removeprefix("role:"): document.html(name)
        for name in names
        if name in document.sections
    }


def _told_first(document: Document) -> frozenset[str]:
    """Return the professions told first, by the headings of their sections in this file."""
    headings, roles = wording()["sections"], set[str]()
    for line, heading in document.items("first"):
        name = headings.get(heading, "")
        if name.startswith("role:") and name in document.sections:
            roles.add(name.removeprefix("role:"))
        else:
            document.complain(line, "bad_first", heading=heading)
    return frozenset(roles)


def _audience(document: Document) -> frozenset[str]:
    text = document.text("audience")
    words = {word.strip() for word in re.split("[,\n]", text)} - {""} or {text} - {""}
    for word in sorted(words - AUDIENCES):
        document.complain(document.line_of("audience"), "bad_audience", word=word)
    return frozenset(words & AUDIENCES)


def _sources(document: Document) -> tuple[Source, ...]:
    sources = []
    heading = heading_of("sources", wording()["sections"])
    for line, item in document.items("sources"):
        source = _source(item)
        if source is None:
            document.complain(line, "bad_source", source=item)
            continue
        if source.date is not None and not _possible(source.date, whole=source.verified):
            document.complain(line, "bad_date", date=source.date)
        document.plainly(heading, source.text, line)
        sources.append(source)
    return tuple(sources)


def _source(item: str) -> Source | None:
    words = wording()["words"]
    text, dash, state = " ".join(item.split()).rpartition(" — ")
    if not dash or not text.strip():
        return None
    if state.startswith(words["verified"]):
        return Source(text, state.removeprefix(words["verified"]).strip(), verified=True)
    when, comma, rest = state.partition(", ")
    if not comma or rest != words["to_verify"]:
        return None
    return Source(text, None if when == words["undated"] else when, verified=False)


def _possible(text: str, *, whole: bool) -> bool:
    """Say whether a source may be of a date: a day, or a year unless it must be whole."""
    if _YEAR.fullmatch(text) and not whole:
        text += "-01-01"
    try:
        day = date.fromisoformat(text) if _DAY.fullmatch(text) else date.max
    except ValueError:
        return False
    return EARLIEST <= day <= date.today()  # noqa: DTZ011 - a day of the calendar, not an instant
