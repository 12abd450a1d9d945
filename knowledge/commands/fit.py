"""`python -m knowledge fit`: rebuild the decision from the base and its labelled questions."""

import argparse
import time
from pathlib import Path

from knowledge import SHIPPED
from knowledge.building import (
    DECISION,
    FULL,
    LEXICAL_ONLY,
    QUESTIONS,
    VECTORS,
    questions_of,
    vocabulary_of,
)
from knowledge.content import read_base
from knowledge.conversations import Conversations
from knowledge.decision import Decision, fingerprint, save
from knowledge.encoder import Encoder, Projection, available
from knowledge.entries import Base
from knowledge.evaluation import read_asked
from knowledge.fitting import fit, judge, lexical
from knowledge.signals import Comparer
from knowledge.topics import Labelled, topics_of


def run(options: argparse.Namespace) -> int:
    """Write decision.json and vectors.npz beside the base."""
    began = time.monotonic()
    folder: Path = options.folder
    base, _ = read_base(folder)
    labelled = questions_of(folder)
    vocabulary = vocabulary_of(folder, SHIPPED)
    phrases = [phrase for topic in topics_of(base, labelled) for phrase in topic.phrases]
    talks = _conversations(base, folder, labelled)
    strangers = [question for question in labelled if question.author != talks.author]
    encoder = available()
    projection = _projection(encoder, folder / VECTORS, phrases) if encoder else None
    cases = judge(base, labelled, vocabulary, encoder, projection)
    topics = topics_of(base, strangers)
    decisions: dict[str, Decision] = {}
    if encoder:
        decisions[FULL] = fit(cases, talks, Comparer(topics, vocabulary, encoder, projection))
        cases = lexical(cases)
    decisions[LEXICAL_ONLY] = fit(cases, talks, Comparer(topics, vocabulary))
    save(folder / DECISION, decisions, fingerprint(phrases))
    for name, decision in decisions.items():
        print(name, decision.thresholds)  # noqa: T201
    print(f"{len(phrases)} phrases, {time.monotonic() - began:.0f} s")  # noqa: T201
    return 0


def _conversations(base: Base, folder: Path, labelled: list[Labelled]) -> Conversations:
    """Return the conversations of a base, and its last author's questions to set against them."""
    suites = [
        asked
        for path in sorted((folder / QUESTIONS).glob("suites*.tsv"))
        for asked in read_asked(path, base.entries)
        if asked.before
    ]
    author = max((question.author for question in labelled), default="")
    alone = [question for question in labelled if question.author == author]
    return Conversations(base, suites, alone, author)


def _projection(encoder: Encoder, path: Path, phrases: list[str]) -> Projection:
    """Fit the projection and keep the vector of every phrase."""
    raw = encoder.encode(phrases)
    projection = Projection.fit(raw)
    projection.save(path, phrases, projection.project(raw))
    return Projection.read(path)
