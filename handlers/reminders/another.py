"""A reminder for another step, told below a reminder: « la 7 vendredi », « et la 8 aussi »."""

import re
from collections.abc import Sequence

from handlers.forms import any_of, begun_by, holds_any, pattern, without
from handlers.reminders import reminded, reminding, together
from handlers.said import Said
from handlers.scene import Scene
from handlers.screens import Screen
from handlers.shown import before, signs
from handlers.typed import aside, step_numbers
from handlers.typed import path as typed_path
from knowledge import Step, parts
from knowledge.text import fold


async def asked(scene: Scene, said: Said) -> list[Screen]:
    """Remind of the steps that are named, if nothing else is said, on the day that is told.

    « Aussi » means the day of the reminder just set.
    """
    below = scene.before.startswith(signs.OF_REMINDERS)
    text = aside.without_leads(scene.phrases, said.folded)
    also = pattern(scene.phrases.path.typed_also())
    bare = re.sub(rf"^(?:{also})\s|\s(?:{also})$", "", text)
    if not below or parts.asks(said.text) or typed_path.wish(scene.phrases, bare).act:
        return []
    day = await reminded.day(scene, step_numbers.read(scene.phrases, text).rest)
    rest = without(text, fold(day))
    steps = await reminded.steps(scene, rest)
    if not steps or says_more(scene, rest, steps):
        return []
    if day and len(steps) > 1:
        several = await together.asked(scene, text, day)
        return [several] if several else []
    if day:
        return await reminding.on_day(scene, steps[0], day)
    return await _on_the_same(scene, text, steps)


async def _on_the_same(scene: Scene, text: str, steps: Sequence[Step]) -> list[Screen]:
    shown = before.days_shown(scene)
    same = await reminding.day_of(scene, shown.step.id) if shown else None
    path = scene.phrases.path
    also = holds_any(text, path.typed_also()) or begun_by(text, path.typed_and())
    if not same or not also or len(steps) > 1:
        return []
    return [await reminding.put(scene, steps[0].id, same)]


def says_more(scene: Scene, text: str, steps: Sequence[Step]) -> bool:
    """Tell whether folded words say more than the steps that they name."""
    phrases, path = scene.phrases, scene.phrases.path
    around = phrases.reminders.typed_remind_around(), phrases.lists.typed_around()
    little = any_of(path.typed_little(), path.typed_and(), path.typed_also(), *around)
    for step in steps:
        little |= {*fold(step.title).split(), fold(step.id)}
    others = (word for word in text.split() if word not in little)
    return any(typed_path.count(phrases, word) is None for word in others)
