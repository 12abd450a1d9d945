"""Fits the decision on the base's own ways of asking and on labelled questions.

Each author's questions are judged by an index that has not seen that author: what is measured is
how well strangers are understood, not how well the base remembers.
"""

import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from knowledge.decision import (
    ANSWER_COST,
    LIST_COST,
    MISSED_COST,
    WRONG_COST,
    Decision,
    Thresholds,
    Weights,
)
from knowledge.encoder import Encoder, Projection
from knowledge.entries import Base
from knowledge.index import Floats
from knowledge.signals import Comparer, Signals
from knowledge.text import Vocabulary
from knowledge.topics import ENTRY, OFF, OUT_LABEL, VAGUE_LABEL, Labelled, Topic, topics_of

FOLDS = 6
OWN_WEIGHT = 0.5
"""A base's own way of asking counts half a labelled question: its author wrote its neighbours."""
PENALTY = 1e-4
"""L2 penalty on the standardised weights."""


@dataclass(frozen=True)
class Case:
    """A question judged by an index that has not seen it."""

    question: Labelled
    signals: Signals
    ids: tuple[str, ...]
    """Entry of each shortlisted topic."""
    weight: float


def own_questions(base: Base) -> list[Labelled]:
    """Return the base's own ways of asking as labelled questions, in random but fixed folds."""
    chance = random.Random(0)  # noqa: S311 - folds, not secrets
    found = []
    for topic in topics_of(base):
        label = (
            topic.id if topic.kind == ENTRY else OUT_LABEL if topic.kind == OFF else VAGUE_LABEL
        )
        together = chance.randrange(FOLDS)
        for phrase in topic.phrases:
            fold = together if topic.kind == OFF else chance.randrange(FOLDS)
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
        weight = OWN_WEIGHT if author.startswith("base") else 1.0
        for question in questions:
            signals = comparer.compare(question.question, comparer.read(question.question))
            ids = tuple(comparer.topics[i].id for i in signals.topics)
            cases.append(Case(question, signals, ids, weight))
    return cases


def fit_weights(cases: Sequence[Case]) -> Weights:
    """Fit the conditional logit by maximum penalised likelihood (L-BFGS)."""
    from scipy.optimize import minimize  # noqa: PLC0415 - only fitting needs it

    batch = _Batch(cases)
    size, width = batch.table.shape[2], batch.context.shape[1]
    start = np.zeros(size + 2 * width)
    result = minimize(
        batch.loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 400, "ftol": 1e-9}
    )
    found = result.x.astype(np.float32)
    return Weights(
        cases[0].signals.names,
        batch.entry_mean,
        batch.entry_scale,
        found[:size],
        batch.context_mean,
        batch.context_scale,
        found[size : size + width],
        found[size + width :],
    )


