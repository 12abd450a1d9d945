"""`python -m knowledge fit`: rebuild the decision from the base and its labelled questions."""

import argparse
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from knowledge import SHIPPED
from knowledge.building import (
    BARE,
    DECISION,
    FULL,
    LEXICAL_ONLY,
    NETWORKS,
    VECTORS,
    vocabulary_of,
    vocabulary_problems,
)
from knowledge.comparing.comparer import Comparer
from knowledge.comparing.signals import BARE as BARE_SIGNALS
from knowledge.comparing.signals import FULL as ALL_SIGNALS
from knowledge.comparing.signals import LEXICAL
from knowledge.content import BaseError, read_base
from knowledge.encoder import MEANING, available
from knowledge.entries import Base, Problem
from knowledge.evaluation import read_asked
from knowledge.files.checks import check_base
from knowledge.files.places import files_of
from knowledge.files.questions import CONVERSATIONS, QUESTIONS, read_questions
from knowledge.learning.alarms import learn_alarms, parts_of
from knowledge.learning.conversations import Talks, fit_follow, fit_split
from knowledge.learning.encoded import encoded
from knowledge.learning.fitting import fit, judge, only
from knowledge.learning.lessons import OWN, Encoded, Lesson, camps, own_questions
from knowledge.learning.likelihood import Case
from knowledge.learning.sequels import learn
from knowledge.matching.decision import Decision, fingerprint, save
from knowledge.matching.halving import Halver
from knowledge.matching.opinion import Opiner
from knowledge.meanings import Meanings
from knowledge.meanings import save as keep
from knowledge.networks import Networks
from knowledge.networks import save as save_networks
from knowledge.projection import Projection
from knowledge.topics import Labelled, topics_of, ways_of_asking
from knowledge.wording import problem


def run(options: argparse.Namespace) -> int:
    """Write decision.json, networks.npz and vectors.npz beside the base."""
    began = time.monotonic()
    folder: Path = options.folder
    try:
        base, labelled = _read(folder)
    except BaseError as error:
        print(error, file=sys.stderr)
        return 1
    decisions = _fitted(folder, base, labelled)
    phrases = [phrase for topic in topics_of(base, labelled) for phrase in topic.phrases]
    save(folder / DECISION, decisions, fingerprint(phrases))
    for name, decision in decisions.items():
        print(name, decision.thresholds)
    print(f"{len(phrases)} phrases, {time.monotonic() - began:.0f} s")
    return 0


def _read(folder: Path) -> tuple[Base, list[Labelled]]:
    """Read a base and its labelled questions.

    Raises:
        BaseError: something must be mended, or there is nothing to learn from.
    """
    base, problems = read_base(folder)
    problems += check_base(base) + vocabulary_problems(folder, SHIPPED)
    labelled, of_questions = read_questions(folder, base)
    problems += of_questions
    if problems:
        raise BaseError(sorted(problems))
    if not labelled or not all(_conversations(folder)):
        raise BaseError([Problem(folder / QUESTIONS, 1, problem("nothing_to_learn"))])
    return base, labelled


def _conversations(folder: Path) -> list[list[Path]]:
    """Return the files of follow-ups, then those of messages with two questions."""
    files = files_of(folder, QUESTIONS)
    return [[file for file in files if file.stem.startswith(one)] for one in CONVERSATIONS]


def _fitted(folder: Path, base: Base, labelled: Sequence[Labelled]) -> dict[str, Decision]:
    """Write what the networks learn; return the decision for each set of signals."""
    from joblib import Parallel, delayed  # noqa: PLC0415 - only fitting needs it

    meaning = _meaning(base, [*own_questions(base), *labelled])
    lesson = Lesson.on(base, vocabulary_of(folder, SHIPPED), labelled, meaning)
    author = max(question.author for question in labelled)
    suites, doubles = _conversations(folder)
    works = [delayed(judge)(lesson, *camp) for camp in enumerate(camps(lesson.questions))]
    works += [
        delayed(learn)(base, lesson.vocabulary, suites, labelled, author),
        delayed(lesson.learnt)(),
        delayed(learn_alarms)(lesson),
    ]
    *judged, (behind, sequels), networks, alarms = Parallel(n_jobs=-1)(works)
    networks = replace(networks, behind=behind, alarm_words=alarms[0], alarm=alarms[1])
    _keep(folder, lesson, networks)
    strangers = next(c for c in judged if any(q.author == author for q in c.questions))
    singles = [one for one in strangers.questions if not one.author.startswith(OWN)]
    talks = Talks(sequels, [one for p in doubles for one in read_asked(p, base.entries)], singles)
    comparer = lesson.without(strangers.texts, replace(strangers.networks, behind=behind))
    cases = [case for camp in judged for case in camp.cases]
    wanted: dict[str, Sequence[str]] = {LEXICAL_ONLY: LEXICAL, BARE: BARE_SIGNALS}
    if meaning:
        wanted = {FULL: ALL_SIGNALS, **wanted}
    found = Parallel(n_jobs=-1)(
        delayed(_decision)(base, cases, talks, comparer.only(signals))
        for signals in wanted.values()
    )
    return dict(zip(wanted, found, strict=True))


def _decision(base: Base, cases: Sequence[Case], talks: Talks, comparer: Comparer) -> Decision:
    """Fit a decision with the signals of a comparer."""
    weights, thresholds = fit(base, only(cases, comparer.names))
    opiner = Opiner(base, comparer, weights)
    follow = fit_follow(talks, opiner)
    halver = Halver(opiner, follow, ways_of_asking(base))
    return Decision(weights, thresholds, follow, fit_split(talks, halver))


def _meaning(base: Base, questions: Sequence[Labelled]) -> Meanings | None:
    """Return an encoder that already read the questions, and what tells them apart."""
    encoder = available()
    if encoder is None:
        return None
    texts = list(dict.fromkeys(question.question for question in questions))
    rows = encoded(encoder, list(dict.fromkeys([*texts, *parts_of(questions, base)])))
    projection = Projection.fit(np.stack([rows[text] for text in texts])[:, :MEANING])
    return Meanings(Encoded(rows), projection)


def _keep(folder: Path, lesson: Lesson, networks: Networks) -> None:
    """Write the networks, and the vector of every phrase."""
    save_networks(folder / NETWORKS, networks)
    if lesson.meaning:
        texts = list(dict.fromkeys(question.question for question in lesson.questions))
        rows = lesson.meaning.encoder.encode(texts)
        projection = lesson.meaning.projection
        keep(folder / VECTORS, projection.knowing(texts, projection.project(rows)))
