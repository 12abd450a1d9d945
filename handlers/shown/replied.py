"""The screen that a message replies to: it tells itself which, so nothing need be kept."""

from dataclasses import replace

from aiogram.types import Message

from handlers.scene import Scene
from handlers.shown import before, choices, signs, traced
from knowledge import Base

BEHIND = (signs.QUESTION, signs.DAY, signs.MARKED, signs.STEPS)
"""What may stand behind the sign of a screen, and tells more of it."""


def entry(scene: Scene, message: Message) -> str | None:
    """Return the entry of the answer that a message replies to, or the likeliest of its choices.

    Somebody else's buttons, and those made before an entry was removed, tell none.
    """
    return before.subject(replace(scene, before=_sign(message, scene.knowledge.base)))


def to(scene: Scene, message: Message) -> Scene:
    """Return the scene in which a message answers the screen that it replies to.

    Without it, « c'est fait » would be said of whatever was shown last. In a group, nothing is
    chosen by typing: only what is asked of an answer is.
    """
    base = scene.knowledge.base
    told = _sign(message, base)
    shown, _, unknown = told.partition(signs.UNKNOWN)
    if not told or (shown and _is(scene.before, shown)):
        return scene
    if not scene.private and shown not in base.entries:
        return scene
    asks = shown.startswith(signs.ASKING)
    return replace(
        scene,
        before=shown,
        listed="",
        held="" if asks else choices.waiting(scene),
        just_said=None,
        unknown=unknown,
        notes="",
    )


def _sign(message: Message, base: Base) -> str:
    replied = message.reply_to_message
    if replied is None or replied.from_user is None or not replied.from_user.is_bot:
        return ""
    return traced.sign(replied, base)


def _is(remembered: str, shown: str) -> bool:
    """Tell whether what is remembered is a screen, maybe with more of it."""
    if not remembered.startswith(shown) or shown == signs.STEPS:
        return remembered == shown
    more = remembered.removeprefix(shown)
    return not more or more.startswith(BEHIND) or shown.endswith(signs.STEPS)
