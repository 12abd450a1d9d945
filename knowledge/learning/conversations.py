"""Fits the weights of follow-ups and of double questions, on conversations with known answers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

import numpy as np

from knowledge.arrays import Floats, softmax
from knowledge.cutting import cuts
from knowledge.evaluating.evaluation import Asked
from knowledge.learning.sequels import Sequel
from knowledge.matching.followups import FEATURES, FollowWeights, Leaning, read_behind
from knowledge.matching.halving import Halver
from knowledge.matching.opinion import Opiner
from knowledge.matching.splitting import DOUBTFUL, SplitWeights
from knowledge.parts import may_lean
from knowledge.topics import OUT_LABEL, Labelled

SINGLE = 3_000
"""Single questions that might be taken for two, at most."""
PENALTY, SPLIT_PENALTY = 3e-3, 1e-2
"""L2 penalties on the weights of follow-ups, and of messages of two questions."""


@dataclass(frozen=True)
class Talks:
    """What people said with known answers, by authors that the index has not seen.

    Attributes:
        sequels: messages that follow an answer.
        doubles: messages of two questions.
        singles: messages of one.
    """

    sequels: Sequence[Sequel]
    doubles: Sequence[Asked]
    singles: Sequence[Labelled]


def fit_follow(talks: Talks, opiner: Opiner) -> FollowWeights:
    """Fit the weights of the follow-ups by maximum penalised likelihood (L-BFGS)."""
    from scipy.optimize import minimize  # noqa: PLC0415 - only fitting needs it

    rows = [
        _row(_leaning(one, opiner), one.labels) for one in talks.sequels if may_lean(one.question)
    ]
    rows = [row for row in rows if row[2].any()]
    size, context_size = len(FEATURES), len(rows[0][1])

    def loss(parameters: Floats) -> tuple[float, Floats]:
        total, gradient = 0.0, np.zeros(size + context_size)
        for features, context, right in rows:
            utilities = np.append(features @ parameters[:size], context @ parameters[size:])
            shares = softmax(utilities)
            likelihood = max(float(shares[right].sum()), 1e-12)
            pull = shares - np.where(right, shares / likelihood, 0)
            total -= float(np.log(likelihood))
            gradient[:size] += pull[:-1] @ features
            gradient[size:] += pull[-1] * context
        total = total / len(rows) + PENALTY * float((parameters**2).sum())
        return total, gradient / len(rows) + 2 * PENALTY * parameters

    found = minimize(loss, np.zeros(size + context_size), jac=True, method="L-BFGS-B").x
    return FollowWeights(found[:size].astype(np.float32), found[size:].astype(np.float32))


def _row(leaning: Leaning, labels: tuple[str, ...]) -> tuple[Floats, Floats, Floats]:
    right = [entry_id in labels for entry_id in leaning.ids()]
    known = np.array([*right, OUT_LABEL in labels], bool)
    return leaning.features(), leaning.nothing(), known


def _leaning(sequel: Sequel, opiner: Opiner) -> Leaning:
    """Read a message after an answer; the network's view comes from other authors."""
    leaning = read_behind(opiner, sequel.question, opiner.opinion(sequel.question), sequel.after)
    return replace(leaning, behind=sequel.behind) if leaning.behind else leaning


def fit_split(talks: Talks, halver: Halver) -> SplitWeights:
    """Fit the weights that tell two questions from one (logistic regression, L-BFGS).

    All single questions together weigh as much as all double ones.
    """
    from scipy.optimize import minimize  # noqa: PLC0415 - only fitting needs it

    rows = [*_cut_doubles(talks, halver), *_cut_singles(talks, halver)]
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


def _cut_doubles(talks: Talks, halver: Halver) -> Iterator[tuple[Floats, bool]]:
    """Yield the features of the likeliest cut of each message, and whether it is right."""
    for double in talks.doubles:
        halves = halver.halves(double.question)
        if halves and halves.differ and halves.sign not in DOUBTFUL:
            answers = (halves.left.candidates[0].id, halves.second.candidates[0].id)
            right = all(
                any(halves.base.same_answer(answer, label) for label in labels)
                for answer, labels in zip(answers, double.labels, strict=True)
            )
            yield halves.features(), right


def _cut_singles(talks: Talks, halver: Halver) -> Iterator[tuple[Floats, bool]]:
    some = (single for single in talks.singles if any(True for _ in cuts(single.question)))
    for single in islice(some, SINGLE):
        halves = halver.halves(single.question)
        if halves and halves.differ and halves.sign not in DOUBTFUL:
            yield halves.features(), False
