"""Conversations whose answers are known, and the follow-up weights fitted on them."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from knowledge.entries import Base
from knowledge.evaluation import Asked
from knowledge.followups import FEATURES, FollowWeights, Leaning
from knowledge.index import Floats
from knowledge.opinion import Opiner
from knowledge.parts import leans, may_lean
from knowledge.topics import OUT_LABEL, Labelled

STANDALONE = 400
"""Complete questions asked out of the blue after an unrelated answer, at most."""
PENALTY = 3e-3


@dataclass(frozen=True)
class Conversations:
    """What a base says of messages that follow an answer.

    Attributes:
        base: the base.
        suites: follow-ups and the message before each.
        alone: complete questions of one author, to be read after an unrelated answer.
        author: that author.
    """

    base: Base
    suites: Sequence[Asked]
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
            yield _leaning(talks.base, opiner, suite.question, before[0].id), suite.labels[0]
    chance = random.Random(0)  # noqa: S311 - pairs to fit on, not secrets
    ids = list(talks.base.entries)
    short = [question for question in talks.alone if may_lean(question.question)]
    for question in chance.sample(short, min(STANDALONE, len(short))):
        after = chance.choice(ids)
        if after not in question.labels:
            yield _leaning(talks.base, opiner, question.question, after), question.labels


def _leaning(base: Base, opiner: Opiner, text: str, after: str) -> Leaning:
    alone = opiner.opinion(text)
    joined = opiner.opinion(f"{base.entries[after].title} {text}")
    return Leaning(base, alone, joined, after, leans(text))
