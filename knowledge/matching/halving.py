"""Reads a message as a whole, and cut in two where it most likely holds two questions."""

from collections.abc import Container, Iterator, Sequence
from itertools import islice

from knowledge.cutting import Cut, carried, cuts, doubtful_cuts
from knowledge.matching.followups import FollowWeights, read_behind
from knowledge.matching.opinion import Opiner, Opinion
from knowledge.matching.splitting import Halves
from knowledge.outcomes import Profile
from knowledge.parts import SHORTEST, asks, may_lean
from knowledge.text import fold

MOST_CUTS = 4
"""Places at which a message is tried as two questions, at a glance; then one is looked at
closely."""
LEFT, RIGHT = 0.25, 0.02
"""Least probabilities, at a glance, that each half is a question the base answers; the second need
not be one when it may lean on the first."""
CLEAR = 8
"""How much better a cut after a question mark is, all else being equal."""
COMPLETE = 0.8
"""Probability from which the second half is a question by itself, whatever came before."""


class Halver:
    """Reads messages that may hold two questions; `known` is `ways_of_asking` of the base."""

    def __init__(self, opiner: Opiner, follow: FollowWeights, known: Container[str]) -> None:
        self._opiner = opiner
        self._follow = follow
        self._known = known

    def read(
        self,
        text: str,
        profile: Profile | None = None,
        beside: Sequence[str] = (),
        *,
        gist: str | None = None,
        cuts: bool = True,
    ) -> tuple[Opinion, Halves | None, list[Opinion]]:
        """Return what a whole message means, and its halves if it may be two questions.

        What the base itself lists as one way of asking is one question.

        Args:
            text: the message.
            profile: of who asks, when known.
            beside: other texts, read at the same time; what they mean is returned last.
            gist: what is asked in it, where something is told beside: read with the others, and
                cut instead of the message.
            cuts: it may be two questions; the beginning of a document is not cut.
        """
        asked = [] if gist is None else [gist]
        cut = self._cut(gist or text) if cuts and fold(text) not in self._known else None
        halves = _to_read(cut) if cut else ()
        whole, *told = self._opiner.opinions([text, *halves, *beside, *asked], profile)
        core = told[-1] if asked else whole
        return whole, self._halved(cut, core, told[:2]) if cut else None, told[len(halves) :]

    def halves(self, text: str) -> Halves | None:
        """Return the halves of a message that may be two questions."""
        cut = self._cut(text)
        if cut is None:
            return None
        whole, *others = self._opiner.opinions([text, *_to_read(cut)])
        return self._halved(cut, whole, others)

    def _halved(self, cut: Cut, whole: Opinion, others: Sequence[Opinion]) -> Halves:
        """Read the second half, after the first where it may follow it."""
        left, right, sign = cut
        one, other = others
        base = self._opiner.base
        sure, _lead = base.confidence(other.ranked)
        after = one.candidates[0].id if one.candidates and may_follow(right, sure) else None
        second = other
        if after:
            behind = read_behind(self._opiner, right, other, after)
            second = self._follow.weigh(behind)
        return Halves(
            base=base,
            texts=(left, right),
            whole=whole,
            left=one,
            right=other,
            second=second,
            follows=after is not None,
            sign=sign,
        )

    def _cut(self, text: str) -> Cut | None:
        """Return where a message most likely divides into two questions, for a closer look."""
        reading = self._opiner.read(text)
        if len(reading.words) < 2 * SHORTEST or not self._opiner.knows_most(reading):
            return None
        return self._likeliest(cuts(text)) or self._likeliest(doubtful_cuts(text))

    def _likeliest(self, found: Iterator[Cut]) -> Cut | None:
        """Return the likeliest of some cuts; None when none is likely."""
        guessed = [
            (self._opiner.guess(one), self._opiner.guess(other), cut)
            for cut in islice(found, MOST_CUTS)
            for one, other in [_to_read(cut)]
        ]
        left, right, cut = max(guessed, key=_promise, default=(0.0, 0.0, None))
        likely = cut and left >= LEFT and (right >= RIGHT or may_lean(cut[1]))
        return cut if likely else None


def _to_read(cut: Cut) -> tuple[str, str]:
    """Return both halves as they are understood: what is said once for both is in each."""
    left, right, _sign = cut
    return left, carried(cut) + right


def _promise(guessed: tuple[float, float, Cut]) -> float:
    """Return how good a cut looks: both halves are likely, and a question mark is a clear sign.

    Two words that ask nothing are seldom a question: « Je débute. Ma carte est perdue. … ? ».
    """
    left, right, cut = guessed
    if cut[0].endswith("?"):
        return left * right * CLEAR
    brief = len(cut[0].split()) <= SHORTEST and not asks(cut[0])
    return left * right / (CLEAR if brief else 1)


def may_follow(text: str, sure: float) -> bool:
    """Tell whether a half this sure by itself may still be read with the one before."""
    return sure < COMPLETE and may_lean(text)
