"""From a file of `parcours/` to a step of the path."""

import re

from knowledge.entries import Chapter, Step
from knowledge.files.entry import by_role
from knowledge.files.sections import Document, heading_of
from knowledge.wording import wording

WHO = frozenset({"praticien", "secretaire"})
CONDITIONS = frozenset({"finess", "secretariat"})

_SEE = re.compile(r"\]\(([a-z0-9-]+)\)")
_STEP_NAME = re.compile(r"(?!00)(\d{2})-(.+)")


def read_step(document: Document, chapters: dict[str, Chapter]) -> Step:
    """Read a step; problems are listed in the document."""
    number, identifier = _name(document)
    document.require("step_sections", "chapter", "who", "entries")
    chapter = document.text("chapter")
    if chapter and chapters and chapter not in chapters:
        line = document.line_of("chapter")
        document.complain(line, "unknown_chapter", chapter=chapter, known=", ".join(chapters))
    duration = document.text("duration")
    heading = heading_of("duration", wording()["step_sections"])
    document.plainly(heading, duration, document.line_of("duration"))
    required, explained = document.items("requires"), document.items("entries")
    return Step(
        id=identifier,
        number=number,
        chapter=chapter,
        title=document.title,
        todo=document.html(""),
        todo_for=by_role(document, "step_sections"),
        at_hand=document.html("at_hand"),
        duration=duration,
        reminder_days=_reminder(document),
        stuck=document.html("stuck", entries=True),
        links=document.links(),
        requires=tuple(text for _, text in required),
        when=_one_of(document, "when", CONDITIONS, "bad_when"),
        who=_one_of(document, "who", WHO, "bad_who") or "praticien",
        entries=tuple(text for _, text in explained),
        path=document.path,
        lines=document.lines(requires=required, entries=explained, see=_seen(document)),
    )


def _seen(document: Document) -> list[tuple[int, str]]:
    """Return the entries to which the causes of a step link, with their lines."""
    section = document.sections.get("stuck")
    lines = section.text.splitlines() if section else []
    first = section.first if section else 1
    return [(n, seen) for n, line in enumerate(lines, first) for seen in _SEE.findall(line)]


def _name(document: Document) -> tuple[int, str]:
    """Return the number and the id given by a file's name."""
    path = document.path
    name = _STEP_NAME.fullmatch(path.stem)
    if name is None:
        document.complain(1, "bad_step_name", name=path.name)
        return 0, path.stem
    document.check_id(name[2])
    return int(name[1]), name[2]


def _reminder(document: Document) -> int | None:
    text = document.text("reminder")
    if not text:
        return None
    match = re.fullmatch(rf"([1-9]\d{{0,2}})\s{wording()['words']['days']}?", text)
    if match is None:
        document.complain(document.line_of("reminder"), "bad_reminder", text=text)
        return None
    return int(match[1])


def _one_of(document: Document, name: str, known: frozenset[str], key: str) -> str | None:
    text = document.text(name)
    if text and text not in known:
        document.complain(document.line_of(name), key, **{name: text})
        return None
    return text or None
