"""Whether one sentence of a message tells of a life at risk, when the others drown it.

« J'ai envie de mourir » among four sentences on a card reader is a tenth of what is read: the
whole looks like a question about the reader.
"""

import re
from math import inf

from knowledge.comparing import HEALTH, Comparer
from knowledge.opinion import Opiner
from knowledge.outcomes import Refusal
from knowledge.parts import SHORTEST

LONG = 100
"""Characters from which a message is also read sentence by sentence: below, the whole tells."""
MOST = 4
"""Sentences that are read at the beginning of a message, and at its end."""
LONGEST = 200
"""Characters of a sentence that are read."""
ALONE = 0.95
"""Probability that no entry answers from which one sentence is enough. Of 1,079 questions of
several sentences, in none does an innocent one reach it; one is 0.95, « Mes collègues craignent le
courrier sauvage… ». Of the messages of `sante.md`, the half that was hidden, three quarters do."""

POSSIBLE = -2.0
"""Likelihood of its words, by the root of their number, from which the likeliest sentence is
looked at closely: one ordinary one in five, and 99 % of the hidden ones that are then heard."""

_GRAVE = (Refusal.EMERGENCY, Refusal.DISTRESS)
_TOPICS = [HEALTH + reason for reason in _GRAVE]
_WORD = re.compile(r"[^\W\d_]{2,}")
_END = re.compile(r"(?<=[.!?…;])\s+|\n+")


class Watch:
    """Looks for a life at risk among the sentences of a message."""

    def __init__(self, comparer: Comparer, opiner: Opiner) -> None:
        self._comparer = comparer
        self._opiner = opiner

    def at_risk(self, message: str) -> Refusal | None:
        """Return what one sentence of a long message tells of, where a life is at risk."""
        found = sentences(message) if len(message) > LONG else []
        if len(found) < 2:  # noqa: PLR2004 - one is the whole message
            return None
        likelihood, likeliest = max((self._likelihood(one), one) for one in found)
        if likelihood < POSSIBLE:
            return None
        opinion = self._opiner.opinion(likeliest)
        reason = Refusal(opinion.health) if opinion.health else None
        return reason if reason in _GRAVE and opinion.none > ALONE else None

    def _likelihood(self, sentence: str) -> float:
        """Return how much likelier a danger makes a sentence, at a glance; -inf for gibberish."""
        reading = self._opiner.read(sentence)
        known = self._opiner.knows_most(reading)
        return self._comparer.likelihood(reading, _TOPICS) if known else -inf


def sentences(message: str) -> list[str]:
    """Return the first and the last sentences of a message, but for those of a word or two."""
    found = [one[:LONGEST] for one in _END.split(message)]
    found = [one for one in found if len(set(_WORD.findall(one))) > SHORTEST]
    return found if len(found) <= 2 * MOST else found[:MOST] + found[-MOST:]
