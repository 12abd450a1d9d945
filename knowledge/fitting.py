"""Fits the decision on the base's own ways of asking and on labelled questions.

Each author's questions are judged by an index that has not seen that author: what is measured is
how well strangers are understood, not how well the base remembers.
"""

import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import product

import numpy as np

from knowledge.conversations import Conversations, fit_follow
from knowledge.decision import (
    ANSWER_COST,
    LIST_COST,
    MISSED_COST,
    WRONG_COST,
    Decision,
    Thresholds,
    confidence,
)
from knowledge.encoder import Encoder, Projection
from knowledge.entries import Base
from knowledge.likelihood import Case, fit_weights
from knowledge.opinion import KEPT, Opiner
from knowledge.signals import Comparer
from knowledge.text import Vocabulary
from knowledge.topics import ENTRY, OFF, OUT_LABEL, VAGUE_LABEL, Labelled, Topic, topics_of
from knowledge.weights import Weights

FOLDS = 4
JUDGED = 0.5
"""Share of the base's own ways of asking that are judged: enough, in half the time."""
HIDDEN = 1 / 3
OWN_WEIGHT = 0.5
"""A base's own way of asking counts half a labelled question: its author wrote its neighbours."""
MOST_WRONG, MOST_FOOLED = 0.02, 0.025
"""Share of wrong answers allowed among strangers' questions, in scope and near it: less
than the product allows (3 % and 5 %), for the strangers to come are not these."""


def own_questions(base: Base) -> list[Labelled]:
    """Return a share of the base's own ways of asking as labelled questions, in fixed folds.

    A third of the off-topic subjects are hidden whole, as if nobody had thought of them.
    """
    chance = random.Random(0)  # noqa: S311 - folds, not secrets
    found = []
    for topic in topics_of(base):
        label = (
            topic.id if topic.kind == ENTRY else OUT_LABEL if topic.kind == OFF else VAGUE_LABEL
        )
        together = chance.randrange(FOLDS) if chance.random() < HIDDEN else None
        for phrase in topic.phrases:
            fold = chance.randrange(FOLDS) if together is None or topic.kind != OFF else together
            found.append(Labelled((label,), topic.kind, phrase, f"base {fold}"))
    return found


def _without(topics: Iterable[Topic], phrases: frozenset[str]) -> list[Topic]:
    kept = [replace(t, phrases=tuple(p for p in t.phrases if p not in phrases)) for t in topics]
    return [topic for topic in kept if topic.phrases]


def judge(
    base: Base,
    labelled: Sequence[Labelled],
    vocabulary: Vocabulary,
    encoder: Encoder | None,
    projection: Projection | None,
) -> list[Case]:
    """Judge every question by an index without its author (or its fold)."""
    groups: dict[str, list[Labelled]] = defaultdict(list)
    for question in (*own_questions(base), *labelled):
        groups[question.author].append(question)
    topics = topics_of(base, labelled)
    cases = []
    for author, questions in groups.items():
        hidden = frozenset(question.question for question in questions)
        comparer = Comparer(_without(topics, hidden), vocabulary, encoder, projection)
        own = author.startswith("base")
        weight = OWN_WEIGHT / JUDGED if own else 1.0
        for question in questions[:: round(1 / JUDGED) if own else 1]:
            signals = comparer.compare(question.question, comparer.read(question.question))
            ids = tuple(comparer.topics[i].id for i in signals.topics)
            cases.append(Case(question, signals, ids, weight))
    return cases


def lexical(cases: Iterable[Case]) -> list[Case]:
    """Return the same cases as judged without the encoder."""
    return [replace(case, signals=case.signals.lexical()) for case in cases]


