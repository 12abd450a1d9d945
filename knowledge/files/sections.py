"""From a Markdown file of the base to its title, opening text and sections, with their lines."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from knowledge.entries import MAX_ID_LENGTH, Link, Problem
from knowledge.files.headings import looks_like_one, meant
from knowledge.files.texts import read_text
from knowledge.marks import HOST, INSIDE, called, marks_of, shown_raw
from knowledge.markup import UnknownMarkupError, to_html
from knowledge.wording import problem, wording

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LINK = re.compile(rf"\[([^\]\n]+)\]\(({HOST}(?:[:/?#]{INSIDE}(?:\({INSIDE}\){INSIDE})*)?)\)")


@dataclass
class Section:
    """The text under one `## heading`, and where it begins."""

    heading: str
    line: int
    text: str = ""
    first: int = 0
    """Line of the first line of the text."""


@dataclass
class Document:
    """One file, cut at its headings; problems found while reading it add up in `problems`."""

    path: Path
    title: str = ""
    opening: Section = field(default_factory=lambda: Section("", 1))
    sections: dict[str, Section] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    unread: bool = False
    """The file cannot be read: what it lacks is not told."""

    def complain(self, line: int, key: str, **holes: object) -> None:
        """Note a problem of this file."""
        self.problems.append(Problem(self.path, line, problem(key, **holes)))

    def line_of(self, name: str) -> int:
        """Return the line of a section's heading, or 1."""
        return self.sections[name].line if name in self.sections else 1

    def require(self, table: str, *names: str) -> None:
        """Report the required sections that are missing, or a missing opening text."""
        if self.unread:
            return
        for name in names:
            if name not in self.sections:
                self.complain(1, "missing_section", section=heading_of(name, wording()[table]))
        if self.title and not self.opening.text.strip():
            self.complain(1, "no_answer")

    def check_id(self, identifier: str) -> None:
        """Report an id that would not work in a button or an address."""
        if not is_id(identifier):
            self.complain(1, "bad_id", id=identifier)

    def text(self, name: str) -> str:
        """Return the raw text of a section, stripped; empty when it is missing."""
        return self.sections[name].text.strip() if name in self.sections else ""

    def html(self, name: str, *, entries: bool = False) -> str:
        """Return a section, or the opening for an empty name, as Telegram HTML.

        Args:
            name: that of the section.
            entries: its links may lead to entries, by their ids.
        """
        section = self.sections.get(name) if name else self.opening
        if section is None:
            return ""
        try:
            html = to_html(section.text)
        except UnknownMarkupError as error:
            self.complain(section.first + error.line, "markup", what=called(error.what))
            return ""
        for what, line in shown_raw(section.text, entries=entries):
            self.complain(section.first + line, "markup", what=called(what))
        return html

    def plainly(self, heading: str, text: str, line: int) -> None:
        """Report marks in a text that is shown without formatting."""
        if marks_of(text):
            self.complain(line, "plain_text", section=heading)

    def items(self, name: str) -> list[tuple[int, str]]:
        """Return the bullets of a section, with their lines."""
        section = self.sections.get(name)
        if section is None:
            return []
        found = []
        for number, line in enumerate(section.text.splitlines(), section.first):
            if not line.strip():
                continue
            if not line.startswith("- ") or not line[2:].strip():
                self.complain(number, "not_a_list", section=section.heading)
                continue
            found.append((number, line[2:].strip()))
        return found

    def lines(self, **items: Sequence[tuple[int, str]]) -> dict[str, int]:
        """Return the line of each section, and of the bullets of some, as « section:bullet »."""
        sections = {name: section.line for name, section in self.sections.items()}
        bullets = {f"{name}:{text}": line for name, some in items.items() for line, text in some}
        return sections | bullets

    def links(self) -> tuple[Link, ...]:
        """Return the links of the section « Liens »."""
        found = []
        for line, item in self.items("links"):
            match = _LINK.fullmatch(item)
            if match is None:
                self.complain(line, "bad_link", link=item)
            else:
                found.append(Link(match[1], match[2]))
        return tuple(found)


def is_id(text: str) -> bool:
    """Tell whether a text can be an id, in a button or an address."""
    return len(text) <= MAX_ID_LENGTH and _SLUG.fullmatch(text) is not None


def heading_of(name: str, headings: dict[str, str]) -> str:
    """Return the heading that a section has in the files."""
    return next(heading for heading, known in headings.items() if known == name)


def read(path: Path, table: str | None) -> Document:
    """Cut a file at its headings; problems are listed in the document.

    Args:
        path: the file.
        table: that of `wording.toml` which names the headings allowed; None: any, by itself.
    """
    document = Document(path)
    text = read_text(path, document.problems)
    if text is None or not text.strip():
        document.unread = True
        if text is not None:
            document.complain(1, "empty_file")
        return document
    current: Section | None = document.opening
    for number, line in enumerate(text.splitlines(), 1):
        near = table and document.title and looks_like_one(line, wording()[table])
        if line.startswith("# ") and not near:
            _title(document, number, line)
            document.opening.first = number + 1
        elif line.startswith("## ") or near:
            current = _open(document, number, line, table)
        elif current is not None:
            current.first = current.first or number
            current.text += line + "\n"
    _settle(document)
    return document


def _title(document: Document, number: int, line: str) -> None:
    if document.title:
        document.complain(number, "second_title")
        return
    if document.opening.text.strip():
        document.complain(document.opening.first, "text_before_title")
    document.title = line[2:].strip()
    document.plainly(line[:1], document.title, number)


def _open(document: Document, number: int, line: str, table: str | None) -> Section | None:
    heading = " ".join(line.removeprefix("## ").split())
    headings = wording()[table] if table else {heading: heading}
    near = heading if heading in headings else meant(line, headings)
    if near and (near != heading or not line.startswith("## ")):
        document.complain(number, "misspelt_section", section=near)
        heading = near
    if heading not in headings:
        quoted = wording()["words"]["quoted"]
        known = ", ".join(quoted.format(name=name) for name in headings)
        document.complain(number, "unknown_section", section=heading, known=known)
        return None
    name = headings[heading]
    if name in document.sections:
        document.complain(number, "repeated_section", section=heading)
        return None
    document.sections[name] = Section(heading, number, first=number + 1)
    return document.sections[name]


def _settle(document: Document) -> None:
    if not document.title:
        document.complain(1, "no_title")
    for section in document.sections.values():
        if not section.text.strip():
            document.complain(section.line, "empty_section", section=section.heading)
