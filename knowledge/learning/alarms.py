"""Teaches two networks to recognise a life at risk: one by words, one by an encoder as well."""

from collections.abc import Iterable

import numpy as np

from knowledge.entries import Base
from knowledge.learning.lessons import Lesson
from knowledge.learning.training import fit_network
from knowledge.matching.talk_kinds import NEXT_TO_DISTRESS
from knowledge.meaning.network import Network
from knowledge.meaning.networks import hashed
from knowledge.outcomes import Refusal
from knowledge.parts import SHORTEST
from knowledge.sentences import sentences
from knowledge.topics import HEALTH_FILE, OUT_LABEL, Labelled, health_topics

RISKS = (Refusal.EMERGENCY.value, Refusal.DISTRESS.value)
"""Topics of `sante.md` that tell of a life at risk; also the classes of the networks."""
TIMES, ROUNDS = 3, 4
"""How often each of their phrases is taught, there being few; how often all are gone through."""


def told_to_alarms(questions: Iterable[Labelled]) -> list[Labelled]:
    """Return the questions that teach the alarms, without small talk that is close to distress.

    Taught that weariness is ordinary, they would miss « besoin de parler à quelqu'un ».
    """
    return [one for one in questions if NEXT_TO_DISTRESS.isdisjoint(one.labels[1:])]


def parts_of(questions: Iterable[Labelled], base: Base) -> list[str]:
    """Return the sentences of multi-sentence questions that teach alarms, except health ones."""
    labels = health_topics(base)
    health = {p for topic in base.off_topic if topic.kind == HEALTH_FILE for p in topic.phrases}
    split = [
        sentences(one.question)
        for one in told_to_alarms(questions)
        if one.question not in health and not labels.intersection(one.labels)
    ]
    parts = [part for found in split if len(found) > 1 for part in found]
    return list(dict.fromkeys(part for part in parts if len(part.split()) >= SHORTEST))


def learn_alarms(lesson: Lesson) -> tuple[Network, Network]:
    """Return the networks: of words, and of an encoder's row followed by words.

    Everything in the base outside those topics tells of no risk, and so does each sentence of a
    longer question: people tell of their day before they ask.
    """
    heard = told_to_alarms(lesson.questions)
    asked = [one.question for one in heard]
    taught = list(zip(asked, risks(lesson.base, heard), strict=True))
    taught += [(part, OUT_LABEL) for part in parts_of(lesson.questions, lesson.base)]
    texts = [text for text, _ in taught]
    seen = np.repeat(np.arange(len(taught)), [1 if r == OUT_LABEL else TIMES for _, r in taught])
    labels = [(taught[n][1],) for n in seen]
    words = np.stack([hashed(lesson.vocabulary.words(text)) for text in texts])
    by_words = fit_network(words[seen], labels, RISKS, ROUNDS)
    both = np.hstack([lesson.meaning.encoder.encode(texts), words])
    return by_words, fit_network(both[seen], labels, RISKS, ROUNDS)


def risks(base: Base, questions: Iterable[Labelled]) -> list[str]:
    """Return the risk that each question tells of, or `OUT`."""
    known = {
        phrase: topic.topic
        for topic in base.off_topic
        if topic.kind == HEALTH_FILE and topic.topic in RISKS
        for phrase in topic.phrases
    }
    return [known.get(one.question, _told(one)) for one in questions]


def _told(one: Labelled) -> str:
    return next((label for label in one.labels if label in RISKS), OUT_LABEL)
