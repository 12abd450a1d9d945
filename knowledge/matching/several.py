"""Answers each question of a message that lists three or more, so that none is silently lost."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from knowledge.matching.halving import may_follow
from knowledge.matching.listing import LEAST, announced, listed, two
from knowledge.matching.opinion import Opiner, Opinion
from knowledge.matching.smalltalk import Smalltalker
from knowledge.matching.splitting import told_apart
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
    Unread,
)

MOST = 4
"""Most questions of a message that are answered; the others are reported as unread."""
MOST_READ = 2 * MOST
"""Most questions of a message that are read, to find as many different ones."""
LEAST_TELLING = 2
"""Fewest meaningful words of a question without an answer."""

ABSENT = 0.9
"""Probability that no entry answers, from which one of two questions is told to have no answer. Of
200 labelled messages of two questions that one entry answers, none has a question above it."""

HARDLY = 0.1
"""Probability below which the answer to a message hardly answers its second question."""

One = Callable[[str, Opinion, str | None], Part]
"""A question, what it means alone, the entry answered before -> what becomes of it."""
Refuse = Callable[[Sequence[Opinion]], Refusal | None]
"""What a question may mean -> why it must be refused."""


class Several:
    """Reads listed questions one by one, each possibly as a follow-up of the one before."""

    def __init__(self, opiner: Opiner, smalltalker: Smalltalker, one: One, refuse: Refuse) -> None:
        self._opiner = opiner
        self._smalltalker = smalltalker
        self._one, self._refuse = one, refuse

    def completed(
        self, message: str, parts: tuple[Part, ...], after: str | None, profile: Profile | None
    ) -> tuple[Part, ...]:
        """Return what becomes of a message that may list questions.

        Args:
            message: all of it.
            parts: what becomes of it, read as one question or two.
            after: the entry answered before.
            profile: of who asks, when known.
        """
        if any(isinstance(part.outcome, Refused | Smalltalk) for part in parts):
            return parts
        asked = [self._smalltalker.without_politeness(one) for one in listed(message)]
        asked = [one for one in asked if not self._smalltalker.kind(one)]
        found, read = self._read(asked, after, profile) if len(asked) > len(parts) else ([], 0)
        if not self._are_several(found):
            parts = self._beside(message, parts, after, profile)
            rest = announced(message) > len(parts)
            return (*parts, Part("", Unread())) if rest else parts
        beyond = " ".join(asked[read:])
        return (*found, Part(beyond, Unread())) if beyond else tuple(found)

    def _beside(
        self, message: str, parts: tuple[Part, ...], after: str | None, profile: Profile | None
    ) -> tuple[Part, ...]:
        """Return what becomes of two questions, one with an answer and one surely without.

        « Comment activer ma e-CPS ? et pour la télétransmission ? »
        """
        asked = [self._smalltalker.without_politeness(one) for one in two(message)]
        if len(parts) > 1 or not asked or any(map(self._smalltalker.kind, asked)):
            return parts
        found, absent = list[Part](), False
        for text, alone in zip(asked, self._opiner.opinions(asked, profile), strict=True):
            found.append(self._part(text, alone, after))
            absent |= isinstance(found[-1].outcome, Nothing) and alone.none > ABSENT
            after = _best(found[-1]) or after
        answered = any(isinstance(part.outcome, Answer) for part in found)
        return tuple(found) if (absent or self._is_left_out(parts, found)) and answered else parts

    def _is_left_out(self, parts: Sequence[Part], found: Sequence[Part]) -> bool:
        """Tell whether the whole's answer is that of the first question, hardly of the second."""
        (whole,), (first, second) = parts, found
        if not isinstance(whole.outcome, Answer) or not isinstance(second.outcome, Suggestions):
            return False
        same = self._opiner.base.same_answer
        known = isinstance(first.outcome, Answer) and same(whole.outcome.id, first.outcome.id)
        held = sum(c.score for c in second.outcome.candidates if same(c.id, whole.outcome.id))
        return known and held < HARDLY

    def _read(
        self, asked: Sequence[str], after: str | None, profile: Profile | None
    ) -> tuple[list[Part], int]:
        """Return what becomes of each question, `MOST` at most, and how many were read.

        A question that repeats another is left to that one.
        """
        found: list[Part] = []
        looked_at = asked[:MOST_READ]
        opinions = self._opiner.opinions(looked_at, profile)
        for read, (text, alone) in enumerate(zip(looked_at, opinions, strict=True)):
            if len(found) == MOST:
                return found, read
            part = self._part(text, alone, after)
            if isinstance(part.outcome, Answer):
                after = part.outcome.id
            elif len(alone.reading.telling) < LEAST_TELLING:
                continue
            if not self._repeats(part.outcome, found):
                found.append(part)
        return found, len(looked_at)

    def _part(self, text: str, alone: Opinion, after: str | None) -> Part:
        """Return what becomes of a question; a single medical one does not silence the others.

        One that is answered as a follow-up of the question before it is not medical.
        """
        reason = self._refuse([alone])
        if reason and reason is not Refusal.CLINICAL:
            return Part(text, Refused(reason))
        sure, _lead = self._opiner.base.confidence(alone.ranked)
        part = self._one(text, alone, after if may_follow(text, sure) else None)
        if reason and not (part.after and isinstance(part.outcome, Answer)):
            return Part(text, Unread())
        return replace(part, text=" ".join(part.text.split()))

    def _repeats(self, asked: Outcome, found: Sequence[Part]) -> bool:
        """Tell whether a question would get an answer that was already given before it."""
        if not isinstance(asked, Answer | Suggestions):
            return False
        base, told = self._opiner.base, [part.outcome for part in found]
        answers = [one.candidates for one in told if isinstance(one, Answer)]
        return any(not told_apart(base, one, asked.candidates) for one in answers)

    @staticmethod
    def _are_several(found: Sequence[Part]) -> bool:
        """Tell whether there are three different questions, and at least one has an answer."""
        refused = any(isinstance(part.outcome, Refused) for part in found)
        return refused or (bool(_answers(found)) and len(found) >= LEAST)


def _best(part: Part) -> str | None:
    """Return the entry that answers, or the likeliest one offered."""
    outcome = part.outcome
    return outcome.candidates[0].id if isinstance(outcome, Answer | Suggestions) else None


def _answers(found: Sequence[Part]) -> list[str]:
    return [part.outcome.id for part in found if isinstance(part.outcome, Answer)]