def fit(cases: Sequence[Case], talks: Conversations, comparer: Comparer) -> Decision:
    """Fit the weights, then the thresholds and the follow-ups on what the weights never saw.

    Args:
        cases: judged questions.
        talks: the base's conversations.
        comparer: every topic, but for the questions of the author that `talks` leaves alone.
    """
    weights = fit_weights(cases)
    thresholds = fit_thresholds(list(across(talks.base, cases)))
    strangers = [case for case in cases if case.question.author != talks.author]
    opiner = Opiner(talks.base, comparer, fit_weights(strangers))
    return Decision(weights, thresholds, fit_follow(talks, opiner))


@dataclass(frozen=True)
class Judged:
    """The probabilities given to a question by weights fitted without its author."""

    labels: frozenset[str]
    """What is acceptable: the labels and the entries that answer the same."""
    ranked: tuple[tuple[str, float], ...]
    """Entries and their probabilities, best first."""
    sure: float
    lead: float

    @property
    def right(self) -> bool:
        """Whether the likeliest entry is acceptable."""
        return self.ranked[0][0] in self.labels


def rank(base: Base, weights: Weights, case: Case) -> Judged:
    """Return the most probable entries of a case."""
    shares, _, _ = weights.probabilities(case.signals)
    order = np.argsort(-shares)[:KEPT]
    ranked = tuple((case.ids[i], float(shares[i])) for i in order)
    labels = case.question.labels
    alike = {i for i in case.ids if any(base.same_answer(i, label) for label in labels)}
    return Judged(frozenset(labels) | alike, ranked, *confidence(base, ranked))


def across(base: Base, cases: Sequence[Case]) -> Iterable[Judged]:
    """Judge the labelled questions, each author by weights fitted without that author."""
    for author in sorted({case.question.author for case in cases}):
        if author.startswith("base"):
            continue
        weights = fit_weights([case for case in cases if case.question.author != author])
        some = (case for case in cases if case.question.author == author)
        yield from (rank(base, weights, case) for case in some)


def cost(judged: Judged, thresholds: Thresholds) -> float:
    """Return what a decision costs the person who asked."""
    if thresholds.answers(judged.sure, judged.lead):
        return ANSWER_COST if judged.right else WRONG_COST
    listed = judged.ranked[:4]
    if sum(share for _, share in listed) >= thresholds.listed:
        found = any(i in judged.labels for i, _ in listed)
        return LIST_COST if found or VAGUE_LABEL in judged.labels else MISSED_COST
    return ANSWER_COST if OUT_LABEL in judged.labels else MISSED_COST


def misled(judged: Sequence[Judged], thresholds: Thresholds) -> bool:
    """Say whether these thresholds mislead more people than the product allows."""
    answered = [j for j in judged if thresholds.answers(j.sure, j.lead)]
    inside = sum(not {OUT_LABEL, VAGUE_LABEL} & j.labels for j in judged)
    wrong = sum(not j.right and not {OUT_LABEL, VAGUE_LABEL} & j.labels for j in answered)
    fooled = sum(OUT_LABEL in j.labels for j in answered)
    outside = sum(OUT_LABEL in j.labels for j in judged)
    return wrong > MOST_WRONG * inside or fooled > MOST_FOOLED * outside


def fit_thresholds(judged: Sequence[Judged]) -> Thresholds:
    """Return the thresholds that answer most while misleading few enough, then cost least."""
    silent = Thresholds(answer=1.01, margin=0.0, listed=0.0)
    choices = [replace(silent, listed=value) for value in _LISTED]
    best = min(choices, key=lambda t: sum(cost(one, t) for one in judged))
    allowed = [
        t
        for answer, margin in product(_ANSWER, _MARGIN)
        if not misled(judged, t := replace(best, answer=answer, margin=margin))
    ]
    return max(allowed, key=lambda t: sum(t.answers(j.sure, j.lead) for j in judged), default=best)


_ANSWER = [x / 100 for x in range(30, 96)]
_MARGIN = [0.0, 0.1, 0.2]
_LISTED = [x / 100 for x in range(6, 41, 2)]
