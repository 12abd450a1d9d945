"""Whether a message is a health question, or one of its sentences tells of a life at risk.

« J'ai envie de mourir » among four sentences on a card reader is a tenth of the text: as a whole,
it looks like a question about the reader.
"""

import re
from collections.abc import Iterable, Sequence
from math import inf

from knowledge.comparing.comparer import Comparer
from knowledge.comparing.signals import FULL
from knowledge.cutting import cuts
from knowledge.matching.opinion import Opinion
from knowledge.outcomes import Refusal
from knowledge.parts import SHORTEST
from knowledge.sentences import are_several, sentences
from knowledge.text import fold, fold_all, stem
from knowledge.topics import HEALTH, TALK

MOST = 10
"""Sentences that are read at the beginning of a message, and at its end."""
LONGEST = 200
"""Characters of a sentence that are read."""
ALONE, BESIDE, BESIDE_BY_WORDS = 0.8, 0.9, 0.92
"""Probability that a life is at risk from which a message is enough; and a sentence of it, with an
encoder and without. Behind a question, 129 of 160 dangers reach it, and 5 of 250 sentences written
to be mistaken for one; by words alone, 97 and 4."""

OUTSIDE = {Refusal.EMERGENCY: 0.5, Refusal.DISTRESS: 0.7, Refusal.CLINICAL: 0.7}
"""Probability that no entry answers from which a message near a topic of health is refused. With
half of the examples hidden, none more of the last two is missed than at 0.5; emergencies are."""
RARE_WORD, SURELY = 6, 0.95
"""Entries that use a word, at most, for it alone to say something; and that probability of what is
near a medical question without such a word: « pendant combien de jours », « les 7 premières » are
of what was answered before, « je suis malade » is 1."""

UNTAUGHT = {Refusal.EMERGENCY: 0.96, Refusal.DISTRESS: 0.99}
"""Where no network was taught to tell: the probability that no entry answers, of a text near an
example of danger, from which it is one."""
PERHAPS, RATHER = 0.08, 0.3
"""Probability from which a message near an example of danger is one: with it, 158 of 160 dangers
said alone are heard, and 4 of 3,521 questions that the base answers are refused. And that from
which one near a medical question is rather a danger: « posologie du paracétamol » is 0.13."""

POSSIBLE, CLOSELY = -1.5, 2
"""Likelihood of its words, by the root of their number, from which a sentence is looked at closely
(one ordinary one in six, and 98 % of the hidden ones that are then heard); and how many are."""

_TOPICS = [HEALTH + Refusal.EMERGENCY, HEALTH + Refusal.DISTRESS]
_WORD = re.compile(r"[^\W\d_]{2,}")


class Watch:
    """Looks in a message for the sentence that may tell of a life at risk."""

    def __init__(self, comparer: Comparer) -> None:
        self._comparer = comparer
        self._reader = comparer.lexicon.reader
        self._enough = BESIDE if comparer.names == FULL else BESIDE_BY_WORDS
        self._examples = {
            folded: Refusal(topic.id.removeprefix(HEALTH))
            for topic in comparer.topics
            if topic.id.startswith(HEALTH)
            for folded in fold_all(topic.phrases)
        }

    def example(self, message: str) -> Refusal | None:
        """Return the danger of a message that is, word for word, an example of `sante.md`."""
        return self._examples.get(fold(message))

    def suspects(self, message: str) -> list[str]:
        """Return the sentences of a message to look at closely, two at most.

        In a single sentence, these are what stands before and after its clearest break.
        """
        glances = sorted([(self._likelihood(one), one) for one in _read_of(message)], reverse=True)
        return [one for likelihood, one in glances[:CLOSELY] if likelihood > POSSIBLE]

    def foreign(self, message: str) -> list[str]:
        """Return what to look at closely in a message without any word of the base."""
        short = len(message) <= LONGEST and _WORD.search(message)
        return [message] if short else self.suspects(message)

    def _likelihood(self, sentence: str) -> float:
        """Return how much likelier a danger makes a sentence, at a glance; -inf for gibberish."""
        reading = self._reader.read(sentence)
        known = self._reader.knows_most(reading)
        return self._comparer.likelihood(reading, _TOPICS) if known else -inf

    def refusal(self, told: Sequence[Opinion]) -> Refusal | None:
        """Return the refusal of a health question, found in the message or a suspect sentence.

        What is nearest to small talk is not medical: « combien de jours vous gardez ? ».
        """
        whole = told[0]
        near = Refusal(whole.health) if whole.health else None
        near = None if near is Refusal.CLINICAL and whole.off.startswith(TALK) else near
        if near is Refusal.CLINICAL and may_be_at_risk(told[:1], RATHER):
            near = Refusal(whole.danger) if whole.danger else near
        near = None if near is Refusal.CLINICAL and self._says_little(whole) else near
        if (
            near
            and whole.none > OUTSIDE[near]
            and (near is Refusal.CLINICAL or may_be_at_risk(told))
        ):
            return near
        return self.at_risk(told)

    def _says_little(self, opinion: Opinion) -> bool:
        """Tell whether a message without a likely answer has no word that only few entries use."""
        spread = self._comparer.lexicon.counts.spread
        words = filter(str.isalpha, opinion.reading.telling)
        rare = any(spread(stem(word)) <= RARE_WORD for word in words)
        return not rare and opinion.none <= SURELY

    def at_risk(self, told: Sequence[Opinion]) -> Refusal | None:
        """Return the danger to life that a message, or else a sentence of it, tells of.

        Args:
            told: the message, then its sentences that are looked at closely.
        """
        whole, beside = told[:1], told[1:]
        return self._danger(whole, ALONE) or self._danger(beside, self._enough)

    @staticmethod
    def _danger(told: Sequence[Opinion], enough: float) -> Refusal | None:
        return next(filter(None, (_refusal(one, enough) for one in told)), None)


def _read_of(message: str) -> list[str]:
    """Return the first and last sentences of a message, if of two words or more; or its halves."""
    if not are_several(message):
        cut = next(cuts(message), None) if len(message) <= LONGEST else None
        return list(cut[:2]) if cut else []
    found = [one[:LONGEST] for one in sentences(message)]
    found = [one for one in found if len(set(_WORD.findall(one))) >= SHORTEST]
    return found if len(found) <= 2 * MOST else found[:MOST] + found[-MOST:]


def may_be_at_risk(told: Iterable[Opinion], perhaps: float = PERHAPS) -> bool:
    """Tell whether any of some texts may tell of a life at risk, as far as signals show."""
    return any(not one.danger or one.at_risk > perhaps for one in told)


def _refusal(told: Opinion, enough: float) -> Refusal | None:
    """Return the danger that a text tells of, when it is more probable than that."""
    if told.danger:
        return Refusal(told.danger) if told.at_risk > enough else None
    near = Refusal(told.health) if told.health else None
    return near if near and told.none > UNTAUGHT.get(near, 1) else None
