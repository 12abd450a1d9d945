"""A question -> Answer, Suggestions, Nothing, Smalltalk or Refused: the decision, in order."""

from collections.abc import Sequence

from knowledge.comparing import Comparer
from knowledge.decision import FOLLOWING, Decision, Thresholds, confidence
from knowledge.entries import Base
from knowledge.followups import Leaning
from knowledge.opinion import Opiner, Opinion
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
from knowledge.parts import SHORTEST, cuts, leans, may_lean
from knowledge.personal import mask
from knowledge.reading import Reading
from knowledge.remembered import Remembered
from knowledge.smalltalk import LONGEST, Smalltalker
from knowledge.text import fold, stem

MOST_CHOICES = 4
MOST_THEMES = 3
MOST_CUTS = 4
"""Places where a message is tried as two questions."""
HEARD, SURE = 0.004, 0.75
"""A second question is believed when the whole message lets its answer be heard, even faintly, or
when it is sure by itself: « …, je fais quoi ? » is not a second question."""
PLAIN = 0.98
"""Probability of an entry from which a comma is only a comma."""
HALF, JOINED = 0.4, 0.65
"""Least probability of each of two answers: that both halves have one speaks for both. The first
half must be surer where no question mark ends it."""
GENERAL = "general"
"""The topic of `vagues.md` that names no theme."""

_CHAT = "bavardage/"
_RARE_WORD = 6
"""Entries that use a word, at most, for this word alone to be a question."""


