"""The screen that a message replies to, read from the screen itself: nothing need be stored."""

from dataclasses import replace

from aiogram.types import Message

from handlers.scene import Scene
from handlers.shown import before, choices, signs, traced
from knowledge import Base

BEHIND = (signs.QUESTION, signs.DAY, signs.MARKED, signs.STEPS)
"""Signs that may follow that of a screen, to say more about it."""


def entry(scene: Scene, message: Message) -> str | None:
    """Return the entry of the answer that a message replies to, or the first of its choices.

    None for somebody else's buttons, or when the entry was removed since.
    """
    return before.subject(replace(scene, before=_sign(message, scene.base)))


def to(scene: Scene, message: Message) -> Scene:
    """Return the scene in which a message answers the screen that it replies to.

    Otherwise « c'est fait » would be taken for whatever was shown last. In a group, nothing is
    chosen by typing: only questions about an answer are understood.
    """
    base = scene.base
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
        chosen_from="",
        left_open="" if asks else choices.waiting(scene),
        just_said=None,
        unanswered=unknown,
        offered_role="",
    )


def _sign(message: Message, base: Base) -> str:
    replied = message.reply_to_message
    if replied is None or replied.from_user is None or not replied.from_user.is_bot:
        return ""
    return traced.sign(replied, base)


def _is(remembered: str, shown: str) -> bool:
    """Tell whether what is stored is a given screen, maybe with more after it."""
    if not remembered.startswith(shown) or shown == signs.STEPS:
        return remembered == shown
    more = remembered.removeprefix(shown)
    return not more or more.startswith(BEHIND) or shown.endswith(signs.STEPS)
