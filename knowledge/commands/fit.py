"""`python -m knowledge fit`: rebuild the decision from the base and its labelled questions."""

import argparse
import time
from pathlib import Path

import numpy as np

from knowledge import SHIPPED
from knowledge.building import (
    DECISION,
    DEEP,
    DEEP_VECTORS,
    FULL,
    LEXICAL_ONLY,
    QUESTIONS,
    VECTORS,
    questions_of,
    vocabulary_of,
)
from knowledge.comparing import Comparer
from knowledge.content import read_base
from knowledge.conversations import Conversations
from knowledge.decision import Decision, fingerprint, save
from knowledge.encoder import DEEP as DEEP_WIDTH
from knowledge.encoder import (
    MEANING,
    Encoder,
    Projection,
    Vectors,
    available,
    deep_available,
    key,
)
from knowledge.entries import Base
from knowledge.evaluation import read_asked
from knowledge.fitting import Both, Encoded, fit, judge, only, own_questions, taught
from knowledge.meanings import Meanings
from knowledge.meanings import save as keep
from knowledge.signals import LEXICAL, QUICK
from knowledge.topics import Labelled, topics_of

ENCODED = (Path("var/encoded.npz"), Path("var/encoded2.npz"))
"""Where the rows of each encoder are kept, so that the next fit only encodes what is new."""


def run(options: argparse.Namespace) -> int:
    """Write decision.json, vectors.npz and vectors2.npz beside the base."""
    began = time.monotonic()
    folder: Path = options.folder
    base, _ = read_base(folder)
    labelled = questions_of(folder)
    vocabulary = vocabulary_of(folder, SHIPPED)
    talks = _conversations(base, folder, labelled)
    own = own_questions(base)
    both = _both(base, folder, [*own, *labelled])
    cases = judge(base, labelled, vocabulary, both)
    strangers = [question for question in labelled if question.author != talks.author]
    topics, apart = topics_of(base, strangers), both.taught(base, [*own, *strangers])
    quick, words = only(cases, QUICK), only(cases, LEXICAL)
    decisions: dict[str, Decision] = {}
    if both.deep:
        comparer = Comparer(topics, vocabulary, apart.quick, apart.deep)
        decisions[DEEP] = fit(cases, quick, talks, comparer)
    if both.quick:
        decisions[FULL] = fit(quick, quick, talks, Comparer(topics, vocabulary, apart.quick))
    decisions[LEXICAL_ONLY] = fit(words, words, talks, Comparer(topics, vocabulary))
    phrases = [phrase for topic in topics_of(base, labelled) for phrase in topic.phrases]
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


def _both(base: Base, folder: Path, questions: list[Labelled]) -> Both:
    """Fit what is fitted on each encoder that is there; keep it, with every phrase's vector."""
    first, second = available(), deep_available()
    if first is None:
        return Both()
    quick, rows = _meanings(base, questions, first)
    keep(folder / VECTORS, quick, list(rows), quick.projection.project(np.stack([*rows.values()])))
    if second is None:
        return Both(quick)
    deep, rows = _meanings(base, questions, second, quick.encoder)
    vectors = deep.projection.project(np.stack([*rows.values()]))
    keep(folder / DEEP_VECTORS, deep, list(rows), vectors)
    return Both(quick, deep)


def _meanings(
    base: Base, questions: list[Labelled], encoder: Encoder, first: Encoder | None = None
) -> tuple[Meanings, dict[str, Vectors]]:
    """Fit a projection and a network; return the encoder's row of every phrase too."""
    phrases = list(dict.fromkeys(question.question for question in questions))
    rows = _rows(encoder, phrases, ENCODED[first is not None])
    encoded = Encoded(encoder, rows)
    width = DEEP_WIDTH if first else MEANING
    projection = Projection.fit(np.stack([*rows.values()])[:, :width])
    return Meanings(encoded, projection, taught(base, questions, encoded, first)), rows


def _rows(encoder: Encoder, phrases: list[str], kept: Path) -> dict[str, Vectors]:
    """Return the encoder's row of each phrase, those of an earlier fit read back."""
    known: dict[bytes, Vectors] = {}
    if kept.exists():
        with np.load(kept) as table:
            known = {k.tobytes(): row for k, row in zip(table["keys"], table["rows"], strict=True)}
    new = [phrase for phrase in phrases if key(phrase) not in known]
    known |= dict(zip(map(key, new), encoder.encode(new), strict=True))
    rows = {phrase: known[key(phrase)] for phrase in phrases}
    kept.parent.mkdir(exist_ok=True)
    keys = np.frombuffer(b"".join(map(key, rows)), np.uint8).reshape(-1, 8)
    np.savez(kept, keys=keys, rows=np.stack([*rows.values()]))
    return rows
