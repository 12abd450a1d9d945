"""The weights of the conditional logit that make the judged questions likeliest."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from knowledge.arrays import Floats, softmax
from knowledge.comparing.signals import Signals
from knowledge.matching.weights import Weights
from knowledge.topics import GAP_LABEL, OUT_LABEL, VAGUE_LABEL, Labelled

PENALTY = 3e-4
"""L2 penalty on the standardised weights."""
CONSTANT = 1e-3
"""Spread of a signal, or of what surrounds them, below which it says nothing."""


@dataclass(frozen=True)
class Case:
    """A question, judged by an index that has not seen it."""

    question: Labelled
    signals: Signals
    ids: tuple[str, ...]
    """Entry of each shortlisted topic."""
    weight: float
    camp: int
    """Group of authors it was judged without."""


def fit_weights(cases: Sequence[Case], near: Weights | None = None) -> Weights:
    """Fit the conditional logit by maximum penalised likelihood (L-BFGS).

    No signal may have a negative weight: where two say nearly the same, weights of opposite signs
    would fit the questions at hand, and mislead on others.

    Args:
        cases: judged questions.
        near: weights fitted on nearly the same cases, to start from.
    """
    from scipy.optimize import minimize  # noqa: PLC0415 - only fitting needs it

    batch = _Batch(cases)
    size, width = batch.table.shape[2], batch.context.shape[1]
    start = np.zeros(size + 2 * width)
    if near:
        start = np.concatenate([near.entry, near.none, near.vague]).astype(float)
    bounds = [(0, None)] * size + [(None, None)] * (2 * width)
    result = minimize(
        batch.loss,
        start,
        jac=True,
        method="L-BFGS-B",
        bounds=bounds,
        options={"maxiter": 200, "ftol": 1e-7},
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
        self.table = np.zeros((len(cases), longest, columns), np.float32)
        self.there = np.zeros((len(cases), longest), bool)
        self.right = np.zeros((len(cases), longest + 2), bool)
        for row, case in enumerate(cases):
            count = len(case.ids)
            self.table[row, :count] = case.signals.table
            self.there[row, :count] = True
            labels = set(case.question.labels)
            self.right[row, :count] = [i in labels for i in case.ids]
            self.right[row, longest] = not labels.isdisjoint({OUT_LABEL, GAP_LABEL})
            self.right[row, longest + 1] = VAGUE_LABEL in labels
        self.context = np.array([case.signals.context for case in cases], np.float32)
        findable = self.right.any(axis=1)
        self.weights = np.array([case.weight for case in cases], np.float32) * findable
        self.weights /= self.weights.sum()
        self._standardise()

    def _standardise(self) -> None:
        rows = self.table[self.there]
        self.entry_mean = rows.mean(axis=0).astype(np.float32)
        self.entry_scale = _scale(rows)
        self.table = (self.table - self.entry_mean) / self.entry_scale
        self.context_mean = self.context.mean(axis=0).astype(np.float32)
        self.context_scale = _scale(self.context)
        self.context_mean[0], self.context_scale[0] = 0, 1
        self.context = (self.context - self.context_mean) / self.context_scale

    def loss(self, parameters: Floats) -> tuple[float, Floats]:
        """Return the penalised negative log-likelihood and its gradient, [parameters]."""
        size, width = self.table.shape[2], self.context.shape[1]
        single = parameters.astype(np.float32)  # doubles would copy the whole table
        entry = single[:size]
        none, vague = single[size : size + width], single[size + width :]
        rows = self.table.reshape(-1, size)
        utilities = np.where(self.there, (rows @ entry).reshape(self.there.shape), -np.inf)
        others = np.stack([self.context @ none, self.context @ vague], axis=1)
        utilities = np.concatenate([utilities, others], axis=1)
        shares = softmax(utilities)
        right = np.maximum((shares * self.right).sum(axis=1), 1e-12)
        pull = (shares - shares * self.right / right[:, None]) * self.weights[:, None]
        gradient = np.concatenate(
            [
                pull[:, :-2].ravel() @ rows,
                pull[:, -2] @ self.context,
                pull[:, -1] @ self.context,
            ]
        )
        loss = -(self.weights * np.log(right)).sum(dtype=float) + PENALTY * (parameters**2).sum()
        return float(loss), gradient.astype(float) + 2 * PENALTY * parameters


def _scale(rows: Floats) -> Floats:
    """Return the divisor of each column; 1 if it hardly varies, as in a base of few files.

    Weights are stored with four decimals: a smaller divisor would be stored as zero.
    """
    spread = rows.std(axis=0)
    return np.asarray(np.where(spread > CONSTANT, spread + 1e-6, 1), np.float32)
