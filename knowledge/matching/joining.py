"""One question typed in two messages: whether the second completes the first."""

from collections.abc import Sequence
from typing import assert_never

from knowledge.outcomes import (
    AT_RISK,
    Answer,
    Nothing,
    Outcome,
    Part,
    Refusal,
    Refused,
    Smalltalk,
    Suggestions,
    Unread,
)
from knowledge.parts import leans

SURER = 0.05
"""Probability by which the two messages read as one must be surer than a follow-up of an answer.

On 350 labelled questions cut in two or three anywhere (`tests/questions/`), 88 in 100 of the last
pieces are answered rightly, for 51 without; of 300 follow-ups as soon typed, 95, for 96 without.
"""

CLEAR = 0.9
"""Probability of an answer from which a message finishes nothing: 85 in 100 complete questions and
follow-ups reach it, and are not read again; of those pieces, 33 in 100, one of which in 120 loses
its answer by it."""

_HEARD = AT_RISK | {Refusal.PERSONAL}
"""What two messages may tell together, though neither does."""


def may_begin(outcome: Outcome) -> bool:
    """Tell whether a message with this outcome may be completed by the next one."""
    return isinstance(outcome, Answer | Suggestions | Nothing)


def may_finish(outcome: Outcome) -> bool:
    """Tell whether a message with this outcome may complete the one before."""
    clear = isinstance(outcome, Answer) and _sure(outcome) >= CLEAR
    return may_begin(outcome) and not clear


def finishes(
    first: Outcome,
    text: str,
    alone: Sequence[Part],
    behind: Sequence[Part],
    whole: Sequence[Part],
) -> bool:
    """Tell whether a message completes the one before: it means more after its words.

    Args:
        first: what became of the message before.
        text: the message.
        alone: what becomes of it by itself.
        behind: what becomes of it as a follow-up of what was answered.
        whole: what becomes of both read as one message.
    """
    if len(alone) > 1 or len(whole) > 1 or not may_begin(alone[0].outcome):
        return False
    by_itself, read = alone[0].outcome, whole[0].outcome
    match read:
        case Answer() if isinstance(first, Answer):
            follows = isinstance(by_itself, Answer) or leans(text)
            return not follows and _sure(read) > _sure(behind[0].outcome) + SURER
        case Answer():
            return _sure(read) >= _sure(by_itself)
        case Suggestions():
            return not isinstance(first, Answer) and not isinstance(by_itself, Answer)
        case Refused(reason=reason):
            return reason in _HEARD and not isinstance(by_itself, Answer)
        case Nothing() | Smalltalk() | Unread():
            return False
    assert_never(read)


def _sure(outcome: Outcome) -> float:
    """Return the probability of the likeliest entry."""
    candidates = getattr(outcome, "candidates", ())
    return candidates[0].score if candidates else 0.0
