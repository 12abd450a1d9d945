"""From a file of `faq/` to an answer."""

import re

from knowledge.entries import Entry, Source
from knowledge.files.days import day_of
from knowledge.files.sections import Document, heading_of
from knowledge.markup import typography
from knowledge.wording import wording

ROLE = "role:"
"""How the name of a section for one profession begins."""
AUDIENCES = frozenset({"praticien", "secretaire", "officine", "patient"})


def read_entry(document: Document) -> Entry:
    """Read an answer; any problem is in the document's list."""
    path = document.path
    theme = path.parent.name
    document.check_id(path.stem)
    document.require("sections", "variants", "audience", "sources", "see_also")
    variants, references = document.items("variants"), document.items("see_also")
    return Entry(
        id=path.stem,
        theme=theme,
        title=document.title,
        short=document.html(""),
        detail=document.html("detail"),
        by_role=by_role(document),
        copies=_copies(document),
        variants=tuple(text for _, text in variants),
        links=document.links(),
        audience=_audience(document),
        sources=_sources(document),
        see_also=tuple(text for _, text in references),
        path=path,
        lines=document.lines(variants=variants, see_also=references),
        told_first=_told_first(document),
    )


def _copies(document: Document) -> dict[str, str]:
    """Return the texts to copy: a single one, or a list in which each says what it is for."""
    text = document.text("copy")
    listed = document.items("copy") if text.startswith("- ") else []
    copies = {"": text} if text and not listed else dict[str, str]()
    for line, item in listed:
        name, colon, told = item.partition(" : ")
        if not colon:
            document.complain(line, "bad_copy")
        copies[name] = told
    heading = heading_of("copy", wording()["sections"])
    for told in copies.values():
        document.plainly(heading, told, document.line_of("copy"))
    return {name: typography(told) for name, told in copies.items()}


def by_role(document: Document, table: str = "sections") -> dict[str, str]:
    """Return what a file tells only to some readers, by who they are."""
    names = [name for name in wording()[table].values() if name.startswith(ROLE)]
    return {
        name.removeprefix(ROLE): document.html(name) for name in names if name in document.sections
    }


def _told_first(document: Document) -> frozenset[str]:
    """Return the professions told first, named by the headings of their sections in this file."""
    headings, roles = wording()["sections"], set[str]()
    for line, heading in document.items("first"):
        name = headings.get(heading, "")
        if name.startswith(ROLE) and name in document.sections:
            roles.add(name.removeprefix(ROLE))
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
        source = _source(item, line)
        if source is None:
            document.complain(line, "bad_source", source=item)
            continue
        if source.date is not None and not day_of(source.date, whole=source.verified):
            document.complain(line, "bad_date", date=source.date)
        document.plainly(heading, source.text, line)
        sources.append(source)
    return tuple(sources)


def _source(item: str, line: int) -> Source | None:
    words = wording()["words"]
    text, dash, state = " ".join(item.split()).rpartition(" — ")
    if not dash or not text.strip():
        return None
    if state.startswith(words["verified"]):
        day = state.removeprefix(words["verified"]).strip()
        return Source(text, day, verified=True, line=line)
    when, comma, rest = state.partition(", ")
    if not comma or rest != words["to_verify"]:
        return None
    return Source(text, None if when == words["undated"] else when, verified=False, line=line)
