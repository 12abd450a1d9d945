"""What is neither searched for nor kept: why it is refused, the gravest reason first."""

from collections.abc import Sequence
from typing import assert_never

from bot import questions
from handlers.scene import Scene
from handlers.screens import Screen
from handlers.shown import choices, signs
from knowledge import Part, Phrase, Phrases, Refusal, Refused
from knowledge.personal.presented import only_presents

GRAVITY = (Refusal.DISTRESS, Refusal.EMERGENCY, Refusal.PERSONAL, Refusal.CLINICAL)
"""Reasons, the gravest first: a life comes first."""


LIVES = GRAVITY[:2]
"""Reasons for which somebody must be called."""


async def refused(scene: Scene, reasons: Sequence[Refusal]) -> Screen:
    """Say why a message is neither searched for nor kept, with the gravest reason."""
    gravest = min(reasons, key=list(GRAVITY).index)
    await questions.record(scene.session, scene.question_key(0), outcome="refused", now=scene.now)
    if gravest in LIVES:
        await choices.remember_above(scene, signs.AT_RISK)
    return Screen(reason_of(scene.phrases, gravest)())


async def grave_reasons(scene: Scene, text: str) -> list[Refusal]:
    """Return the dangers to life in a message that is not searched for otherwise.

    A text that only presents somebody tells of no danger, however close it is to « mon mari … ».
    """
    if only_presents(text):
        return []
    return [reason for reason in refusals(await scene.find(text)) if reason in LIVES]


async def grave_in(scene: Scene, *clauses: str) -> list[Refusal]:
    """Return the dangers to life in clauses of a message that does several things, each alone."""
    return [reason for clause in clauses for reason in await grave_reasons(scene, clause)]


def refusals(parts: Sequence[Part]) -> list[Refusal]:
    """Return the reasons for which parts of a message must be refused."""
    return [part.outcome.reason for part in parts if isinstance(part.outcome, Refused)]


def reason_of(phrases: Phrases, reason: Refusal) -> Phrase:
    """Return what is said for a reason."""
    match reason:
        case Refusal.PERSONAL:
            return phrases.refused.personal
        case Refusal.EMERGENCY:
            return phrases.refused.emergency
        case Refusal.DISTRESS:
            return phrases.refused.distress
        case Refusal.CLINICAL:
            return phrases.refused.clinical
    assert_never(reason)
