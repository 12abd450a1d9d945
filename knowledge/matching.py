"""A question -> Answer, Suggestions, Nothing, Smalltalk or Refused: the decision, in order."""

from itertools import islice

from knowledge.choices import MOST_CHOICES, Chooser
from knowledge.comparing import Comparer
from knowledge.decision import FOLLOWING, Decision, Thresholds, confidence
from knowledge.entries import Base
from knowledge.followups import read_behind
from knowledge.opinion import Opiner, Opinion
from knowledge.outcomes import (
    Answer,
    Nothing,
    Outcome,
    Part,
    Profile,
    Refusal,
    Refused,
    Smalltalk,
    Suggestions,
)
from knowledge.parts import SHORTEST, Cut, cuts, leans, may_lean
from knowledge.personal import mask
from knowledge.reading import Reading
from knowledge.remembered import Remembered
from knowledge.smalltalk import LONGEST, Smalltalker
from knowledge.splitting import Halves, are_two
from knowledge.text import fold, stem

MOST_CUTS = 4
"""Places where a message is tried as two questions, at a glance; one is then looked at closely."""
LEFT, RIGHT = 0.25, 0.02
"""Least probabilities, at a glance, that each half is a question the base answers; the second need
not be one when it leans on the first."""
CLEAR = 8
"""How much better a cut after a question mark is, all else equal."""
COMPLETE = 0.8
"""Probability from which the second half is a question by itself, whatever came before."""

_CHAT = "bavardage/"
_RARE_WORD = 6
"""Entries that use a word, at most, for this word alone to be a question."""


class Matcher:
    """Finds what becomes of a message. Pure: the same message gives the same parts."""

    def __init__(self, base: Base, comparer: Comparer, decision: Decision) -> None:
        self._base = base
        self._comparer = comparer
        self._opiner = Opiner(base, comparer, decision.weights)
        self._follow, self._split = decision.follow, decision.split
        self.thresholds: Thresholds = decision.thresholds
        self._smalltalk = Smalltalker(base.off_topic)
        self._chooser = Chooser(base)
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
        if not self._comparer.lexicon.reader.knows_any(text):
            return (Part(text, Nothing(()) if fold(text) else self._chooser.general()),)
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
        if after is None:
            return Part(text, self.decide(alone))
        follow = self._following(text, alone, after, profile)
        leaned = follow.candidates[:1] != alone.candidates[:1]
        return Part(text, self.decide(follow, follows=True), after=leaned)

    def _two(self, text: str, whole: Opinion, profile: Profile | None) -> tuple[Part, ...] | None:
        """Read a message as two questions when its likeliest cut makes two of it."""
        cut = self.cut(text, whole)
        if cut is None:
            return None
        halves = self.halves(cut, whole, profile)
        if not are_two(halves, self._split):
            return None
        second = self.decide(halves.second, follows=halves.follows)
        if not isinstance(second, Answer):
            return None
        leaned = halves.second.candidates[:1] != halves.right.candidates[:1]
        return (
            Part(cut[0], Answer(halves.left.candidates)),
            Part(cut[1], second, after=halves.follows and leaned),
        )

    def cut(self, text: str, whole: Opinion) -> Cut | None:
        """Return where a message is likeliest two questions, to look at it more closely.

        Args:
            text: the message.
            whole: what it means uncut.
        """
        if len(whole.reading.words) < 2 * SHORTEST:
            return None
        guessed = [
            (self._opiner.guess(cut[0]), self._opiner.guess(cut[1]), cut)
            for cut in islice(cuts(text), MOST_CUTS)
        ]
        left, right, cut = max(guessed, key=_promise, default=(0.0, 0.0, None))
        likely = cut and left >= LEFT and (right >= RIGHT or leans(cut[1]))
        return cut if likely else None

    def halves(self, cut: Cut, whole: Opinion, profile: Profile | None = None) -> Halves:
        """Read both halves of a message, the second after the first."""
        left, right, comma = cut
        one, other = self.opinion(left, profile), self.opinion(right, profile)
        second, after = other, _after(one, other, right)
        if after:
            second = self._following(right, other, after, profile)
        return Halves(
            base=self._base,
            whole=whole,
            left=one,
            right=other,
            second=second,
            follows=after is not None,
            asked=left.endswith("?"),
            comma=comma,
            leans=leans(right),
        )

    def _following(
        self, text: str, alone: Opinion, after: str, profile: Profile | None
    ) -> Opinion:
        """Weigh a message in its conversation."""
        return self._follow.weigh(read_behind(self._opiner, text, alone, after, profile))

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
            return self._chooser.of_theme(opinion)
        chat = opinion.off.startswith(_CHAT) and len(opinion.reading.words) <= LONGEST
        if chat and opinion.none > max(best, 0.5):
            return Smalltalk(opinion.off.removeprefix(_CHAT))
        listed = self._chooser.distinct(opinion.candidates)
        if (
            sum(c.score for c in opinion.candidates[:MOST_CHOICES]) >= limits.listed
            and len(listed) > 1
        ):
            return Suggestions(tuple(listed))
        return self._chooser.nothing(opinion.candidates)

    def _says_enough(self, reading: Reading) -> bool:
        """Say whether the message is more than one word that many entries use."""
        telling = reading.telling
        if len(telling) != 1:
            return len(telling) > 1
        return 0 < self._comparer.lexicon.counts.spread(stem(telling[0])) <= _RARE_WORD


def _promise(guessed: tuple[float, float, Cut]) -> float:
    """Return how good a place to cut is: both halves are likely, and a question mark is clear."""
    left, right, cut = guessed
    return left * right * (CLEAR if cut[0].endswith("?") else 1)


def _after(first: Opinion, second: Opinion, text: str) -> str | None:
    """Return the entry that the second half of a message may follow."""
    if not first.candidates or second.best >= COMPLETE or not may_lean(text):
        return None
    return first.candidates[0].id
