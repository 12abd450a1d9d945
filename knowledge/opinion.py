"""What the signals and the fitted model make of one question."""

from dataclasses import dataclass

import numpy as np

from knowledge.comparing import HEALTH, Comparer
from knowledge.entries import Base
from knowledge.index import Floats
from knowledge.outcomes import Candidate, Profile
from knowledge.reading import Reading
from knowledge.signals import Signals
from knowledge.weights import Weights

KEPT = 16
"""Candidates of an opinion."""

_AUDIENCE = {"secretaire": "secretaire", "pharmacien": "officine"}
_LIKED = 1.2
"""How much likelier an entry written for the person's role is, all else equal."""


@dataclass(frozen=True)
class Opinion:
    """Probabilities, before any decision.

    Attributes:
        reading: the question, read.
        candidates: the likeliest entries, best first.
        none: probability that no entry answers.
        vague: probability that too little is said to choose.
        off: id of the nearest topic that is not an entry, or an empty string.
        vague_theme: theme of the nearest vague topic, or an empty string.
    """

    reading: Reading
    candidates: tuple[Candidate, ...]
    none: float
    vague: float
    off: str
    vague_theme: str
    health: str = ""
    """The health topic the question is close to, of `sante.md`, or an empty string."""

    @property
    def ranked(self) -> tuple[tuple[str, float], ...]:
        """The entries and their probabilities."""
        return tuple((candidate.id, candidate.score) for candidate in self.candidates)

    @property
    def best(self) -> float:
        """Probability of the likeliest entry."""
        return self.candidates[0].score if self.candidates else 0.0


class Opiner:
    """Weighs every signal of a base with fitted weights."""

    def __init__(self, base: Base, comparer: Comparer, weights: Weights) -> None:
        self.base = base
        self._comparer = comparer
        self._weights = weights

    def opinion(self, text: str, profile: Profile | None = None) -> Opinion:
        """Weigh every signal on one question.

        Args:
            text: the question.
            profile: of who asks, when known.
        """
        reading = self._comparer.lexicon.reader.read(text)
        signals = self._comparer.compare(text, reading)
        return self._told(reading, signals, self._weights.probabilities(signals), profile)

    def held(self, reading: Reading, entry_id: str) -> float:
        """Return the share of a question's words, by rarity, that an entry uses."""
        return self._comparer.held(reading, entry_id)

    def guess(self, text: str) -> float:
        """Return, at a glance, how likely the base answers a question: by its words alone."""
        reading = self._comparer.lexicon.reader.read(text)
        glance = self._comparer.glance(reading)
        return self.opinion(text).best if glance is None else glance

    def _told(
        self,
        reading: Reading,
        signals: Signals,
        weighed: tuple[Floats, float, float],
        profile: Profile | None,
    ) -> Opinion:
        shares, none, vague = weighed
        topics = self._comparer.topics
        ids = [topics[i].id for i in signals.topics]
        shares = shares * np.array([self._liking(i, profile) for i in ids], np.float32)
        shares = shares / max(float(shares.sum()) + none + vague, 1e-9)
        columns = signals.names[: len(signals.names) // 2]
        candidates = [
            Candidate(
                ids[row],
                round(float(shares[row]), 4),
                dict(zip(columns, map(float, signals.table[row]), strict=False)),
                signals.nearest[row],
            )
            for row in np.argsort(-shares, kind="stable")[:KEPT]
        ]
        off = topics[signals.off].id if signals.off is not None else ""
        theme = topics[signals.vague].theme if signals.vague is not None else ""
        health = topics[signals.health].id.removeprefix(HEALTH) if signals.health else ""
        return Opinion(reading, tuple(candidates), none, vague, off, theme, health)

    def _liking(self, entry_id: str, profile: Profile | None) -> float:
        wanted = _AUDIENCE.get(profile.role or "", "praticien") if profile else None
        return _LIKED if wanted in self.base.entries[entry_id].audience else 1.0
