"""What the signals and the fitted model make of one question."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial

import numpy as np

from knowledge.arrays import Floats
from knowledge.comparing.comparer import Comparer
from knowledge.comparing.signals import Heard, Signals
from knowledge.entries import Base
from knowledge.matching.weights import Weights
from knowledge.meaning.guesses import Guess, no_guess
from knowledge.outcomes import Candidate, Profile
from knowledge.reading import Reading
from knowledge.topics import HEALTH

KEPT = 16
"""Candidates kept in an opinion."""

SURE = 0.9
"""Probability by words alone from which an entry answers without comparing meanings, which takes
most of the time. A message that no entry answers is always compared: it may be a danger in other
words."""
HOPEFUL = 0.5
"""Probability by the network of words from which weighing what words say is worthwhile."""

DOUBTFUL = 0.05
"""Probability by its words of a life at risk, from which a question is looked at closely."""

_AUDIENCE = {"secretaire": "secretaire", "pharmacien": "officine"}
_LIKED = 1.2
"""How much likelier an entry written for the person's role is, all else being equal."""


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
    danger: str = ""
    """The topic of `sante.md` that tells of a life at risk as this does, or an empty string."""
    at_risk: float = 0.0
    """Probability that a life is at risk."""
    talk: Callable[[], Guess] = no_guess
    """Tells the kind of small talk that it may be: it is read where no entry answers."""
    by_words: bool = False
    """Words were sure enough: meanings were not compared."""

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

    def __init__(
        self, base: Base, comparer: Comparer, weights: Weights, by_words: Weights | None = None
    ) -> None:
        """Weigh the signals of a comparer.

        Args:
            base: the base.
            comparer: says what each signal thinks.
            weights: of all its signals.
            by_words: of those that need no encoder, to be content with them where they are sure.
        """
        self.base = base
        self._comparer = comparer
        self._weights = weights
        self._by_words = by_words

    def opinion(self, text: str, profile: Profile | None = None) -> Opinion:
        """Weigh every signal on one question."""
        return self.opinions([text], profile)[0]

    def opinions(self, texts: Sequence[str], profile: Profile | None = None) -> list[Opinion]:
        """Weigh the signals on some questions; the encoder reads those unsure by words, at once.

        Args:
            texts: the questions.
            profile: of who asks, when known.
        """
        heard = [self._comparer.hear(self.read(text)) for text in texts]
        sure = {n: one for n, words in enumerate(heard) if (one := self._sure(words, profile))}
        unsure = [n for n in range(len(texts)) if n not in sure]
        sights = self._comparer.look([texts[n] for n in unsure]) if unsure else []
        for n, sight in zip(unsure, sights, strict=True):
            signals = self._comparer.compare(heard[n], sight)
            weighed = self._weights.probabilities(signals)
            told = self._told(heard[n].reading, signals, weighed, profile)
            danger, _, at_risk = self._comparer.danger(heard[n], sight)
            talk = cache(partial(self._comparer.talk, heard[n], sight))
            sure[n] = replace(told, danger=danger, at_risk=at_risk, talk=talk)
        return [sure[n] for n in range(len(texts))]

    def _sure(self, heard: Heard, profile: Profile | None) -> Opinion | None:
        """Return the opinion by words alone, when it is sure enough."""
        if self._by_words is None or heard.likeliest < HOPEFUL:
            return None
        danger, _, at_risk = self._comparer.danger(heard)
        if at_risk > DOUBTFUL:
            return None
        signals = self._comparer.compare(heard)
        shares, none, vague = self._by_words.probabilities(signals)
        if shares.max(initial=0) < SURE:
            return None
        told = self._told(heard.reading, signals, (shares, none, vague), profile)
        return replace(told, danger=danger, at_risk=at_risk, by_words=True)

    def read(self, text: str) -> Reading:
        """Read a question."""
        return self._comparer.lexicon.reader.read(text)

    def knows_most(self, reading: Reading) -> bool:
        """Tell whether most words of a reading are words of the base."""
        return self._comparer.lexicon.reader.knows_most(reading)

    def held(self, reading: Reading, entry_id: str) -> float:
        """Return the share of a question's words, by rarity, that an entry uses."""
        return self._comparer.held(reading, entry_id)

    def behind(self, reading: Reading, entry_id: str) -> dict[str, float]:
        """Return what a message is about when read after an answer, as `Comparer.behind` does."""
        return self._comparer.behind(reading, self.read(self.base.entries[entry_id].title))

    def guess(self, text: str) -> float:
        """Estimate at a glance how likely the base answers a question, by its words alone."""
        glance = self._comparer.glance(self.read(text))
        return self.opinion(text).best if glance is None else glance.best

    def _told(
        self,
        reading: Reading,
        signals: Signals,
        weighed: tuple[Floats, float, float],
        profile: Profile | None,
    ) -> Opinion:
        """Put an opinion together: likeliest entries first, with what the signals say."""
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
        health = (
            topics[signals.health].id.removeprefix(HEALTH) if signals.health is not None else ""
        )
        return Opinion(reading, tuple(candidates), none, vague, off, theme, health)

    def _liking(self, entry_id: str, profile: Profile | None) -> float:
        wanted = _AUDIENCE.get(profile.role or "", "praticien") if profile else None
        return _LIKED if wanted in self.base.entries[entry_id].audience else 1.0
