"""A message that somebody received and pastes here, and that tells its reader to click."""

from bot import questions
from handlers.forms import holds_any
from handlers.privacy import refusing
from handlers.scene import Scene
from handlers.screens import Screen
from handlers.shown import choices
from knowledge import Phrases
from knowledge.matching.talk_kinds import SCAM
from knowledge.text import fold


def asks_to_click(phrases: Phrases, text: str) -> bool:
    """Tell whether a text tells its reader to click, as no question to us does."""
    return holds_any(fold(text), phrases.question.typed_click())


async def answered(scene: Scene, text: str) -> Screen:
    """Advise not to use its link; but first, hear whether a life is at risk.

    What was shown before is closed: what comes next is not about it.
    """
    if grave := await refusing.grave_reasons(scene, text):
        return await refusing.refused(scene, grave)
    await questions.record(
        scene.session, scene.question_key(0), outcome="smalltalk", now=scene.now
    )
    await choices.refuse(scene)
    return Screen(scene.phrases.smalltalk[SCAM]())