class _Batch:
    """Every case as padded arrays, with the loss and its gradient."""

    def __init__(self, cases: Sequence[Case]) -> None:
        longest = max(len(case.ids) for case in cases)
        columns = cases[0].signals.table.shape[1]
        self.table = np.zeros((len(cases), longest, columns))
        self.there = np.zeros((len(cases), longest), bool)
        self.right = np.zeros((len(cases), longest + 2), bool)
        for row, case in enumerate(cases):
            count = len(case.ids)
            self.table[row, :count] = case.signals.table
            self.there[row, :count] = True
            labels = set(case.question.labels)
            self.right[row, :count] = [i in labels for i in case.ids]
            self.right[row, longest] = OUT_LABEL in labels
            self.right[row, longest + 1] = VAGUE_LABEL in labels
        self.context = np.array([case.signals.context for case in cases], float)
        findable = self.right.any(axis=1)
        self.weights = np.array([case.weight for case in cases]) * findable
        self.weights /= self.weights.sum()
        self._standardise()

    def _standardise(self) -> None:
        rows = self.table[self.there]
        self.entry_mean = rows.mean(axis=0).astype(np.float32)
        self.entry_scale = (rows.std(axis=0) + 1e-6).astype(np.float32)
        self.table = (self.table - self.entry_mean) / self.entry_scale
        self.context_mean = self.context.mean(axis=0).astype(np.float32)
        self.context_scale = (self.context.std(axis=0) + 1e-6).astype(np.float32)
        self.context_mean[0], self.context_scale[0] = 0, 1
        self.context = (self.context - self.context_mean) / self.context_scale

    def loss(self, parameters: Floats) -> tuple[float, Floats]:
        """Return the penalised negative log-likelihood and its gradient."""
        size, width = self.table.shape[2], self.context.shape[1]
        entry = parameters[:size]
        none, vague = parameters[size : size + width], parameters[size + width :]
        utilities = np.where(self.there, self.table @ entry, -np.inf)
        others = np.stack([self.context @ none, self.context @ vague], axis=1)
        utilities = np.concatenate([utilities, others], axis=1)
        shares = np.exp(utilities - utilities.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        right = np.maximum((shares * self.right).sum(axis=1), 1e-12)
        pull = (shares - shares * self.right / right[:, None]) * self.weights[:, None]
        gradient = np.concatenate(
            [
                np.einsum("ne,nek->k", pull[:, :-2], self.table),
                pull[:, -2] @ self.context,
                pull[:, -1] @ self.context,
            ]
        )
        loss = -(self.weights * np.log(right)).sum() + PENALTY * (parameters**2).sum()
        return float(loss), gradient + 2 * PENALTY * parameters


def fit(cases: Sequence[Case]) -> Decision:
    """Fit the weights, then the thresholds that cost least on questions the weights never saw."""
    return Decision(fit_weights(cases), fit_thresholds(list(across(cases))))


@dataclass(frozen=True)
class Judged:
    """The probabilities given to a question by weights fitted without its author."""

    question: Labelled
    ranked: tuple[tuple[str, float], ...]
    """Entries and their probabilities, best first, at most five."""


def rank(weights: Weights, case: Case) -> Judged:
    """Return the most probable entries of a case."""
    shares, _, _ = weights.probabilities(case.signals)
    order = np.argsort(-shares)[:5]
    return Judged(case.question, tuple((case.ids[i], float(shares[i])) for i in order))


def across(cases: Sequence[Case]) -> Iterable[Judged]:
    """Judge the labelled questions, each author by weights fitted without that author."""
    for author in sorted({case.question.author for case in cases}):
        if author.startswith("base"):
            continue
        weights = fit_weights([case for case in cases if case.question.author != author])
        yield from (rank(weights, case) for case in cases if case.question.author == author)


def cost(judged: Judged, thresholds: Thresholds) -> float:
    """Return what a decision costs the person who asked."""
    ranked = judged.ranked
    labels = set(judged.question.labels)
    top = ranked[0][1] if ranked else 0.0
    lead = top - (ranked[1][1] if len(ranked) > 1 else 0.0)
    if top >= thresholds.answer and lead >= thresholds.margin:
        return ANSWER_COST if ranked[0][0] in labels else WRONG_COST
    if sum(share for _, share in ranked[:4]) >= thresholds.listed:
        found = any(i in labels for i, _ in ranked[:4])
        return LIST_COST if found or VAGUE_LABEL in labels else MISSED_COST
    return ANSWER_COST if OUT_LABEL in labels else MISSED_COST


def fit_thresholds(judged: Sequence[Judged]) -> Thresholds:
    """Return the thresholds of least total cost, on a grid."""

    def total(thresholds: Thresholds) -> float:
        return sum(cost(one, thresholds) for one in judged)

    best = Thresholds(answer=0.5, margin=0.1, listed=0.3)
    for _ in range(2):
        for name, grid in _GRIDS.items():
            best = _best_of(total, [replace(best, **{name: value}) for value in grid])
    return best


_GRIDS: dict[str, list[float]] = {
    "answer": [x / 100 for x in range(30, 91, 2)],
    "margin": [x / 100 for x in range(0, 51, 5)],
    "listed": [x / 100 for x in range(6, 61, 2)],
}


def _best_of(total: Callable[[Thresholds], float], candidates: Sequence[Thresholds]) -> Thresholds:
    return min(candidates, key=total)
