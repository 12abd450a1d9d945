"""« Qui s'occupe de la 5 ? », wherever it is asked: the step, which names who does it, or did."""

import re

from handlers.forms import pattern
from handlers.path import progress
from handlers.practice import team
from handlers.said import Said
from handlers.scene import Scene
from handlers.screens import Screen
from handlers.typed import name_and_state, step_numbers
from handlers.typed import path as typed_path


async def asked(scene: Scene, said: Said) -> list[Screen]:
    """Show the step about which it is asked; to who shares no path, say so.

    By its name it is only one where a path is shared: « qui fait la CPS ? » may ask of anybody.
    """
    words, of = scene.phrases.practice, pattern(scene.phrases.reminders.typed_remind_of())
    shape = rf"(?:{pattern(words.typed_who_does())})\s(?:(?:{of})\s)?(?P<what>.+)"
    found = re.fullmatch(shape, said.folded)
    if found is None:
        return []
    mine, those = await team.of(scene), step_numbers.read(scene.phrases, found["what"])
    alone = len(those.numbers) == 1 and not those.rest
    step = typed_path.of_number(scene.base, those.numbers[0]) if alone else None
    if step is None and mine:
        step = name_and_state.named(scene.phrases, scene.base, found["what"])
    above = "" if mine else words.alone()
    return [await progress.step(scene, step.id, above)] if step else []
