"""Whether a message without an answer is small talk: close to known lines, or by a network."""

from knowledge.matching.opinion import Opinion
from knowledge.matching.smalltalk import LONGEST, Smalltalker
from knowledge.matching.talk_kinds import EXACT, OTHER, TRADE, UNASKED, WEARY
from knowledge.matching.talk_words import NEGATIONS
from knowledge.meaning.guesses import NO_GUESS
from knowledge.outcomes import AT_RISK
from knowledge.topics import TALK

TALKING, BEHIND, OF_A_KIND = 0.6, 0.9, 0.5
"""Probability of small talk from which a message is some, alone and behind an answer; and of one
kind, from which it is of that one: else what is told is only that one may ask."""
UNANSWERED = 0.5
"""Probability that no entry answers, or that too little is said, under which it is a question."""
UNHEARD = 0.2
"""Probability under which what is near a line is none: « mince, j'ai bloqué ma carte »."""
LONGEST_TALK = 2 * LONGEST
"""Words of it, at most."""


def is_near(opinion: Opinion, smalltalker: Smalltalker) -> bool:
    """Tell whether a message is short and nearest to a line of small talk.

    One that names a theme of the base is not (« la CPE, c'est gratuit ? »), unless it thanks for
    it.
    """
    words = opinion.reading.words
    kind = opinion.off.removeprefix(TALK)
    near = kind != opinion.off and not kind.startswith(EXACT) and len(words) <= LONGEST
    guess = opinion.talk() if near else NO_GUESS
    unheard = bool(guess.name) and guess.any < UNHEARD
    return near and not unheard and _may_be(kind, opinion, smalltalker)


def heard(opinion: Opinion, smalltalker: Smalltalker, *, behind: bool) -> str:
    """Return the kind of small talk that a network recognises in a message; empty for none.

    Args:
        opinion: what the message may mean.
        smalltalker: knows what each kind may say.
        behind: it follows an answer, or another question.
    """
    short = len(opinion.reading.words) <= LONGEST_TALK
    if not short or opinion.none + opinion.vague < UNANSWERED:
        return ""
    guess = opinion.talk()
    if guess.any < (BEHIND if behind else TALKING):
        return ""
    grave = opinion.health in AT_RISK and guess.name not in WEARY  # « je suis à bout »
    if grave or not _may_be(guess.name, opinion, smalltalker):
        return ""
    if guess.share >= OF_A_KIND:
        return guess.name
    if is_near(opinion, smalltalker):
        return opinion.off.removeprefix(TALK)
    return "" if opinion.reading.asked else OTHER


def _may_be(kind: str, opinion: Opinion, smalltalker: Smalltalker) -> bool:
    near = {kind, opinion.off.removeprefix(TALK)}
    asked = opinion.reading.asked and not UNASKED.isdisjoint(near)
    denied = kind == TRADE and not NEGATIONS.isdisjoint(opinion.reading.words)
    return not (asked or denied) and smalltalker.may_say(kind, opinion.reading.words)
