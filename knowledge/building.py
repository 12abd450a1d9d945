"""Puts a matcher together from what a folder holds: vocabulary, labelled questions, decision."""

from pathlib import Path

from knowledge.decision import read as read_decisions
from knowledge.encoder import Encoder, Projection, available
from knowledge.entries import Base
from knowledge.matching import Matcher
from knowledge.signals import Comparer
from knowledge.text import Vocabulary, read_vocabulary
from knowledge.topics import Labelled, read_labelled, topics_of

DECISION, VECTORS, VOCABULARY, QUESTIONS = (
    "decision.json",
    "vectors.npz",
    "vocabulaire.toml",
    "questions",
)
FULL, LEXICAL_ONLY = "full", "lexical"
"""The two fitted decisions: with the encoder, and without."""
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


def vocabulary_of(folder: Path, shipped: Path) -> Vocabulary:
    """Return the synonyms of a base."""
    return read_vocabulary(_own(folder, shipped, VOCABULARY))


def build_matcher(
    base: Base, folder: Path, shipped: Path, *, with_encoder: bool = True
) -> Matcher:
    """Return the matcher of a base, with the shipped decision where it has none of its own."""
    decisions, _ = read_decisions(_own(folder, shipped, DECISION))
    encoder: Encoder | None = available() if with_encoder else None
    projection = Projection.read(_own(folder, shipped, VECTORS)) if encoder else None
    topics = topics_of(base, questions_of(folder))
    comparer = Comparer(topics, vocabulary_of(folder, shipped), encoder, projection)
    return Matcher(base, comparer, decisions[FULL if encoder else LEXICAL_ONLY])


def _own(folder: Path, shipped: Path, name: str) -> Path:
    own = folder / name
    return own if own.exists() else shipped / name
