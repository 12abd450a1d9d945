"""A message read with the entry answered just before it (« et pour un mineur ? »)."""

import math
from dataclasses import dataclass, replace

import numpy as np

from knowledge.entries import Base
from knowledge.index import Floats
from knowledge.opinion import Opiner, Opinion
from knowledge.outcomes import Profile
from knowledge.parts import leans

FEATURES = (
    "alone",
    "alone_if_leaning",
    "joined",
    "joined_if_leaning",
    "related",
    "category",
    "same",
    "same_if_leaning",
    "same_held",
    "same_words",
)
_FLOOR = 0.0005
"""Probability under which two entries are equally unlikely."""


@dataclass(frozen=True)
class Leaning:
    """A message that may lean on the one before.

    Attributes:
        alone: what the message means by itself.
        joined: what it means behind the title of the entry before.
        after: the entry before.
        leans: it begins like a follow-up.
        held: share of its words, by rarity, that the entry before uses.
    """

    base: Base
    alone: Opinion
    joined: Opinion
    after: str
    leans: bool
    held: float

    def ids(self) -> list[str]:
        """Return the entries in question."""
        both = (*self.alone.candidates, *self.joined.candidates)
        return list(dict.fromkeys([*(c.id for c in both), self.after]))

    def features(self) -> Floats:
        """Return one row an entry, one column a feature, and a last row for « none »."""
        alone = {c.id: c.score for c in self.alone.candidates}
        joined = {c.id: c.score for c in self.joined.candidates}
        before = self.base.entries[self.after]
        words = math.log(max(len(self.alone.reading.words), 1))
        rows = []
        for entry_id in self.ids():
            entry = self.base.entries[entry_id]
            first = math.log(alone.get(entry_id, 0.0) + _FLOOR) - math.log(_FLOOR)
            second = math.log(joined.get(entry_id, 0.0) + _FLOOR) - math.log(_FLOOR)
            same = entry_id == self.after
            rows.append(
                [
                    first,
                    first * self.leans,
                    second,
                    second * self.leans,
                    entry_id in before.see_also or self.after in entry.see_also,
                    entry.category == before.category,
                    same,
                    same * self.leans,
                    same * self.held,
                    same * words,
                ]
            )
        return np.array(rows, np.float32)


def read_behind(
    opiner: Opiner, text: str, alone: Opinion, after: str, profile: Profile | None = None
) -> Leaning:
    """Read a message behind the title of the entry before it.

    Args:
        opiner: what reads it.
        text: the message.
        alone: what it means by itself.
        after: the entry before.
        profile: of who asks, when known.
    """
    joined = opiner.opinion(f"{opiner.base.entries[after].title} {text}", profile)
    held = opiner.held(alone.reading, after)
    return Leaning(opiner.base, alone, joined, after, leans(text), held)


@dataclass(frozen=True)
class FollowWeights:
    """A conditional logit over the entries and « none », fitted on the base's conversations.

    Attributes:
        entry: weight of each feature.
        none: utilities of « none »: a constant, and by the probability of « none » alone.

    Raises:
        ValueError: they are of other features.
    """

    entry: Floats
    none: Floats

    def __post_init__(self) -> None:
        if len(self.entry) != len(FEATURES):
            raise ValueError(len(self.entry))

    def weigh(self, leaning: Leaning) -> Opinion:
        """Return the opinion of the message in its conversation."""
        utilities = np.append(leaning.features() @ self.entry, self.nothing(leaning) @ self.none)
        shares = np.exp(utilities - utilities.max())
        shares /= shares.sum()
        ids = leaning.ids()
        both = (*leaning.joined.candidates, *leaning.alone.candidates)
        known = {c.id: c for c in both}
        order = [i for i in np.argsort(-shares[:-1], kind="stable") if ids[i] in known][:8]
        ranked = tuple(replace(known[ids[i]], score=round(float(shares[i]), 4)) for i in order)
        return replace(leaning.alone, candidates=ranked, none=float(shares[-1]), vague=0.0)

    @staticmethod
    def nothing(leaning: Leaning) -> Floats:
        """Return the features of « none »."""
        return np.array([1.0, math.log(leaning.alone.none + _FLOOR)], np.float32)
