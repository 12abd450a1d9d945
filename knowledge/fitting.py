"""Fits the decision on the base's own ways of asking and on labelled questions.

Authors are dealt into camps; each camp's questions are judged by an index and a network that have
not seen that camp: what is measured is how well strangers are understood, not how well the base
remembers.
"""

import random
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import product

import numpy as np

from knowledge.comparing import Comparer
from knowledge.decision import (
    ANSWER_COST,
    LIST_COST,
    MISSED_COST,
    WRONG_COST,
    Thresholds,
    confidence,
)
from knowledge.encoder import Encoder, SentenceEncoder, Vectors
from knowledge.entries import Base
from knowledge.index import Floats
from knowledge.likelihood import Case, fit_weights
from knowledge.meanings import Meanings
from knowledge.networks import Networks, hashed
from knowledge.opinion import KEPT
from knowledge.text import Vocabulary
from knowledge.topics import ENTRY, OFF, OUT_LABEL, VAGUE_LABEL, Labelled, Topic, topics_of
from knowledge.training import fit_network
from knowledge.weights import Weights

FOLDS = 4
CAMPS = 5
"""Groups of authors, each judged by what the others taught."""
JUDGED = 0.5
"""Share of the questions of each author that are judged: enough, in half the time."""
HIDDEN = 1 / 3
OWN_WEIGHT = 0.5
"""A base's own way of asking counts half a labelled question: its author wrote its neighbours."""
ALMOST = 1.001
"""Among thresholds of lists that cost almost as little, the lowest: people would rather choose."""
MOST_WRONG, MOST_FOOLED = 0.015, 0.02
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


@dataclass(frozen=True)
class Encoded:
    """The encoder, when it has already read what the base holds.

    Attributes:
        known: its rows, by text.
    """

    known: Mapping[str, Vectors]

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one row a text, as the encoder does."""
        if all(text in self.known for text in texts):
            return np.stack([self.known[text] for text in texts])
        return _encoder().encode(texts)


@cache
def _encoder() -> Encoder:
    """Return the encoder, one for each process: it cannot be handed over."""
    return SentenceEncoder()


@dataclass(frozen=True)
class Lesson:
    """What there is to learn from.

    Attributes:
        base: the base.
        vocabulary: its synonyms.
        labelled: its labelled questions.
        questions: the same after a share of the base's own ways of asking.
        words: what the networks read of the words of each, [n, BUCKETS].
        meaning: an encoder that already read them, and what tells them apart.
    """

    base: Base
    vocabulary: Vocabulary
    labelled: Sequence[Labelled]
    questions: Sequence[Labelled]
    words: Floats
    meaning: Meanings | None

    @classmethod
    def on(
        cls,
        base: Base,
        vocabulary: Vocabulary,
        labelled: Sequence[Labelled],
        meaning: Meanings | None,
    ) -> "Lesson":
        """Read the questions."""
        questions = [*own_questions(base), *labelled]
        words = np.stack([hashed(vocabulary.words(one.question)) for one in questions])
        return cls(base, vocabulary, labelled, questions, words, meaning)

    def learnt(self, hidden: frozenset[str] = frozenset()) -> Networks:
        """Return networks that know every question but the hidden ones."""
        seen = [n for n, one in enumerate(self.questions) if one.question not in hidden]
        labels, classes = [self.questions[n].labels for n in seen], list(self.base.entries)
        words = self.words[seen]
        alone = fit_network(words, labels, classes)
        if self.meaning is None:
            return Networks(alone)
        rows = self.meaning.encoder.encode([self.questions[n].question for n in seen])
        both = np.hstack([rows, words])
        return Networks(
            alone, fit_network(rows, labels, classes), fit_network(both, labels, classes)
        )

    def without(self, hidden: frozenset[str], networks: Networks) -> Comparer:
        """Return every topic as known without the hidden questions."""
        topics = _without(topics_of(self.base, self.labelled), hidden)
        return Comparer(topics, self.vocabulary, networks, self.meaning)


def camps(questions: Iterable[Labelled]) -> list[list[Labelled]]:
    """Deal questions into camps, each author into one."""
    by_author: dict[str, list[Labelled]] = defaultdict(list)
    for question in questions:
        by_author[question.author].append(question)
    dealt: list[list[Labelled]] = [[] for _ in range(CAMPS)]
    for _, some in sorted(by_author.items(), key=lambda item: (-len(item[1]), item[0])):
        min(dealt, key=len).extend(some)
    return dealt


@dataclass(frozen=True)
class Camp:
    """Some authors, and how their questions fare.

    Attributes:
        questions: theirs.
        networks: what the others teach.
        cases: a share of the questions, judged by the index and the networks of the others.
    """

    questions: Sequence[Labelled]
    networks: Networks
    cases: Sequence[Case]

    @property
    def texts(self) -> frozenset[str]:
        """What must be hidden from who judges them."""
        return frozenset(question.question for question in self.questions)


def judge(lesson: Lesson) -> list[Camp]:
    """Judge a share of the questions, each by an index and networks without its camp."""
    from joblib import Parallel, delayed  # noqa: PLC0415 - only fitting needs it

    dealt = enumerate(camps(lesson.questions))
    return list(Parallel(n_jobs=-1)(delayed(_judged)(lesson, n, camp) for n, camp in dealt))


def _judged(lesson: Lesson, number: int, questions: Sequence[Labelled]) -> Camp:
    camp = Camp(questions, lesson.learnt(frozenset(one.question for one in questions)), ())
    comparer = lesson.without(camp.texts, camp.networks)
    judged = questions[:: round(1 / JUDGED)]
    return replace(camp, cases=[_case(comparer, question, number) for question in judged])


def _case(comparer: Comparer, question: Labelled, camp: int) -> Case:
    signals = comparer.compare(question.question, comparer.read(question.question))
    ids = tuple(comparer.topics[i].id for i in signals.topics)
    own = question.author.startswith("base")
    return Case(question, signals, ids, OWN_WEIGHT if own else 1.0, camp)


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


def rank(base: Base, case: Case, shares: Floats) -> Judged:
    """Return the most probable entries of a case, from the share of each."""
    order = np.argsort(-shares)[:KEPT]
    ranked = tuple((case.ids[i], float(shares[i])) for i in order)
    labels = case.question.labels
    alike = {i for i in case.ids if any(base.same_answer(i, label) for label in labels)}
    return Judged(frozenset(labels) | alike, ranked, *confidence(base, ranked))


def across(base: Base, cases: Sequence[Case], start: Weights) -> Iterable[Judged]:
    """Judge the labelled questions, each camp by weights fitted without that camp."""
    for camp in sorted({case.camp for case in cases}):
        weights = fit_weights([case for case in cases if case.camp != camp], start)
        for case in cases:
            if case.camp == camp and not case.question.author.startswith("base"):
                shares, _none, _vague = weights.probabilities(case.signals)
                yield rank(base, case, shares)


def summary(judged: Sequence[Judged], thresholds: Thresholds) -> str:
    """Return what these thresholds give on questions of strangers, in one line."""
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
    """Return what a decision costs the person who asked."""
    if thresholds.answers(judged.sure, judged.lead):
        return ANSWER_COST if judged.right else WRONG_COST
    listed = judged.ranked[:4]
    if sum(share for _, share in listed) >= thresholds.listed:
        if OUT_LABEL in judged.labels:
            return LIST_COST + ANSWER_COST  # a list read, then « aucune de ces réponses »
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
