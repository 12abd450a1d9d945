"""Teaches two networks to recognise small talk and its kind: by words, by an encoder as well."""

from collections.abc import Sequence

import numpy as np

from knowledge.entries import Base
from knowledge.learning.lessons import Lesson
from knowledge.learning.training import fit_network
from knowledge.matching.talk_kinds import EXACT
from knowledge.meaning.network import Network
from knowledge.topics import OUT_LABEL, TALK_FILE, Labelled

TIMES, ROUNDS = 3, 6
"""How often each line of small talk is taught, there being few; how often all are gone through."""


def kinds_of(base: Base) -> tuple[str, ...]:
    """Return the kinds that a network may recognise: not those that only exact words express."""
    kinds = (topic.topic for topic in base.off_topic if topic.kind == TALK_FILE)
    return tuple(kind for kind in kinds if not kind.startswith(EXACT))


def talks(base: Base, questions: Sequence[Labelled]) -> list[str]:
    """Return the kind of small talk of each question, or `OUT`."""
    kinds = kinds_of(base)
    known = {
        phrase: topic.topic
        for topic in base.off_topic
        if topic.kind == TALK_FILE and topic.topic in kinds
        for phrase in topic.phrases
    }
    told = (next((one for one in asked.labels[1:] if one in kinds), "") for asked in questions)
    return [
        kind or known.get(asked.question, OUT_LABEL)
        for asked, kind in zip(questions, told, strict=True)
    ]


def learn_chat(lesson: Lesson) -> tuple[Network | None, Network | None]:
    """Return the networks: of words, and of the row of an encoder, then words.

    Everything in the base that is not one of its lines is no small talk; without any, none.
    """
    kinds = kinds_of(lesson.base)
    told = talks(lesson.base, lesson.questions)
    if not kinds:
        return None, None
    seen = np.repeat(np.arange(len(told)), [1 if one == OUT_LABEL else TIMES for one in told])
    labels = [(told[n],) for n in seen]
    texts = [one.question for one in lesson.questions]
    both = np.hstack([lesson.meaning.encoder.encode(texts), lesson.words])
    by_words = fit_network(lesson.words[seen], labels, kinds, ROUNDS)
    return by_words, fit_network(both[seen], labels, kinds, ROUNDS)
