"""What follows the emergency numbers: showing them again, or hearing that help has come."""

import re
from collections.abc import Sequence
from dataclasses import replace

from handlers.answers import whom
from handlers.forms import folded, split
from handlers.said import Said
from handlers.scene import Scene
from handlers.screens import Screen
from handlers.shown import choices, signs
from knowledge import Answer, Part, Smalltalk
from knowledge.matching.talk_kinds import CLOSINGS
from knowledge.parts import leans
from knowledge.text import fold


async def typed(scene: Scene, said: Said) -> list[Screen]:
    """Show again whom to call; or, once the danger is over, say that the rest can wait."""
    words, again = scene.phrases.refused, scene.phrases.again
    around = f"{again.around()}|{words.typed_risk_around()}"
    ways = f"{again.contacts()}|{again.answer()}|{words.typed_whom()}"
    if said.asks_for(ways, around):
        await choices.remember_above(scene, signs.AT_RISK)
        return [Screen(words.still_at_risk())]
    between = rf"[,.;!\n]|\b{split(scene.phrases.path.typed_and())[0]}\b"
    pieces = [replace(said, text=piece) for piece in re.split(between, said.text)]
    told = [piece.asks_for(words.typed_relieved(), around) for piece in pieces if piece.bare]
    if not told or not all(told):
        return []
    await choices.refuse(scene)
    return [Screen(words.relieved())]


def above(scene: Scene, parts: Sequence[Part], shown: list[Screen]) -> list[Screen]:
    """Show again whom to call, above an answer that may still be about the danger."""
    if scene.before != signs.AT_RISK or not _may_be_of_it(scene, parts[0]):
        return shown
    return [shown[0].below(scene.phrases.refused.still_at_risk()), *shown[1:]]


def _may_be_of_it(scene: Scene, part: Part) -> bool:
    """Tell whether a question may be about the danger: unknown, leaning on it, or whom to call."""
    if isinstance(part.outcome, Smalltalk):
        return part.outcome.kind not in CLOSINGS
    calls = {*folded(scene.phrases.refused.typed_calling())}.intersection(fold(part.text).split())
    known = isinstance(part.outcome, Answer) and not leans(part.text)
    return bool(calls) or not (known or whom.subject(scene.phrases, part.text))
