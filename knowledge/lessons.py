"""What the networks are taught: a base's own ways of asking and labelled questions, by author."""

import random
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from knowledge.arrays import Floats
from knowledge.comparing import Comparer
from knowledge.encoder import Encoder, SentenceEncoder, Vectors
from knowledge.entries import Base
from knowledge.meanings import Meanings
from knowledge.networks import Networks, hashed
from knowledge.text import Vocabulary
from knowledge.topics import ENTRY, OFF, OUT_LABEL, VAGUE_LABEL, Labelled, Topic, topics_of
from knowledge.training import fit_network

FOLDS = 4
CAMPS = 4
"""Groups of authors, each judged by what the others taught."""
HIDDEN = 1 / 3


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
