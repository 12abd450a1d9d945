"""Messages read with the entry answered just before (« et pour un mineur ? »)."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from knowledge.arrays import Floats, softmax
from knowledge.entries import Base
from knowledge.matching.opinion import Opiner, Opinion
from knowledge.outcomes import Candidate
from knowledge.parts import leans

FEATURES = (
    "alone",
    "alone_if_leaning",
    "behind",
    "behind_if_leaning",
    "related",
    "theme",
    "same",
    "same_if_leaning",
    "same_held",
    "same_words",
)
OF_NONE = 3
"""Number of features of « none »."""
KEPT = 8
"""Entries that a message may be about after another, and entries of an opinion."""
FOREIGN, FOREIGN_BEHIND = 0.98, 0.6
"""Probabilities of « none », alone and as a follow-up, from which a message that does not
begin as one is offered nothing of what came before: « quel temps fait-il à Lyon ? »."""
_FLOOR = 0.0005
"""Probability below which two entries are equally unlikely."""


@dataclass(frozen=True)
class Leaning:
    """A message that may lean on the one before.

    Attributes:
        alone: what the message means by itself.
        behind: the probability of each entry, by the network that reads it behind the title of the
            entry before; that of « no entry » under an empty id.
        after: the entry before.
        leans: it begins like a follow-up.
        held: share of its words, by rarity, that the entry before uses.
    """

    base: Base
    alone: Opinion
    behind: Mapping[str, float]
    after: str
    leans: bool
    held: float

    def ids(self) -> list[str]:
        """Return the entries in question."""
        likely = [one for one in sorted(self.behind, key=self.behind.__getitem__)[-KEPT:] if one]
        return list(dict.fromkeys([*(c.id for c in self.alone.candidates), *likely, self.after]))

    def features(self) -> Floats:
        """Return one row an entry, one column a feature, [entries, FEATURES]."""
        alone = {c.id: c.score for c in self.alone.candidates}
        before = self.base.entries[self.after]
        words = math.log(max(len(self.alone.reading.words), 1))
        rows = []
        for entry_id in self.ids():
            entry = self.base.entries[entry_id]
            first = _above(alone.get(entry_id, 0.0))
            second = _above(self.behind.get(entry_id, 0.0))
            same = entry_id == self.after
            rows.append(
                [
                    first,
                    first * self.leans,
                    second,
                    second * self.leans,
                    entry_id in before.see_also or self.after in entry.see_also,
                    entry.theme == before.theme,
                    same,
                    same * self.leans,
                    same * self.held,
                    same * words,
                ]
            )
        return np.array(rows, np.float32)

    def nothing(self) -> Floats:
        """Return the features of « none », [OF_NONE]."""
        return np.array([1, _above(self.alone.none), _above(self.behind.get("", 0.0))], np.float32)

    def candidate(self, entry_id: str, share: float) -> Candidate:
        """Return an entry in question with its probability."""
        known = next((c for c in self.alone.candidates if c.id == entry_id), None)
        candidate = known or Candidate(entry_id, 0.0, nearest=self.base.entries[entry_id].title)
        return replace(candidate, score=round(share, 4))


def _above(share: float) -> float:
    return math.log(share + _FLOOR) - math.log(_FLOOR)


def read_behind(opiner: Opiner, text: str, alone: Opinion, after: str) -> Leaning:
    """Read a message after the title of the entry answered before.

    Args:
        opiner: what reads it.
        text: the message.
        alone: what it means by itself.
        after: the entry before.
    """
    held = opiner.held(alone.reading, after)
    behind = opiner.behind(alone.reading, after)
    return Leaning(opiner.base, alone, behind, after, leans(text), held)


@dataclass(frozen=True)
class FollowWeights:
    """A conditional logit over the entries and « none », fitted on the base's conversations.

    Attributes:
        entry: weight of each feature.
        none: weights of a constant, and of the probabilities of « none » alone and behind.

    Raises:
        ValueError: they are of other features.
    """

    entry: Floats
    none: Floats

    def __post_init__(self) -> None:
        if (len(self.entry), len(self.none)) != (len(FEATURES), OF_NONE):
            raise ValueError(len(self.entry))

    def weigh(self, leaning: Leaning) -> Opinion:
        """Return the opinion of the message in its conversation."""
        utilities = np.append(leaning.features() @ self.entry, leaning.nothing() @ self.none)
        shares = softmax(utilities)
        ids = leaning.ids()
        best = np.argsort(-shares[:-1], kind="stable")[:KEPT]
        ranked = tuple(leaning.candidate(ids[i], float(shares[i])) for i in best)
        return replace(leaning.alone, candidates=ranked, none=float(shares[-1]), vague=0.0)


def is_foreign(text: str, alone: Opinion, behind: Opinion) -> bool:
    """Tell whether a message surely has no answer alone, and most likely none after another."""
    return not leans(text) and alone.none > FOREIGN and behind.none > FOREIGN_BEHIND
