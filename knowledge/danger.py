"""Whether one sentence of a message tells of a life at risk, when the others drown it.

« J'ai envie de mourir » among four sentences on a card reader is a tenth of what is read: the
whole looks like a question about the reader.
"""

import re
from collections.abc import Iterable
from math import inf

from knowledge.comparing import HEALTH, Comparer
from knowledge.opinion import Opinion
from knowledge.outcomes import Refusal
from knowledge.parts import SHORTEST

MOST = 10
"""Sentences that are read at the beginning of a message, and at its end."""
LONGEST = 200
"""Characters of a sentence that are read."""
ALONE = {Refusal.EMERGENCY: 0.96, Refusal.DISTRESS: 0.99}
"""Probability that no entry answers from which one sentence is enough. Of 1,079 questions of
several sentences, whole or cut into lines, in none does an innocent one reach 0.96; « Je n'en peux
plus de chercher », behind a question, is 0.98; « je n'en peux plus, je veux en finir » 0.997."""

POSSIBLE, CLOSELY = -1.5, 2
"""Likelihood of its words, by the root of their number, from which a sentence is looked at closely
(one ordinary one in six, and 98 % of the hidden ones that are then heard); and how many are."""

_TOPICS = [HEALTH + reason for reason in ALONE]
_WORD = re.compile(r"[^\W\d_]{2,}")
_END = re.compile(r"(?<=[.!?…;])\s+|\n\s*\n|\n(?=\s*[A-Z\u00c0-\u00dd][a-z\u00e0-\u00ff'\u2019])")


class Watch:
    """Looks for the sentence of a message that may tell of a life at risk."""

    def __init__(self, comparer: Comparer) -> None:
        self._comparer = comparer
        self._reader = comparer.lexicon.reader

    def suspects(self, message: str) -> list[str]:
        """Return the sentences of a message that are to be looked at closely: two at most."""
        if not _END.search(message):
            return []  # the one sentence is the whole message
        glances = sorted(
            [(self._likelihood(one), one) for one in sentences(message)], reverse=True
        )
        return [one for likelihood, one in glances[:CLOSELY] if likelihood > POSSIBLE]

    def _likelihood(self, sentence: str) -> float:
        """Return how much likelier a danger makes a sentence, at a glance; -inf for gibberish."""
        reading = self._reader.read(sentence)
        known = self._reader.knows_most(reading)
        return self._comparer.likelihood(reading, _TOPICS) if known else -inf


def sentences(message: str) -> list[str]:
    """Return the first and the last sentences of a message, of two words or more.

    A line ends one only before a blank line or a capital: a text may have been cut into lines.
    """
    found = [one[:LONGEST] for one in _END.split(message)]
    found = [one for one in found if len(set(_WORD.findall(one))) >= SHORTEST]
    return found if len(found) <= 2 * MOST else found[:MOST] + found[-MOST:]


def at_risk(told: Iterable[Opinion]) -> Refusal | None:
    """Return what one of some sentences tells of, looked at closely, where a life is at risk."""
    for opinion in told:
        reason = Refusal(opinion.health) if opinion.health else None
        if reason and opinion.none > ALONE.get(reason, 1):
            return reason
    return None
