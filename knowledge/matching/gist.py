"""The question within a message, without the sentences that tell of something else.

« La salle d'attente est pleine. Quel justificatif pour un mineur ? » is, as a whole, half about a
waiting room; « Ma carte est arrivée. J'en fais quoi ? » means nothing without its first half. Both
the whole and its gist are read, and the surer one is kept.
"""

from knowledge.comparing.comparer import Comparer
from knowledge.matching.opinion import Opinion
from knowledge.parts import asks
from knowledge.sentences import sentences

ASIDE = 0.5
"""Probability, by words alone, that no entry answers a sentence, from which it is left out unless
it asks."""
MOST = 12
"""Most sentences of a message that are looked at; a longer one is a document."""


class Gist:
    """Leaves out of a message what is said beside its question."""

    def __init__(self, comparer: Comparer) -> None:
        self._comparer = comparer

    def of(self, message: str) -> str | None:
        """Return a message without what is beside the question; None if nothing or all is."""
        told = sentences(message)
        if not 1 < len(told) <= MOST:
            return None
        kept = [one for one in told if asks(one) or not self._is_aside(one)]
        return " ".join(kept) if 0 < len(kept) < len(told) else None

    def _is_aside(self, sentence: str) -> bool:
        reading = self._comparer.lexicon.reader.read(sentence)
        glance = self._comparer.glance(reading)
        return glance is not None and glance.none > ASIDE


def surer(whole: Opinion, gist: Opinion) -> Opinion:
    """Return the opinion whose best entry is likelier."""
    return gist if gist.best > whole.best else whole
