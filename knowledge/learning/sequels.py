"""Follow-ups of an answer with known answers of their own, and the network they teach."""

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from knowledge.arrays import Floats
from knowledge.entries import Base
from knowledge.evaluating.evaluation import read_asked
from knowledge.learning.training import fit_network
from knowledge.meaning.network import Network
from knowledge.meaning.networks import hashed_behind, shares_behind
from knowledge.parts import may_lean
from knowledge.text import Vocabulary
from knowledge.topics import AFTER, Labelled

STANDALONE = 400
"""Complete questions asked out of the blue after an unrelated answer, that are judged."""
FRESH, TIMES, ROUNDS = 6_000, 3, 12
"""Complete questions behind an unrelated answer that are taught; how often each follow-up is; how
often all are gone through."""
FOLDS = 3
"""Groups of authors of follow-ups, each judged by what the others taught."""


@dataclass(frozen=True)
class Sequel:
    """A message that follows an answer.

    Attributes:
        after: the entry answered before.
        question: the message.
        labels: acceptable entries, or `OUT`.
        author: the file it comes from.
        behind: the probability of each entry by a network that never saw that author.
    """

    after: str
    question: str
    labels: tuple[str, ...]
    author: str = ""
    behind: Mapping[str, float] = field(default_factory=dict)


def read_sequels(paths: Iterable[Path], base: Base) -> list[Sequel]:
    """Read the follow-ups of files of labelled questions."""
    return [
        Sequel(asked.before.removeprefix(AFTER), asked.question, asked.labels[0], path.stem)
        for path in paths
        for asked in read_asked(path, base.entries)
        if asked.before.startswith(AFTER)
    ]


def out_of_the_blue(
    questions: Sequence[Labelled], base: Base, size: int, seed: int = 0
) -> list[Sequel]:
    """Return complete questions as if asked after an unrelated answer."""
    chance = random.Random(seed)  # noqa: S311 - pairs to fit on, not secrets
    ids = list(base.entries)
    drawn = chance.sample(questions, min(size, len(questions)))
    paired = [(chance.choice(ids), one) for one in drawn]
    return [
        Sequel(after, one.question, one.labels, one.author)
        for after, one in paired
        if after not in one.labels
    ]


@dataclass(frozen=True)
class Sequels:
    """What there is to learn of messages that follow an answer.

    Attributes:
        base: the base.
        vocabulary: its synonyms.
        told: follow-ups.
        fresh: complete questions behind an unrelated answer, to be taught with them.
    """

    base: Base
    vocabulary: Vocabulary
    told: Sequence[Sequel]
    fresh: Sequence[Sequel]

    def learnt(self, hidden: frozenset[str] = frozenset()) -> Network:
        """Return a network that knows every message but those of the hidden authors."""
        taught = [one for one in [*TIMES * [*self.told], *self.fresh] if one.author not in hidden]
        features = np.stack([self.row(one) for one in taught])
        labels = [one.labels for one in taught]
        return fit_network(features, labels, list(self.base.entries), rounds=ROUNDS)

    def judged(self, hidden: frozenset[str], strangers: Sequence[Sequel]) -> list[Sequel]:
        """Return messages as judged by a network that knows none of the hidden authors."""
        network = self.learnt(hidden)
        return [replace(one, behind=shares_behind(network, self.row(one))) for one in strangers]

    def row(self, one: Sequel) -> Floats:
        """Return what is read of a message that follows an answer, [2 * BUCKETS]."""
        words, title = one.question, self.base.entries[one.after].title
        return hashed_behind(self.vocabulary.words(words), self.vocabulary.words(title))


def gather(
    base: Base,
    vocabulary: Vocabulary,
    paths: Iterable[Path],
    labelled: Sequence[Labelled],
    author: str,
) -> Sequels:
    """Read what there is to learn of messages that follow an answer.

    Args:
        base: the base.
        vocabulary: its synonyms.
        paths: files of follow-ups.
        labelled: complete questions.
        author: whose complete questions are left out.
    """
    fresh = out_of_the_blue([one for one in labelled if one.author != author], base, FRESH)
    return Sequels(base, vocabulary, read_sequels(paths, base), fresh)


def learn(
    everything: Sequels, labelled: Sequence[Labelled], author: str
) -> tuple[Network, list[Sequel]]:
    """Teach the network of follow-ups, and judge each follow-up by what other authors teach.

    Args:
        everything: as `gather` reads it.
        labelled: complete questions.
        author: whose complete questions are judged; the others' are taught.

    Returns:
        the network that knows everything, then the follow-ups and complete questions as judged.
    """
    from joblib import Parallel, delayed  # noqa: PLC0415 - only fitting needs it

    short = [one for one in labelled if one.author == author and may_lean(one.question)]
    alone = out_of_the_blue(short, everything.base, STANDALONE, seed=1)
    folds = _folds(everything.told)
    works = [delayed(everything.judged)(*fold) for fold in folds]
    works.append(delayed(everything.judged)(folds[0][0], alone))
    network, *judged = Parallel(n_jobs=-1)([delayed(everything.learnt)(), *works])
    return network, [one for some in judged for one in some]


def _folds(told: Sequence[Sequel]) -> list[tuple[frozenset[str], list[Sequel]]]:
    """Divide the authors of follow-ups; return the authors of each fold, with what they wrote."""
    authors = sorted({one.author for one in told})
    hands = [frozenset(authors[number::FOLDS]) for number in range(FOLDS)]
    return [(hand, [one for one in told if one.author in hand]) for hand in hands]
