"""From the files of `questions/` to the labelled questions that come with a base."""

from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path

from knowledge.entries import Base, Problem
from knowledge.files.places import files_of
from knowledge.files.texts import read_text
from knowledge.topics import AFTER, LABELS, OUT_LABEL, Labelled, out_labels
from knowledge.wording import problem

QUESTIONS = "questions"
"""The folder of these files, in that of a base."""
CONVERSATIONS = ("suites", "doubles")
"""How question files of another format begin: follow-ups, messages with two questions."""
COLUMNS = 3
"""Of a line, whatever its format."""


def read_questions(folder: Path, base: Base) -> tuple[list[Labelled], list[Problem]]:
    """Read `labels TAB kind TAB question`, without a header; a base need not have these files.

    Args:
        folder: that of the base.
        base: what the labels are of.

    Returns:
        the labelled questions; the problems of every file, those of conversations too.
    """
    questions: list[Labelled] = []
    problems: list[Problem] = []
    known, out = {*base.entries, *LABELS}, out_labels(base)

    @cache
    def told(column: str) -> tuple[tuple[str, ...], list[str]]:
        return tuple(map(str.strip, column.split(","))), _wrong(column, known, out)

    for path in files_of(folder, QUESTIONS):
        author = path.stem
        labelled = 2 if author.startswith(CONVERSATIONS) else 1
        for number, columns in _rows(path, problems):
            question = columns[2].strip()
            if not (question and columns[0].strip() and columns[1].strip()):
                problems.append(Problem(path, number, problem("tsv_empty")))
            for column in columns[:labelled]:
                labels, unknown = told(column)
                for label in unknown:
                    text = problem("unknown_label", label=label)
                    problems.append(Problem(path, number, text, label))
            if labelled == 1:
                questions.append(Labelled(labels, columns[1], question, author))
    return questions, problems


def _rows(path: Path, problems: list[Problem]) -> Iterator[tuple[int, list[str]]]:
    """Yield the columns of each line that has the right number of them, with its number.

    Args:
        path: the file.
        problems: what must be mended is added to it.
    """
    for number, line in enumerate((read_text(path, problems) or "").splitlines(), 1):
        if not line.strip():
            continue
        columns = line.split("\t")
        if len(columns) == COLUMNS:
            yield number, columns
        else:
            problems.append(Problem(path, number, problem("tsv", count=len(columns))))


def _wrong(column: str, known: Collection[str], out: Collection[str]) -> list[str]:
    """Return the unknown labels of a column, and those not allowed after the first."""
    if not column.strip():
        return []
    first, *others = (label.strip() for label in column.removeprefix(AFTER).split(","))
    allowed = out if first == OUT_LABEL else known
    return sorted({first} - {*known} | {*others} - {*allowed})
