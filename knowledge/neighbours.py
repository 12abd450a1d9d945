"""How often an answer is acceptable where another is the best, as judged by readers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

BACKWARDS = 0.5
"""Weight of a judgement on the same two answers in the opposite roles."""


@dataclass(frozen=True)
class Neighbours:
    """What readers judged of pairs of answers between which a question hesitated.

    Attributes:
        read: the best answer and another -> how many questions were read, and for how many of
            them the other would have done too.
    """

    read: Mapping[tuple[str, str], tuple[int, int]] = field(default_factory=dict)

    @cached_property
    def usual(self) -> float:
        """The share of the questions judged for which the other answer was acceptable."""
        times = sum(times for times, _ in self.read.values())
        return sum(did for _, did in self.read.values()) / max(times, 1)

    def would_do(self, best: str, other: str) -> float:
        """Return how likely an answer is acceptable where another is the best, from 0 to 1.

        It is the share among the questions judged, drawn towards that of all pairs as if by one
        more question. A pair that was never judged gives 0.
        """
        times, did = self.read.get((best, other), (0, 0))
        back, did_back = self.read.get((other, best), (0, 0))
        if not times + back:
            return 0.0
        return (did + BACKWARDS * did_back + self.usual) / (times + BACKWARDS * back + 1)
