"""Puts a matcher together from what a folder holds: vocabulary, labelled questions, decision."""

from pathlib import Path
from zipfile import BadZipFile

from knowledge.comparing import Comparer
from knowledge.decision import read as read_decisions
from knowledge.encoder import available
from knowledge.entries import Base, Problem
from knowledge.evaluation import AFTER
from knowledge.matching import Matcher
from knowledge.meanings import Meanings, read_projection
from knowledge.networks import Networks
from knowledge.networks import read as read_networks
from knowledge.text import Vocabulary, read_vocabulary
from knowledge.topics import OUT_LABEL, VAGUE_LABEL, Labelled, read_labelled, topics_of
from knowledge.wording import problem

DECISION, NETWORKS, VECTORS, VOCABULARY, QUESTIONS = (
    "decision.json",
    "networks.npz",
    "vectors.npz",
    "vocabulaire.toml",
    "questions",
)
FULL, LEXICAL_ONLY, BARE = "full", "lexical", "bare"
"""The fitted decisions: with the encoder, without it, and for a base nothing was fitted on."""
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
        both = path.stem.startswith(CONVERSATIONS)
        for number, line in enumerate(text.splitlines(), 1):
            columns = line.split("\t")
            if line.strip() and len(columns) != 3:  # noqa: PLR2004 - the format's columns
                reason = f"{len(columns)} / 3"
                problems.append(Problem(path, number, problem("tsv", reason=reason)))
                continue
            named = [c.removeprefix(AFTER) for c in columns[: 2 if both else 1] if c.strip()]
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
        read_projection(_own(folder, shipped, VECTORS))
        read_networks(_own(folder, shipped, NETWORKS))
        decisions[FULL], decisions[LEXICAL_ONLY], decisions[BARE]
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
    topics, vocabulary = topics_of(base, questions_of(folder)), vocabulary_of(folder, shipped)
    networks = read_networks(_own(folder, shipped, NETWORKS))
    if not _is_about(networks, base):
        return Matcher(base, Comparer(topics, vocabulary), decisions[BARE])
    encoder = available() if with_encoder else None
    if encoder is None:
        return Matcher(base, Comparer(topics, vocabulary, networks), decisions[LEXICAL_ONLY])
    meanings = Meanings(encoder, read_projection(_own(folder, shipped, VECTORS)))
    comparer = Comparer(topics, vocabulary, networks, meanings)
    return Matcher(base, comparer, decisions[FULL], decisions[LEXICAL_ONLY].weights)


def _is_about(networks: Networks, base: Base) -> bool:
    """Say whether what was fitted knows at least half of the entries: else words decide alone."""
    known = base.entries.keys() & set(networks.words.classes)
    return 2 * len(known) >= len(base.entries)


def _own(folder: Path, shipped: Path, name: str) -> Path:
    own = folder / name
    return own if own.exists() else shipped / name
