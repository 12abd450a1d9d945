"""Where a file of the base tells of somebody: nothing personal is written in any."""

from collections.abc import Iterator
from pathlib import Path

from knowledge.entries import Problem
from knowledge.files.places import files_of
from knowledge.files.sections import Document, read
from knowledge.files.texts import read_text
from knowledge.personal.kinds import Kind
from knowledge.personal.mask import mask
from knowledge.personal.masked import HARMLESS
from knowledge.wording import problem

TABLES = ("comptoir.toml", "phrases.toml", "themes.toml", "vocabulaire.toml")
"""The files of no folder in which sentences are written."""
OF_SERVICES = frozenset({Kind.PHONE, Kind.EMAIL, Kind.MSSANTE, Kind.ADDRESS})
"""What an answer may give: that of a service which helps."""
NUMBERED = 6
"""Digits of a labelled question that is looked at: of tens of thousands, few have some."""
ASKED = "variants"
"""The section that tells what people ask: looked at when all files are (`checks`)."""


def tell_people(document: Document) -> None:
    """Complain of the lines of an answer or of a step that tell of somebody."""
    if _names_somebody(document.title):
        document.complain(1, "personal")
    for name, section in (("", document.opening), *document.sections.items()):
        if name == ASKED:
            continue
        for line, text in enumerate(section.text.splitlines(), section.first):
            if _names_somebody(text):
                document.complain(line, "personal")


def check_people(folder: Path) -> Iterator[Problem]:
    """Find what tells of somebody where it would take too long to look at each start.

    That of an answer, of a step or of what is asked is told as they are read. Of labelled
    questions, the numbers and the dates alone: « le Dr House » is no patient.
    """
    for path in (*(folder / name for name in TABLES), *files_of(folder, "hors-sujet")):
        yield from check_people_of(path)
    for path in files_of(folder, "questions"):
        for line, text in _lines(path):
            if sum(map(str.isdigit, text)) >= NUMBERED and is_personal(text):
                yield Problem(path, line, problem("personal"))


def check_people_of(path: Path) -> Iterator[Problem]:
    """Find what tells of somebody in a table, or in a file of `hors-sujet/`."""
    if path.name in TABLES:
        found = [line for line, text in _lines(path) if _names_somebody(text)]
    else:
        document = read(path, None)
        said = [one for name in document.sections for one in document.items(name)]
        found = [line for line, text in said if is_personal(text)]
    for line in found:
        yield Problem(path, line, problem("personal"))


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """Yield each line of a file that can be read, with its number."""
    yield from enumerate((read_text(path, []) or "").splitlines(), 1)


def is_personal(text: str) -> bool:
    """Say whether a patient may be identified by a text."""
    return mask(text).patient


def _names_somebody(text: str) -> bool:
    """Say whether a text tells of somebody, who is no service to call or to write to."""
    return bool(mask(text).kinds - HARMLESS - OF_SERVICES)
