"""Where a file of the base tells of somebody: nothing personal is written in any."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import blake2b
from pathlib import Path
from unicodedata import unidata_version

from knowledge import personal
from knowledge.entries import Problem
from knowledge.files.places import files_of
from knowledge.files.sections import Document, read
from knowledge.files.texts import read_text
from knowledge.personal.kinds import Kind
from knowledge.personal.mask import mask
from knowledge.personal.masked import HARMLESS
from knowledge.wording import problem

TABLES = (
    "comptoir.toml",
    "phrases.toml",
    "precisions.toml",
    "themes.toml",
    "vocabulaire.toml",
)
"""The files of no folder in which sentences are written."""
OF_SERVICES = frozenset({Kind.PHONE, Kind.EMAIL, Kind.MSSANTE, Kind.ADDRESS})
"""What an answer may give: that of a service which helps."""
NUMBERED = 6
"""Digits of a labelled question that is looked at: of tens of thousands, few have some."""
SOURCES = "sources"
_DATED = re.compile(r"(?<!\d)(?:19|20)\d\d-\d{1,2}-\d{1,2}(?!\d)", re.ASCII)
"""The day of a source: one that no calendar has is told as such, not as somebody's number."""
ASKED = "variants"
"""The section that tells what people ask, of which no service is given."""


def tell_people(documents: Iterable[Document], looked: str = "") -> str:
    """Complain of the lines of answers and of steps that tell of somebody.

    Args:
        documents: the answers and the steps.
        looked: what was returned when nothing was found: all the same lines, looked at by the same
            rules, need not be looked at again; were one not the same, all are.

    Returns:
        what tells all of these lines and the rules from any others.
    """
    told = [(document, *line) for document in documents for line in _told(document)]
    seen = _digest((asked, text) for _, _, asked, text in told)
    for document, line, asked, text in told if seen != looked else ():
        if is_personal(text) if asked else _names_somebody(text):
            document.complain(line, "personal")
    return seen


def _told(document: Document) -> Iterator[tuple[int, bool, str]]:
    """Yield the number of each line, whether it tells what people ask, and what is looked at."""
    yield 1, False, document.title
    for name, section in (("", document.opening), *document.sections.items()):
        for line, text in enumerate(section.text.splitlines(), section.first):
            asked = name == ASKED
            said = text.removeprefix("- ").strip() if asked else text
            yield line, asked, _DATED.sub("", said) if name == SOURCES else said


def _digest(told: Iterable[tuple[bool, str]]) -> str:
    """Return what tells lines, and how they are looked at, from any others."""
    lines = "".join([f"{asked:d}{len(text)} {text}" for asked, text in told])
    whole = _rules() + lines.encode("utf-8", "surrogatepass")
    return blake2b(whole, digest_size=16).hexdigest()


@cache
def _rules() -> bytes:
    """Return what tells the rules from any others: their code, their words, Python's letters."""
    folder = Path(personal.__file__).parent
    files = [*sorted(folder.glob("*.py")), folder.with_suffix(".toml"), Path(__file__)]
    parts = [unidata_version.encode(), *(path.read_bytes() for path in files)]
    return b"".join(blake2b(part, digest_size=16).digest() for part in parts)


def check_people(folder: Path) -> Iterator[Problem]:
    """Find what tells of somebody where it would take too long to look at each start.

    That of an answer, of a step or of what is asked is told when a base is read. Of labelled
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
