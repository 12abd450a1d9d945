"""Fits the decision on the base's own ways of asking and on labelled questions.

Authors are divided into camps; each camp's questions are judged by an index and a network that
have not seen that camp. This measures how well strangers are understood, not how well the base
remembers.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from knowledge.comparing.comparer import Comparer
from knowledge.entries import Base
from knowledge.learning.lessons import OWN, Lesson
from knowledge.learning.likelihood import Case, fit_weights
from knowledge.learning.thresholds import Judged, fit_thresholds, rank, summary
from knowledge.matching.decision import Thresholds
from knowledge.matching.weights import Weights
from knowledge.meaning.networks import Networks
from knowledge.topics import GAP_LABEL, Labelled

OWN_WEIGHT, GAP_WEIGHT = 0.5, 0.3
"""A base's own way of asking counts half a labelled question: its author wrote its neighbours. A
gap counts less still: whether a neighbour's answer would not have done is a matter of opinion."""


@dataclass(frozen=True)
class Camp:
    """Some authors, and how their questions are judged.

    Attributes:
        questions: theirs.
        networks: what the others teach.
        cases: the questions, judged by the index and the networks of the others.
    """

    questions: Sequence[Labelled]
    networks: Networks
    cases: Sequence[Case]

    @property
    def texts(self) -> frozenset[str]:
        """What must be hidden from whatever judges them."""
        return frozenset(question.question for question in self.questions)


def judge(lesson: Lesson, number: int, questions: Sequence[Labelled]) -> Camp:
    """Judge the questions of a camp with an index and networks that have not seen it."""
    camp = Camp(questions, lesson.learnt(frozenset(one.question for one in questions)), ())
    comparer = lesson.without(camp.texts, camp.networks)
    return replace(camp, cases=[_case(comparer, question, number) for question in questions])


def _case(comparer: Comparer, question: Labelled, camp: int) -> Case:
    heard = comparer.hear(comparer.lexicon.reader.read(question.question))
    signals = comparer.compare(heard, *comparer.look([question.question]))
    ids = tuple(comparer.topics[i].id for i in signals.topics)
    own, gap = question.author.startswith(OWN), GAP_LABEL in question.labels
    weight = OWN_WEIGHT if own else GAP_WEIGHT if gap else 1.0
    return Case(question, signals, ids, weight, camp)


def only(cases: Iterable[Case], names: Sequence[str]) -> list[Case]:
    """Return the same cases as judged by these signals alone."""
    return [replace(case, signals=case.signals.only(names)) for case in cases]


def fit(base: Base, cases: Sequence[Case]) -> tuple[Weights, Thresholds]:
    """Fit the weights, then the thresholds on what the weights never saw."""
    weights = fit_weights(cases)
    judged = list(across(base, cases, weights))
    thresholds = fit_thresholds(judged)
    print(summary(judged, thresholds))  # noqa: T201 - said to who fits
    return weights, thresholds


def across(base: Base, cases: Sequence[Case], start: Weights) -> Iterable[Judged]:
    """Judge all labelled questions but gaps, each camp by weights fitted without it."""
    for camp in sorted({case.camp for case in cases}):
        weights = fit_weights([case for case in cases if case.camp != camp], start)
        for case in cases:
            own, gap = case.question.author.startswith(OWN), GAP_LABEL in case.question.labels
            if case.camp == camp and not own and not gap:
                shares, _none, _vague = weights.probabilities(case.signals)
                yield rank(base, case, shares)
