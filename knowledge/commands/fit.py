"""`python -m knowledge fit`: rebuild the decision from the base and its labelled questions."""

import argparse
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from knowledge import SHIPPED
from knowledge.building import (
    BARE,
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
from knowledge.conversations import Conversations, fit_follow, fit_split
from knowledge.decision import Decision, fingerprint, save
from knowledge.encoder import MEANING, Encoder, Projection, Vectors, available, key
from knowledge.entries import Base
from knowledge.evaluation import read_asked
from knowledge.fitting import Camp, fit, judge, only
from knowledge.halving import Halver
from knowledge.lessons import Encoded, Lesson, own_questions
from knowledge.likelihood import Case
from knowledge.meanings import Meanings
from knowledge.meanings import save as keep
from knowledge.networks import Networks
from knowledge.networks import save as save_networks
from knowledge.opinion import Opiner
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
    _keep(folder, lesson, networks)
    talks = _conversations(base, folder, labelled)
    strangers = next(c for c in camps if any(q.author == talks.author for q in c.questions))
    comparer = lesson.without(strangers.texts, strangers.networks)
    cases = [case for camp in camps for case in camp.cases]
    wanted: dict[str, Sequence[str]] = {LEXICAL_ONLY: LEXICAL, BARE: BARE_SIGNALS}
    if meaning:
        wanted = {FULL: ALL_SIGNALS, **wanted}
    found = Parallel(n_jobs=-1)(
        delayed(_decision)(base, cases, talks, strangers, comparer.only(signals))
        for signals in wanted.values()
    )
    decisions = dict(zip(wanted, found, strict=True))
    phrases = [phrase for topic in topics_of(base, labelled) for phrase in topic.phrases]
    save(folder / DECISION, decisions, fingerprint(phrases))
    for name, decision in decisions.items():
        print(name, decision.thresholds)  # noqa: T201
    print(f"{len(phrases)} phrases, {time.monotonic() - began:.0f} s")  # noqa: T201
    return 0


def _decision(
    base: Base, cases: Sequence[Case], talks: Conversations, strangers: Camp, comparer: Comparer
) -> Decision:
    """Fit a decision with the signals of a comparer."""
    weights, thresholds = fit(base, only(cases, comparer.names))
    opiner = Opiner(base, comparer, weights)
    follow = fit_follow(talks, opiner)
    singles = (one for one in strangers.questions if not one.author.startswith("base"))
    split = fit_split(talks, Halver(opiner, follow), singles)
    return Decision(weights, thresholds, follow, split)


def _conversations(base: Base, folder: Path, labelled: list[Labelled]) -> Conversations:
    """Return the conversations of a base, and its last author's questions to set against them."""
    questions, known = folder / QUESTIONS, base.entries
    suites, doubles = (
        [asked for path in sorted(questions.glob(name)) for asked in read_asked(path, known)]
        for name in ("suites*.tsv", "doubles*.tsv")
    )
    author = max((question.author for question in labelled), default="")
    alone = [question for question in labelled if question.author == author]
    return Conversations(base, [one for one in suites if one.before], doubles, alone, author)


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
        keep(folder / VECTORS, lesson.meaning, texts, lesson.meaning.projection.project(rows))


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
