"""Whether a message that can be cut in two is two questions: a small fitted judgement."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log

import numpy as np

from knowledge.arrays import Floats
from knowledge.cutting import Sign
from knowledge.entries import Base
from knowledge.matching.opinion import Opinion
from knowledge.outcomes import Candidate
from knowledge.parts import asks, leans

FEATURES = (
    "constant",
    "left",
    "right",
    "whole_left",
    "whole_right",
    "whole_other",
    "left_none",
    "right_none",
    "asked",
    "comma",
    "leans",
    "left_words",
    "left_asks",
    "right_asks",
    "stop",
    "told",
)
LIKELY, FIRST, SECOND = 0.4, 0.4, 0.35
"""Least probabilities of two questions, and of each answer: « et je fais quoi ? » has none."""
SURE, LIKELY_WHEN_SURE = 0.85, 0.23
"""Probability of both answers from which less is asked of the message."""

DOUBTFUL = {Sign.RUN_ON: 0.85, Sign.TOLD: 0.95}
"""Probability of both answers needed to cut where two questions are seldom parted."""

MEANT = 0.9
"""Probability of the second answer in the uncut message, from which what is told before a question
is how it came up: « j'ai changé de téléphone comment récupérer ma e-CPS »."""

CLEAR = 0.75
"""How much likelier each half must make its own answer, when either would do for both: « qui voit
mes documents ? comment bloquer un dentiste ? » gets both."""

_FLOOR = 0.01
"""Probability below which two answers are equally unlikely."""


@dataclass(frozen=True)
class Halves:
    """The two halves of a message, each read.

    Attributes:
        base: the base.
        texts: the halves.
        whole: what the message means uncut.
        left, right: what each half means by itself.
        second: what the second half means after the first.
        follows: it was read with the first.
        sign: what is between them.
    """

    base: Base
    texts: tuple[str, str]
    whole: Opinion
    left: Opinion
    right: Opinion
    second: Opinion
    follows: bool
    sign: Sign

    @property
    def differ(self) -> bool:
        """Whether there are two answers, to different questions or clearly asked apart."""
        first, last = self.left.candidates, self.second.candidates
        if not (first and last):
            return False
        twins = self.base.same_answer(first[0].id, last[0].id)
        return told_apart(self.base, first, last) and (not twins or all(map(asks, self.texts)))

    @property
    def is_told_first(self) -> bool:
        """Whether the first half only tells how the question behind it came up."""
        told, asked = self.texts
        run_on = self.sign is Sign.RUN_ON and not asks(told) and asks(asked)
        return run_on and self._heard(self.second.candidates[0].id) >= MEANT

    def features(self) -> Floats:
        """Return one number a feature, [FEATURES]."""
        first, second = self.left.candidates[0], self.second.candidates[0]
        asked, stop = tuple(map(asks, self.texts)), self.sign is Sign.STOP
        with_left, with_right = self._heard(first.id), self._heard(second.id)
        shares = (
            first.score,
            second.score,
            with_left,
            with_right,
            max(1 - with_left - with_right, 0.0),
            self.left.none,
            self.right.none,
        )
        return np.array(
            [
                1.0,
                *(log(share + _FLOOR) for share in shares),
                self.texts[0].endswith("?"),
                self.sign in {Sign.COMMA, Sign.TOLD},
                leans(self.texts[1]),
                log(max(len(self.left.reading.words), 1)),
                *asked,
                stop,
                stop and not asked[0],  # a story, then its question
            ],
            np.float32,
        )

    def _heard(self, entry_id: str) -> float:
        """Return how likely the uncut message makes an entry, with entries that say the same."""
        return sum(c.score for c in self.whole.candidates if self.base.same_answer(c.id, entry_id))


def told_apart(base: Base, one: Sequence[Candidate], other: Sequence[Candidate]) -> bool:
    """Tell whether two questions have two different answers, each asked for by itself.

    Args:
        base: the base.
        one: what may answer the first question, the best first.
        other: what may answer the second.
    """
    first, last = one[0].id, other[0].id
    if first == last or not base.same_answer(first, last):
        return first != last
    return min(_ahead(one, last), _ahead(other, first)) >= CLEAR


def _ahead(candidates: Sequence[Candidate], other: str) -> float:
    """Return how much likelier the best entry is than another."""
    shares = {each.id: each.score for each in candidates}
    return candidates[0].score - shares.get(other, 0.0)


def are_two(halves: Halves, weights: "SplitWeights") -> bool:
    """Tell whether a message is two questions with an answer each."""
    first, second = (halves.base.confidence(one.ranked)[0] for one in (halves.left, halves.second))
    surer, doubtful = min(first, second), DOUBTFUL.get(halves.sign, 0.0)
    least = LIKELY if doubtful or surer < SURE else LIKELY_WHEN_SURE
    return (
        halves.differ
        and not halves.is_told_first
        and surer >= doubtful
        and first >= FIRST
        and second >= SECOND
        and weights.probability(halves) >= least
    )


@dataclass(frozen=True)
class SplitWeights:
    """A logistic regression, fitted on messages of two questions and of one.

    Attributes:
        weights: of each feature.

    Raises:
        ValueError: they are of other features.
    """

    weights: Floats

    def __post_init__(self) -> None:
        if len(self.weights) != len(FEATURES):
            raise ValueError(len(self.weights))

    def probability(self, halves: Halves) -> float:
        """Return how likely a message is two questions."""
        return 1 / (1 + exp(-float(halves.features() @ self.weights)))
