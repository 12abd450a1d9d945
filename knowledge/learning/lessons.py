"""What the networks are taught: a base's own ways of asking and labelled questions, by author."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from zlib import crc32

import numpy as np

from knowledge.arrays import Floats
from knowledge.comparing.comparer import Comparer
from knowledge.entries import Base
from knowledge.learning.order import fit_order
from knowledge.learning.training import fit_network
from knowledge.meaning.encoder import Cut
from knowledge.meaning.meanings import Meanings
from knowledge.meaning.networks import LEARNED, Networks, hashed
from knowledge.meaning.projection import Projection
from knowledge.text import Vocabulary
from knowledge.topics import ENTRY, OFF, OUT_LABEL, VAGUE_LABEL, Labelled, Topic, topics_of

CAMPS = 4
"""Groups of authors, each judged by what the others taught, and folds of the base itself."""
HIDDEN = 3
"""One off-topic subject in so many is hidden whole, as if nobody had thought of it."""
OWN = "base "
"""How the author of a base's own ways of asking is called, before the number of the fold."""


def drawn(text: str, of: int) -> int:
    """Draw a number under `of` for a text; always the same, whatever else is drawn."""
    return crc32(text.encode()) % of


def own_questions(base: Base) -> list[Labelled]:
    """Return the base's own ways of asking as labelled questions, in fixed folds."""
    found = []
    for topic in topics_of(base):
        label = (
            topic.id if topic.kind == ENTRY else OUT_LABEL if topic.kind == OFF else VAGUE_LABEL
        )
        whole = topic.kind == OFF and drawn(f"hidden {topic.id}", HIDDEN) == 0
        for phrase in topic.phrases:
            fold = drawn(topic.id if whole else phrase, CAMPS)
            found.append(Labelled((label,), topic.kind, phrase, f"{OWN}{fold}"))
    return found


def _without(topics: Iterable[Topic], phrases: frozenset[str]) -> list[Topic]:
    kept = [replace(t, phrases=tuple(p for p in t.phrases if p not in phrases)) for t in topics]
    return [topic for topic in kept if topic.phrases]


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
        cut: their pieces, as that encoder cuts them.
    """

    base: Base
    vocabulary: Vocabulary
    labelled: Sequence[Labelled]
    questions: Sequence[Labelled]
    words: Floats
    meaning: Meanings
    cut: Cut

    @classmethod
    def on(
        cls,
        base: Base,
        vocabulary: Vocabulary,
        labelled: Sequence[Labelled],
        meaning: Meanings,
    ) -> "Lesson":
        """Read the questions."""
        questions = [*own_questions(base), *labelled]
        words = np.stack([hashed(vocabulary.words(one.question)) for one in questions])
        cut = meaning.encoder.cut([one.question for one in questions])
        return cls(base, vocabulary, labelled, questions, words, meaning, cut)

    def learnt(self, hidden: frozenset[str] = frozenset()) -> Networks:
        """Return networks that know every question but the hidden ones."""
        seen = [n for n, one in enumerate(self.questions) if one.question not in hidden]
        labels = [self.questions[n].labels for n in seen]
        classes = list(self.base.entries)
        words = self.words[seen]
        alone = fit_network(words, labels, classes)
        order = fit_order(self.cut.only(np.array(seen)), labels, classes)
        texts = [self.questions[n].question for n in seen]
        both = np.hstack([self.meaning.encoder.encode(texts), words])
        whole = fit_network(both, labels, classes)
        _, units = whole.read(both)
        learned = Projection.fit(units, LEARNED)
        learned = learned.knowing(texts, learned.project(units))
        return Networks(alone, order, whole, learned=learned)

    def without(self, hidden: frozenset[str], networks: Networks) -> Comparer:
        """Return every topic as known without the hidden questions."""
        topics = _without(topics_of(self.base, self.labelled), hidden)
        return Comparer(topics, self.vocabulary, networks, self.meaning)


def camps(questions: Iterable[Labelled]) -> list[list[Labelled]]:
    """Divide questions into camps, each author in one; always the same, whoever the others are."""
    dealt: list[list[Labelled]] = [[] for _ in range(CAMPS)]
    for question in questions:
        author = question.author
        own = author.startswith(OWN)
        camp = int(author.removeprefix(OWN)) if own else drawn(f"camp {author}", CAMPS)
        dealt[camp].append(question)
    return dealt
