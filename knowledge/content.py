"""From the files of the base to entries, steps and themes; all problems are reported at once."""

from itertools import chain
from pathlib import Path

from knowledge.entries import Base, Chapter, Entry, Problem, Step, Theme
from knowledge.files.counter import read_counter
from knowledge.files.days import to_come
from knowledge.files.details import read_details
from knowledge.files.entry import read_entry
from knowledge.files.neighbours import read_neighbours
from knowledge.files.off_topic import read_off_topic
from knowledge.files.people import tell_people
from knowledge.files.places import COUNTER, DETAILS, NEIGHBOURS, THEMES, files_of
from knowledge.files.sections import Document, read
from knowledge.files.step import read_step
from knowledge.files.themes import read_themes


class BaseError(Exception):
    """The base cannot be loaded.

    Attributes:
        problems: everything to mend, by path and line.
    """

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def read_base(folder: Path, looked: str = "") -> tuple[Base, list[Problem]]:
    """Read a whole folder, keeping whatever can be kept, with every problem in every file.

    Args:
        folder: that of the base.
        looked: `Base.looked` of one in which nothing personal was found; an empty string looks.
    """
    problems: list[Problem] = []
    documents: list[Document] = []
    themes_path = folder / THEMES
    themes, chapters, twins = read_themes(themes_path, problems)
    entries = _entries(folder, themes, documents)
    steps = _steps(folder, chapters, documents)
    seen = tell_people(documents, looked)
    problems += chain.from_iterable(document.problems for document in documents)
    problems += to_come(entries.values())
    off_topic = read_off_topic(folder, themes, entries.values(), problems)
    return Base(
        entries=_in_order(entries, themes),
        steps=steps,
        themes=themes,
        chapters=chapters,
        off_topic=off_topic,
        twins=twins,
        themes_path=themes_path,
        neighbours=read_neighbours(folder / NEIGHBOURS, entries, problems),
        counter=read_counter(folder / COUNTER, problems),
        details=read_details(folder / DETAILS, problems),
        looked=seen,
    ), problems


def _entries(
    folder: Path, themes: dict[str, Theme], documents: list[Document]
) -> dict[str, Entry]:
    """Read the answers; of two with the same id, the first one stands.

    A folder of which `themes.toml` tells nothing is told once, at its first file.
    """
    entries: dict[str, Entry] = {}
    known = {*themes}
    for path in files_of(folder, "faq"):
        document = read(path, "sections")
        entry = read_entry(document)
        if themes and entry.theme not in known:
            document.complain(1, "unknown_folder", theme=entry.theme)
            known.add(entry.theme)
        if entry.id in entries:
            document.complain(1, "duplicate_id", id=entry.id, other=entries[entry.id].path)
        entries.setdefault(entry.id, entry)
        documents.append(document)
    return entries


def _steps(
    folder: Path, chapters: dict[str, Chapter], documents: list[Document]
) -> dict[str, Step]:
    """Read the steps of the path; when two have the same id, the first one stays."""
    steps: dict[str, Step] = {}
    for path in files_of(folder, "parcours"):
        document = read(path, "step_sections")
        step = read_step(document, chapters)
        if step.id in steps:
            document.complain(1, "duplicate_id", id=step.id, other=steps[step.id].path.name)
        steps.setdefault(step.id, step)
        documents.append(document)
    return steps


def _in_order(entries: dict[str, Entry], themes: dict[str, Theme]) -> dict[str, Entry]:
    order = {theme: number for number, theme in enumerate(themes)}
    ranked = sorted(entries.values(), key=lambda entry: order.get(entry.theme, len(order)))
    return {entry.id: entry for entry in ranked}
