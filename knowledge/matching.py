"""A question -> Answer, Suggestions, Nothing, Smalltalk or Refused: the decision, in order."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from knowledge.decision import Decision, Thresholds
from knowledge.entries import Base
from knowledge.outcomes import (
    Answer,
    Candidate,
    Nothing,
    Outcome,
    Part,
    Profile,
    Refusal,
    Refused,
    Smalltalk,
    Suggestions,
)
from knowledge.parts import cuts, leans, may_lean
from knowledge.personal import mask
from knowledge.signals import Comparer, Reading
from knowledge.smalltalk import Smalltalker

MOST_CHOICES = 4
MOST_THEMES = 3
GENERAL = "general"
"""The topic of `vagues.md` that names no theme."""

_HEALTH = "sante/"
_CHAT = "bavardage/"
_AUDIENCE = {"secretaire": "secretaire", "pharmacien": "officine"}
_LIKED = 1.2
"""How much likelier an entry written for the person's role is, all else equal."""
_RARE_WORD, _COMMON_WORD = 6, 45
"""Entries that use a word: at most so many for one word to suffice, or to count at all."""


@dataclass(frozen=True)
class Opinion:
    """What the signals and the fitted model make of one question.

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

    @property
    def best(self) -> float:
        """Probability of the likeliest entry."""
        return self.candidates[0].score if self.candidates else 0.0


class Matcher:
    """Finds what becomes of a message. Pure: the same message gives the same parts."""

    def __init__(self, base: Base, comparer: Comparer, decision: Decision) -> None:
        self._base = base
        self._comparer = comparer
        self._weights = decision.weights
        self.thresholds: Thresholds = decision.thresholds
        self._smalltalk = Smalltalker(base.off_topic)

    def find(
        self, text: str, after: str | None = None, profile: Profile | None = None
    ) -> tuple[Part, ...]:
        """Say what becomes of a message, one part per question recognised in it."""
        masked = mask(text)
        if masked.patient:
            return (Part(masked.text, Refused(Refusal.PERSONAL)),)
        text = masked.text
        kind = self._smalltalk.kind(text)
        if kind:
            return (Part(text, Smalltalk(kind)),)
        whole = self.opinion(text, profile)
        refusal = self._refusal(whole)
        if refusal:
            return (Part(text, Refused(refusal)),)
        return self._two(text, whole, profile) or (self._one(text, whole, after, profile),)

    def opinion(self, text: str, profile: Profile | None = None) -> Opinion:
        """Weigh every signal on one question."""
        reading = self._comparer.read(text)
        signals = self._comparer.compare(text, reading)
        shares, none, vague = self._weights.probabilities(signals)
        topics = self._comparer.topics
        ids = [topics[i].id for i in signals.topics]
        shares = shares * [self._liking(i, profile) for i in ids]
        shares = shares / max(float(shares.sum()) + none + vague, 1e-9)
        columns = signals.names[: len(self._comparer.names)]
        candidates = [
            Candidate(
                ids[row],
                round(float(shares[row]), 4),
                dict(zip(columns, map(float, signals.table[row]), strict=False)),
                signals.nearest[row],
            )
            for row in np.argsort(-shares, kind="stable")[:8]
        ]
        off = topics[signals.off].id if signals.off is not None else ""
        theme = topics[signals.vague].theme if signals.vague is not None else ""
        return Opinion(reading, tuple(candidates), none, vague, off, theme)

    def _liking(self, entry_id: str, profile: Profile | None) -> float:
        wanted = _AUDIENCE.get(profile.role or "", "praticien") if profile else None
        return _LIKED if wanted in self._base.entries[entry_id].audience else 1.0

    def _refusal(self, opinion: Opinion) -> Refusal | None:
        """Say whether a message is a health question rather than one of ours."""
        likely = opinion.none > max(opinion.best, opinion.vague)
        if likely and opinion.off.startswith(_HEALTH):
            return Refusal(opinion.off.removeprefix(_HEALTH))
        return None

    def _one(self, text: str, alone: Opinion, after: str | None, profile: Profile | None) -> Part:
        if after in self._base.entries and after is not None and may_lean(text):
            together = self._together(text, alone, after, profile)
            if together is not None:
                return Part(text, together, after=True)
        return Part(text, self.decide(alone))

    def _together(
        self, text: str, alone: Opinion, after: str, profile: Profile | None
    ) -> Outcome | None:
        """Read a message with the entry answered just before; None when it stands alone."""
        sure = self.thresholds.answer if leans(text) else self.thresholds.answer / 2
        if not leans(text) and alone.best >= sure:
            return None
        before = self._base.entries[after]
        joined = self.opinion(f"{before.title} {text}", profile)
        ranked = self._follow(alone, joined, after)
        return self.decide(replace(joined, candidates=ranked, vague=0.0))

    def _follow(self, alone: Opinion, joined: Opinion, after: str) -> tuple[Candidate, ...]:
        """Weigh entries by what both readings say, and by their closeness to the one before."""
        before = self._base.entries[after]
        scores = {c.id: 0.0 for c in (*alone.candidates, *joined.candidates)}
        by_id = {c.id: c for c in (*alone.candidates, *joined.candidates)}
        first = {c.id: c.score for c in alone.candidates}
        second = {c.id: c.score for c in joined.candidates}
        for entry_id in scores:
            entry = self._base.entries[entry_id]
            related = entry_id in before.see_also or after in entry.see_also
            scores[entry_id] = (
                0.5 * math.log(first.get(entry_id, 0.0) + 0.01)
                + 0.5 * math.log(second.get(entry_id, 0.0) + 0.01)
                + (0.8 if related else 0.0)
                + (0.4 if entry.category == before.category else 0.0)
                - (0.5 if entry_id == after else 0.0)
            )
        total = sum(math.exp(s) for s in scores.values()) + 0.02
        ranked = sorted(scores, key=lambda i: (-scores[i], i))[:8]
        return tuple(
            replace(by_id[i], score=round(math.exp(scores[i]) / total, 4)) for i in ranked
        )

    def _two(self, text: str, whole: Opinion, profile: Profile | None) -> tuple[Part, ...] | None:
        """Read a message as two questions when each half is answered, better than the whole."""
        if len(whole.reading.words) < 7:  # noqa: PLR2004 - too short to ask twice
            return None
        best: tuple[float, tuple[Part, ...]] | None = None
        for left, right in list(cuts(text))[:6]:
            parts = self._halves(left, right, profile)
            if parts and (best is None or parts[0] > best[0]):
                best = parts
        return best[1] if best else None

    def _halves(
        self, left: str, right: str, profile: Profile | None
    ) -> tuple[float, tuple[Part, ...]] | None:
        one = self.opinion(left, profile)
        first = self.decide(one)
        if not isinstance(first, Answer):
            return None
        part = self._one(right, self.opinion(right, profile), first.id, profile)
        if not isinstance(part.outcome, Answer) or part.outcome.id == first.id:
            return None
        sure = min(one.best, part.outcome.candidates[0].score)
        return sure, (Part(left, first), part)

    def decide(self, opinion: Opinion) -> Outcome:
        """Choose the outcome that costs the person least."""
        limits = self.thresholds
        best = opinion.best
        lead = best - (opinion.candidates[1].score if len(opinion.candidates) > 1 else 0.0)
        if best >= limits.answer and lead >= limits.margin and self._says_enough(opinion.reading):
            return Answer(opinion.candidates)
        if opinion.vague > max(opinion.none, best) or not self._says_enough(opinion.reading):
            return self._choices_of(opinion)
        if opinion.off.startswith(_CHAT) and opinion.none > max(best, 0.5):
            return Smalltalk(opinion.off.removeprefix(_CHAT))
        listed = self._distinct(opinion.candidates)
        if sum(c.score for c in listed) >= limits.listed and len(listed) > 1:
            return Suggestions(tuple(listed))
        return Nothing(opinion.candidates[:MOST_CHOICES], self._themes(opinion.candidates))

    def _says_enough(self, reading: Reading) -> bool:
        """Say whether the words are more than one word that half the base uses."""
        spreads = [self._comparer.spread(stem) for stem in dict.fromkeys(reading.stems)]
        telling = [spread for spread in spreads if 0 < spread <= _COMMON_WORD]
        return len(telling) > 1 or any(spread <= _RARE_WORD for spread in telling)

    def _choices_of(self, opinion: Opinion) -> Outcome:
        """Offer the entries of the theme a vague message names, likeliest first."""
        theme = opinion.vague_theme
        if theme in self._base.themes:
            first = self._base.themes[theme].first
        elif theme == GENERAL:
            first = tuple(t.first[0] for t in self._base.themes.values() if t.first)
        else:
            first = ()
        known = {c.id: c for c in opinion.candidates}
        listed = self._distinct(opinion.candidates, least=0.05)
        listed += [
            known.get(i, Candidate(i, 0.0)) for i in first if i not in {c.id for c in listed}
        ]
        if len(listed) < 2:  # noqa: PLR2004 - a choice needs two
            return Nothing(opinion.candidates[:MOST_CHOICES], self._themes(opinion.candidates))
        return Suggestions(tuple(listed[:MOST_CHOICES]))

    def _distinct(self, candidates: Sequence[Candidate], least: float = 0.02) -> list[Candidate]:
        """Keep the likely candidates that do not say the same as a better one."""
        kept: list[Candidate] = []
        for candidate in candidates:
            if candidate.score < least and len(kept) > 1:
                continue
            if not any(self._comparer.same(candidate.id, other.id) for other in kept):
                kept.append(candidate)
        return kept[:MOST_CHOICES]

    def _themes(self, candidates: Sequence[Candidate]) -> tuple[str, ...]:
        themes = (self._base.entries[c.id].category for c in candidates)
        return tuple(dict.fromkeys(themes))[:MOST_THEMES]
