"""Whether one sentence of a message tells of a life at risk, when the others drown it.

« J'ai envie de mourir » among four sentences on a card reader is a tenth of what is read: the
whole looks like a question about the reader.
"""

import re

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

_GRAVE = (Refusal.EMERGENCY, Refusal.DISTRESS)
_END = re.compile(r"(?<=[.!?…;])\s+|\n+")


def sentences(message: str) -> list[str]:
    """Return the first and the last sentences of a message, but for those of a word or two."""
    found = [one[:LONGEST] for one in _END.split(message) if len(one.split()) > SHORTEST]
    return found if len(found) <= 2 * MOST else found[:MOST] + found[-MOST:]


def at_risk(opiner: Opiner, message: str) -> Refusal | None:
    """Return what one sentence of a long message tells of, where a life is at risk."""
    found = sentences(message) if len(message) > LONG else []
    if len(found) < 2:  # noqa: PLR2004 - one is the whole message
        return None
    for opinion in opiner.opinions(found):
        reason = Refusal(opinion.health) if opinion.health else None
        if reason in _GRAVE and opinion.none > ALONE:
            return reason
    return None
