"""How often an answer would do where another is the best: readers told, questions in hand."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

BACKWARDS = 0.5
"""What a reading of the same two answers, the other being the best, counts beside one."""


@dataclass(frozen=True)
class Neighbours:
    """What readers said of pairs of answers between which a question made hesitate.

    Attributes:
        read: the best answer and another -> how many questions were read, and for how many of
            them the other would have done too.
    """

    read: Mapping[tuple[str, str], tuple[int, int]] = field(default_factory=dict)

    @cached_property
    def usual(self) -> float:
        """The share of the questions read for which the other would have done."""
        times = sum(times for times, _ in self.read.values())
        return sum(did for _, did in self.read.values()) / max(times, 1)

    def would_do(self, best: str, other: str) -> float:
        """Return how likely an answer would do where another is the best, from 0 to 1.

        The share among the questions read, drawn towards that of all pairs as by one question
        more. What was never read counts for nothing.
        """
        times, did = self.read.get((best, other), (0, 0))
        back, did_back = self.read.get((other, best), (0, 0))
        if not times + back:
            return 0.0
        return (did + BACKWARDS * did_back + self.usual) / (times + BACKWARDS * back + 1)
