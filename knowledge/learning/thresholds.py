"""Where the outcomes part: thresholds chosen on strangers' questions, by the cost of mistakes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product

import numpy as np

from knowledge.arrays import Floats
from knowledge.entries import Base
from knowledge.learning.likelihood import Case
from knowledge.matching.choices import MOST_CHOICES
from knowledge.matching.decision import (
    ANSWER_COST,
    LIST_COST,
    MISSED_COST,
    WRONG_COST,
    Thresholds,
)
from knowledge.matching.opinion import KEPT
from knowledge.topics import OUT_LABEL, VAGUE_LABEL

ALMOST = 1.001
"""Among thresholds of lists that cost almost as little, the lowest: people would rather choose."""
MOST_WRONG, MOST_FOOLED = 0.0145, 0.016
"""Share of wrong answers allowed among strangers' questions, in scope and near it: less
than the product allows (3 % and 5 %), for the strangers to come are not these."""


@dataclass(frozen=True)
class Judged:
    """The probabilities of a question, by weights fitted without its author."""

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


def rank(base: Base, case: Case, shares: Floats) -> Judged:
    """Return the most probable entries of a case, from the share of each, [its entries]."""
    order = np.argsort(-shares)[:KEPT]
    ranked = tuple((case.ids[i], float(shares[i])) for i in order)
    labels = case.question.labels
    alike = {i for i in case.ids if any(base.same_answer(i, label) for label in labels)}
    return Judged(frozenset(labels) | alike, ranked, *base.confidence(ranked))


def summary(judged: Sequence[Judged], thresholds: Thresholds) -> str:
    """Return the effect of these thresholds on strangers' questions, in one line."""
    inside = [one for one in judged if not {OUT_LABEL, VAGUE_LABEL} & one.labels]
    outside = [one for one in judged if OUT_LABEL in one.labels]
    answered = [one for one in inside if thresholds.answers(one.sure, one.lead)]
    shares = {
        "first": sum(one.right for one in inside) / len(inside),
        "recall@1": sum(one.right for one in answered) / len(inside),
        "wrong": sum(not one.right for one in answered) / len(inside),
        "fooled": sum(thresholds.answers(o.sure, o.lead) for o in outside) / len(outside),
    }
    return "  ".join(f"{name} {share:.3f}" for name, share in shares.items())


def cost(judged: Judged, thresholds: Thresholds) -> float:
    """Return what an outcome costs the person who asked."""
    if thresholds.answers(judged.sure, judged.lead):
        return ANSWER_COST if judged.right else WRONG_COST
    listed = judged.ranked[:MOST_CHOICES]
    if sum(share for _, share in listed) >= thresholds.listed:
        if OUT_LABEL in judged.labels:
            return LIST_COST + ANSWER_COST  # a list read, then « aucune de ces réponses »
        found = any(i in judged.labels for i, _ in listed)
        return LIST_COST if found or VAGUE_LABEL in judged.labels else MISSED_COST
    return ANSWER_COST if OUT_LABEL in judged.labels else MISSED_COST


def misled(judged: Sequence[Judged], thresholds: Thresholds) -> bool:
    """Tell whether these thresholds mislead more people than the product allows."""
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
    costs = [sum(cost(one, t) for one in judged) for t in choices]
    best = next(t for t, c in zip(choices, costs, strict=True) if c <= ALMOST * min(costs))
    allowed = [
        t
        for answer, margin in product(_ANSWER, _MARGIN)
        if not misled(judged, t := replace(best, answer=answer, margin=margin))
    ]
    return max(allowed, key=lambda t: sum(t.answers(j.sure, j.lead) for j in judged), default=best)


_ANSWER = [x / 100 for x in range(30, 96)]
_MARGIN = [0.0, 0.1, 0.2]
_LISTED = [x / 100 for x in range(6, 41, 2)]
"""The thresholds that are tried."""
