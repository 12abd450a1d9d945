"""Puts a matcher together from what a folder holds: vocabulary, labelled questions, decision."""

from pathlib import Path
from zipfile import BadZipFile

from knowledge.comparing import Comparer
from knowledge.decision import read as read_decisions
from knowledge.encoder import Encoder, available, deep_available
from knowledge.entries import Base, Problem
from knowledge.matching import Matcher
from knowledge.meanings import Meanings, read_fitted
from knowledge.text import Vocabulary, read_vocabulary
from knowledge.topics import OUT_LABEL, VAGUE_LABEL, Labelled, read_labelled, topics_of
from knowledge.wording import problem

DECISION, VECTORS, DEEP_VECTORS, VOCABULARY, QUESTIONS = (
    "decision.json",
    "vectors.npz",
    "vectors2.npz",
    "vocabulaire.toml",
    "questions",
)
DEEP, FULL, LEXICAL_ONLY = "deep", "full", "lexical"
"""The fitted decisions: with both encoders, with the first one, without any."""
LABELS = frozenset({OUT_LABEL, VAGUE_LABEL, "GAP", "AMBIG"})
"""Labels that are not entries."""
CONVERSATIONS = ("suites", "doubles")
"""How question files of another format begin: follow-ups, messages with two questions."""


def questions_of(folder: Path) -> list[Labelled]:
    """Return the labelled questions that come with a base."""
    return [
        question
        for path in sorted((folder / QUESTIONS).glob("*.tsv"))
        if not path.stem.startswith(CONVERSATIONS)
        for question in read_labelled(path)
    ]


def check_questions(folder: Path, base: Base) -> list[Problem]:
    """Return the problems of the labelled questions of a base."""
    known = {*base.entries, *LABELS}
    problems = []
    for path in sorted((folder / QUESTIONS).glob("*.tsv")):
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            problems.append(Problem(path, 1, problem("unreadable", reason=type(error).__name__)))
            continue
        double = path.stem.startswith("doubles")
        for number, line in enumerate(text.splitlines(), 1):
            columns = line.split("\t")
            if line.strip() and len(columns) != 3:  # noqa: PLR2004 - the format's columns
                reason = f"{len(columns)} / 3"
                problems.append(Problem(path, number, problem("tsv", reason=reason)))
                continue
            named = [c for c in columns[: 2 if double else 1] if c.strip()]
            labels = [label.strip() for column in named for label in column.split(",")]
            problems += [
                Problem(path, number, problem("unknown_label", label=label))
                for label in labels
                if label not in known
            ]
    return problems


def check_decision(folder: Path, shipped: Path) -> list[Problem]:
    """Return the problem that keeps the fitted decision from being read, if any."""
    path = _own(folder, shipped, DECISION)
    try:
        decisions, _ = read_decisions(path)
        read_fitted(_own(folder, shipped, VECTORS))
        read_fitted(_own(folder, shipped, DEEP_VECTORS))
        decisions[DEEP], decisions[FULL], decisions[LEXICAL_ONLY]
    except (OSError, ValueError, KeyError, TypeError, AttributeError, BadZipFile) as error:
        return [Problem(path, 1, problem("damaged_fit", reason=type(error).__name__))]
    return []


def vocabulary_of(folder: Path, shipped: Path) -> Vocabulary:
    """Return the synonyms of a base."""
    return read_vocabulary(_own(folder, shipped, VOCABULARY))


def build_matcher(
    base: Base, folder: Path, shipped: Path, *, with_encoder: bool = True
) -> Matcher:
    """Return the matcher of a base, with the shipped decision where it has none of its own."""
    decisions, _ = read_decisions(_own(folder, shipped, DECISION))
    quick = _meanings(available() if with_encoder else None, _own(folder, shipped, VECTORS))
    if quick and not _is_about(quick, base):
        quick = None
    deep = _meanings(deep_available() if quick else None, _own(folder, shipped, DEEP_VECTORS))
    topics = topics_of(base, questions_of(folder))
    comparer = Comparer(topics, vocabulary_of(folder, shipped), quick, deep)
    first = decisions[FULL if quick else LEXICAL_ONLY]
    return Matcher(base, comparer, decisions[DEEP] if deep else first, first.weights)


def _is_about(meanings: Meanings, base: Base) -> bool:
    """Say whether what was fitted knows at least half of the entries: else words decide alone."""
    known = base.entries.keys() & set(meanings.network.classes)
    return 2 * len(known) >= len(base.entries)


def _meanings(encoder: Encoder | None, path: Path) -> Meanings | None:
    return Meanings(encoder, *read_fitted(path)) if encoder else None


def _own(folder: Path, shipped: Path, name: str) -> Path:
    own = folder / name
    return own if own.exists() else shipped / name
