"""`python -m knowledge fit`: rebuild the decision from the base and its labelled questions."""

import argparse
import time
from pathlib import Path

from knowledge import SHIPPED
from knowledge.building import (
    DECISION,
    FULL,
    LEXICAL_ONLY,
    VECTORS,
    questions_of,
    vocabulary_of,
)
from knowledge.content import read_base
from knowledge.decision import Decision, fingerprint, save
from knowledge.encoder import Encoder, Projection, available
from knowledge.fitting import fit, judge
from knowledge.topics import topics_of


def run(options: argparse.Namespace) -> int:
    """Write decision.json and vectors.npz beside the base."""
    began = time.monotonic()
    folder: Path = options.folder
    base, _ = read_base(folder)
    labelled = questions_of(folder)
    vocabulary = vocabulary_of(folder, SHIPPED)
    phrases = [phrase for topic in topics_of(base, labelled) for phrase in topic.phrases]
    encoder = available()
    decisions: dict[str, Decision] = {}
    if encoder:
        projection = _projection(encoder, folder / VECTORS, phrases)
        decisions[FULL] = fit(judge(base, labelled, vocabulary, encoder, projection))
    decisions[LEXICAL_ONLY] = fit(judge(base, labelled, vocabulary, None, None))
    save(folder / DECISION, decisions, fingerprint(phrases))
    for name, decision in decisions.items():
        print(name, decision.thresholds)  # noqa: T201
    print(f"{len(phrases)} phrases, {time.monotonic() - began:.0f} s")  # noqa: T201
    return 0


def _projection(encoder: Encoder, path: Path, phrases: list[str]) -> Projection:
    """Fit the projection and keep the vector of every phrase."""
    raw = encoder.encode(phrases)
    projection = Projection.fit(raw)
    projection.save(path, phrases, projection.project(raw))
    return Projection.read(path)