class Matcher:
    """Finds what becomes of a message. Pure: the same message gives the same parts."""

    def __init__(self, base: Base, comparer: Comparer, decision: Decision) -> None:
        self._base = base
        self._comparer = comparer
        self._opiner = Opiner(base, comparer, decision.weights)
        self._follow = decision.follow
        self.thresholds: Thresholds = decision.thresholds
        self._smalltalk = Smalltalker(base.off_topic)
        self._remembered = Remembered(self._matched)

    def find(
        self, text: str, after: str | None = None, profile: Profile | None = None
    ) -> tuple[Part, ...]:
        """Say what becomes of a message, one part per question recognised in it."""
        text = text.encode("utf-8", "replace").decode()
        masked = mask(text)
        if masked.patient:
            return (Part(masked.text, Refused(Refusal.PERSONAL)),)
        text = masked.text
        kind = self._smalltalk.kind(text)
        if kind:
            return (Part(text, Smalltalk(kind)),)
        text = self._smalltalk.without_politeness(text)
        if after not in self._base.entries or not may_lean(text):
            after = None
        return self._remembered.find(text, after, profile)

    def _matched(self, text: str, after: str | None, profile: Profile | None) -> tuple[Part, ...]:
        """Say what becomes of a message that is neither personal nor smalltalk."""
        if not self._comparer.knows_any(text):
            return (Part(text, Nothing(()) if fold(text) else self._general()),)
        whole = self.opinion(text, profile)
        refusal = self._refusal(whole)
        if refusal:
            return (Part(text, Refused(refusal)),)
        return self._two(text, whole, profile) or (self._one(text, whole, after, profile),)

    def opinion(self, text: str, profile: Profile | None = None) -> Opinion:
        """Weigh every signal on one question."""
        return self._opiner.opinion(text, profile)

    def _refusal(self, opinion: Opinion) -> Refusal | None:
        """Say whether a message is a health question rather than one of ours."""
        if opinion.none > max(opinion.best, opinion.vague) and opinion.health:
            return Refusal(opinion.health)
        return None

    def _one(
        self,
        text: str,
        alone: Opinion,
        after: str | None,
        profile: Profile | None,
    ) -> Part:
        if after is not None:
            behind = f"{self._base.entries[after].title} {text}"
            joined = self.opinion(behind, profile)
            follow = self._follow.weigh(Leaning(self._base, alone, joined, after, leans(text)))
            outcome = self.decide(follow, follows=True)
            leaned = follow.candidates[:1] != alone.candidates[:1]
            return Part(text, outcome, after=leaned)
        return Part(text, self.decide(alone))

    def _two(self, text: str, whole: Opinion, profile: Profile | None) -> tuple[Part, ...] | None:
        """Read a message as two questions when each half is answered, better than the whole."""
        if len(whole.reading.words) < 2 * SHORTEST:
            return None
        best: tuple[float, tuple[Part, ...]] | None = None
        tried = [cut for cut in cuts(text) if not (cut[2] and whole.best >= PLAIN)][:MOST_CUTS]
        for left, right, comma in tried:
            heard = None if comma else whole
            parts = self._halves(left, right, heard, profile)
            if parts and (best is None or parts[0] > best[0]):
                best = parts
        return best[1] if best else None

    def _halves(
        self,
        left: str,
        right: str,
        whole: Opinion | None,
        profile: Profile | None,
    ) -> tuple[float, tuple[Part, ...]] | None:
        """Return two answers and how sure the least sure is, if the cut makes two questions."""
        one = self.opinion(left, profile)
        if one.best < (HALF if left.endswith("?") else JOINED) or not self._says_enough(
            one.reading
        ):
            return None
        first = Answer(one.candidates)
        other = self.opinion(right, profile)
        part = self._one(right, other, first.id if may_lean(right) else None, profile)
        if not isinstance(part.outcome, Answer):
            return None
        second = part.outcome.id
        heard = {c.id for c in whole.candidates if c.score >= HEARD} if whole else set()
        alone = other.candidates[0].id == second and other.best >= SURE
        if self._base.same_answer(first.id, second) or not (second in heard or alone):
            return None
        sure = min(one.best, part.outcome.candidates[0].score)
        return (sure, (Part(left, first), part)) if sure >= HALF else None

    def decide(self, opinion: Opinion, *, follows: bool = False) -> Outcome:
        """Choose the outcome that costs the person least.

        Args:
            opinion: what the question may mean.
            follows: it was read with the message before.
        """
        limits, best = FOLLOWING if follows else self.thresholds, opinion.best
        enough = follows or self._says_enough(opinion.reading)
        if enough and limits.answers(*confidence(self._base, opinion.ranked)):
            return Answer(opinion.candidates)
        if opinion.vague > max(opinion.none, best) or not enough:
            return self._choices_of(opinion)
        chat = opinion.off.startswith(_CHAT) and len(opinion.reading.words) <= LONGEST
        if chat and opinion.none > max(best, 0.5):
            return Smalltalk(opinion.off.removeprefix(_CHAT))
        listed = self._distinct(opinion.candidates)
        if (
            sum(c.score for c in opinion.candidates[:MOST_CHOICES]) >= limits.listed
            and len(listed) > 1
        ):
            return Suggestions(tuple(listed))
        return Nothing(opinion.candidates[:MOST_CHOICES], self._themes(opinion.candidates))

    def _says_enough(self, reading: Reading) -> bool:
        """Say whether the message is more than one word that many entries use."""
        telling = reading.telling
        if len(telling) != 1:
            return len(telling) > 1
        return 0 < self._comparer.spread(stem(telling[0])) <= _RARE_WORD

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

    def _general(self) -> Outcome:
        """Offer the first entry of the first themes, to someone who said nothing in words."""
        first = [theme.first[0] for theme in self._base.themes.values() if theme.first]
        listed = tuple(Candidate(entry_id, 0.0) for entry_id in first[:MOST_CHOICES])
        return Suggestions(listed) if len(listed) > 1 else Nothing(())

    def _distinct(self, candidates: Sequence[Candidate], least: float = 0.02) -> list[Candidate]:
        """Keep the likely candidates that do not say the same as a better one."""
        kept: list[Candidate] = []
        for candidate in candidates:
            if candidate.score < least and len(kept) > 1:
                continue
            if not any(self._base.same_answer(candidate.id, other.id) for other in kept):
                kept.append(candidate)
        return kept[:MOST_CHOICES]

    def _themes(self, candidates: Sequence[Candidate]) -> tuple[str, ...]:
        themes = (self._base.entries[c.id].category for c in candidates)
        return tuple(dict.fromkeys(themes))[:MOST_THEMES]
