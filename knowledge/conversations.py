"""Conversations whose answers are known, and the follow-up weights fitted on them."""

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np

from knowledge.entries import Base
from knowledge.evaluation import Asked
from knowledge.followups import FEATURES, FollowWeights, Leaning, read_behind
from knowledge.halving import Halver
from knowledge.index import Floats
from knowledge.opinion import Opiner
from knowledge.parts import cuts, may_lean
from knowledge.splitting import SplitWeights
from knowledge.topics import OUT_LABEL, Labelled

STANDALONE, SINGLE = 400, 3_000
"""Complete questions asked out of the blue after an unrelated answer, at most; and single ones
that might be taken for two."""
PENALTY, SPLIT_PENALTY = 3e-3, 1e-2


@dataclass(frozen=True)
class Conversations:
    """What a base says of messages that follow an answer.

    Attributes:
        base: the base.
        suites: follow-ups and the message before each.
        doubles: messages of two questions.
        alone: complete questions of one author, to be read after an unrelated answer.
        author: that author.
    """

    base: Base
    suites: Sequence[Asked]
    doubles: Sequence[Asked]
    alone: Sequence[Labelled]
    author: str


def fit_follow(talks: Conversations, opiner: Opiner) -> FollowWeights:
    """Fit the weights of the follow-ups by maximum penalised likelihood (L-BFGS)."""
    from scipy.optimize import minimize  # noqa: PLC0415 - only fitting needs it

    rows = [_row(leaning, labels) for leaning, labels in _leanings(talks, opiner)]
    rows = [row for row in rows if row[2].any()]
    size = len(FEATURES)

    def loss(parameters: Floats) -> tuple[float, Floats]:
        total, gradient = 0.0, np.zeros(size + 2)
        for features, context, right in rows:
            utilities = np.append(features @ parameters[:size], context @ parameters[size:])
            shares = np.exp(utilities - utilities.max())
            shares /= shares.sum()
            likelihood = max(float(shares[right].sum()), 1e-12)
            pull = shares - np.where(right, shares / likelihood, 0)
            total -= float(np.log(likelihood))
            gradient[:size] += pull[:-1] @ features
            gradient[size:] += pull[-1] * context
        total = total / len(rows) + PENALTY * float((parameters**2).sum())
        return total, gradient / len(rows) + 2 * PENALTY * parameters

    found = minimize(loss, np.zeros(size + 2), jac=True, method="L-BFGS-B").x
    return FollowWeights(found[:size].astype(np.float32), found[size:].astype(np.float32))


def _row(leaning: Leaning, labels: tuple[str, ...]) -> tuple[Floats, Floats, Floats]:
    right = [entry_id in labels for entry_id in leaning.ids()]
    known = np.array([*right, OUT_LABEL in labels], bool)
    return leaning.features(), FollowWeights.nothing(leaning), known


def _leanings(talks: Conversations, opiner: Opiner) -> Iterator[tuple[Leaning, tuple[str, ...]]]:
    for suite in talks.suites:
        before = opiner.opinion(suite.before).candidates
        if before and may_lean(suite.question):
            yield _leaning(opiner, suite.question, before[0].id), suite.labels[0]
    chance = random.Random(0)  # noqa: S311 - pairs to fit on, not secrets
    ids = list(talks.base.entries)
    short = [question for question in talks.alone if may_lean(question.question)]
    for question in chance.sample(short, min(STANDALONE, len(short))):
        after = chance.choice(ids)
        if after not in question.labels:
            yield _leaning(opiner, question.question, after), question.labels


def _leaning(opiner: Opiner, text: str, after: str) -> Leaning:
    return read_behind(opiner, text, opiner.opinion(text), after)


def fit_split(talks: Conversations, halver: Halver, singles: Iterable[Labelled]) -> SplitWeights:
    """Fit the weights that tell two questions from one (logistic regression, L-BFGS).

    Single questions weigh as much, all together, as messages of two.
    """
    from scipy.optimize import minimize  # noqa: PLC0415 - only fitting needs it

    rows = [*_cut_doubles(talks, halver), *_cut_singles(halver, singles)]
    features = np.array([row for row, _ in rows], float)
    two = np.array([right for _, right in rows], bool)
    counts = np.where(two, 0.5 / max(two.sum(), 1), 0.5 / max((~two).sum(), 1))

    def loss(weights: Floats) -> tuple[float, Floats]:
        margins = np.where(two, 1, -1) * (features @ weights)
        total = (counts * np.logaddexp(0, -margins)).sum() + SPLIT_PENALTY * (weights**2).sum()
        pull = -counts * np.where(two, 1, -1) / (1 + np.exp(margins))
        return float(total), features.T @ pull + 2 * SPLIT_PENALTY * weights

    found = minimize(loss, np.zeros(features.shape[1]), jac=True, method="L-BFGS-B").x
    return SplitWeights(found.astype(np.float32))


def _cut_doubles(talks: Conversations, halver: Halver) -> Iterator[tuple[Floats, bool]]:
    """Yield the features of the likeliest cut of each message, and whether it is right."""
    for double in talks.doubles:
        halves = halver.halves(double.question)
        if halves and halves.differ:
            answers = (halves.left.candidates[0].id, halves.second.candidates[0].id)
            right = all(
                any(talks.base.same_answer(answer, label) for label in labels)
                for answer, labels in zip(answers, double.labels, strict=True)
            )
            yield halves.features(), right


def _cut_singles(halver: Halver, singles: Iterable[Labelled]) -> Iterator[tuple[Floats, bool]]:
    some = (single for single in singles if any(True for _ in cuts(single.question)))
    for single in islice(some, SINGLE):
        halves = halver.halves(single.question)
        if halves and halves.differ:
            yield halves.features(), False
