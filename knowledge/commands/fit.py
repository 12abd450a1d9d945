"""`python -m knowledge fit`: rebuild the decision from the base and its labelled questions."""

import argparse
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from knowledge import SHIPPED
from knowledge.building import (
    BARE,
    CONVERSATIONS,
    DECISION,
    FULL,
    LEXICAL_ONLY,
    NETWORKS,
    QUESTIONS,
    VECTORS,
    questions_of,
    vocabulary_of,
)
from knowledge.comparing import Comparer
from knowledge.content import read_base
from knowledge.conversations import Talks, fit_follow, fit_split
from knowledge.decision import Decision, fingerprint, save
from knowledge.encoder import MEANING, Encoder, Projection, Vectors, available, key
from knowledge.entries import Base
from knowledge.evaluation import read_asked
from knowledge.fitting import fit, judge, only
from knowledge.halving import Halver
from knowledge.lessons import OWN, Encoded, Lesson, own_questions
from knowledge.likelihood import Case
from knowledge.meanings import Meanings
from knowledge.meanings import save as keep
from knowledge.networks import Networks
from knowledge.networks import save as save_networks
from knowledge.opinion import Opiner
from knowledge.sequels import learn
from knowledge.signals import BARE as BARE_SIGNALS
from knowledge.signals import FULL as ALL_SIGNALS
from knowledge.signals import LEXICAL
from knowledge.topics import Labelled, topics_of

ENCODED = Path("var/encoded.npz")
"""Where the rows of the encoder are kept, so that the next fit only encodes what is new."""


def run(options: argparse.Namespace) -> int:
    """Write decision.json, networks.npz and vectors.npz beside the base."""
    from joblib import Parallel, delayed  # noqa: PLC0415 - only fitting needs it

    began = time.monotonic()
    folder: Path = options.folder
    base, _ = read_base(folder)
    labelled = questions_of(folder)
    meaning = _meaning([*own_questions(base), *labelled])
    lesson = Lesson.on(base, vocabulary_of(folder, SHIPPED), labelled, meaning)
    networks, camps = judge(lesson)
    author = max((question.author for question in labelled), default="")
    suites, doubles = (sorted((folder / QUESTIONS).glob(f"{one}*.tsv")) for one in CONVERSATIONS)
    behind, sequels = learn(base, lesson.vocabulary, suites, labelled, author)
    _keep(folder, lesson, replace(networks, behind=behind))
    strangers = next(c for c in camps if any(q.author == author for q in c.questions))
    singles = [one for one in strangers.questions if not one.author.startswith(OWN)]
    talks = Talks(sequels, [one for p in doubles for one in read_asked(p, base.entries)], singles)
    comparer = lesson.without(strangers.texts, replace(strangers.networks, behind=behind))
    cases = [case for camp in camps for case in camp.cases]
    wanted: dict[str, Sequence[str]] = {LEXICAL_ONLY: LEXICAL, BARE: BARE_SIGNALS}
    if meaning:
        wanted = {FULL: ALL_SIGNALS, **wanted}
    found = Parallel(n_jobs=-1)(
        delayed(_decision)(base, cases, talks, comparer.only(signals))
        for signals in wanted.values()
    )
    decisions = dict(zip(wanted, found, strict=True))
    phrases = [phrase for topic in topics_of(base, labelled) for phrase in topic.phrases]
    save(folder / DECISION, decisions, fingerprint(phrases))
    for name, decision in decisions.items():
        print(name, decision.thresholds)  # noqa: T201
    print(f"{len(phrases)} phrases, {time.monotonic() - began:.0f} s")  # noqa: T201
    return 0


def _decision(base: Base, cases: Sequence[Case], talks: Talks, comparer: Comparer) -> Decision:
    """Fit a decision with the signals of a comparer."""
    weights, thresholds = fit(base, only(cases, comparer.names))
    opiner = Opiner(base, comparer, weights)
    follow = fit_follow(talks, opiner)
    return Decision(weights, thresholds, follow, fit_split(talks, Halver(opiner, follow)))


def _meaning(questions: Sequence[Labelled]) -> Meanings | None:
    """Return an encoder that already read the questions, and what tells them apart."""
    encoder = available()
    if encoder is None:
        return None
    rows = _rows(encoder, list(dict.fromkeys(question.question for question in questions)))
    projection = Projection.fit(np.stack([*rows.values()])[:, :MEANING])
    return Meanings(Encoded(rows), projection)


def _keep(folder: Path, lesson: Lesson, networks: Networks) -> None:
    """Write the networks, and the vector of every phrase."""
    save_networks(folder / NETWORKS, networks)
    if lesson.meaning:
        texts = list(dict.fromkeys(question.question for question in lesson.questions))
        rows = lesson.meaning.encoder.encode(texts)
        projection = lesson.meaning.projection
        keep(folder / VECTORS, projection.knowing(texts, projection.project(rows)))


def _rows(encoder: Encoder, phrases: list[str]) -> dict[str, Vectors]:
    """Return the encoder's row of each phrase, those of an earlier fit read back."""
    known: dict[bytes, Vectors] = {}
    if ENCODED.exists():
        with np.load(ENCODED) as table:
            known = {k.tobytes(): row for k, row in zip(table["keys"], table["rows"], strict=True)}
    new = [phrase for phrase in phrases if key(phrase) not in known]
    known |= dict(zip(map(key, new), encoder.encode(new), strict=True))
    rows = {phrase: known[key(phrase)] for phrase in phrases}
    ENCODED.parent.mkdir(exist_ok=True)
    keys = np.frombuffer(b"".join(map(key, rows)), np.uint8).reshape(-1, 8)
    np.savez(ENCODED, keys=keys, rows=np.stack([*rows.values()]))
    return rows
