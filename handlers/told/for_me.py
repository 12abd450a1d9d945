"""Steps that the bot is asked to do: « faites la 3 pour moi ». It does none, and says so."""

import re
from collections.abc import Sequence

from handlers.forms import any_of, pattern
from handlers.path import progress
from handlers.said import Said
from handlers.scene import Scene
from handlers.screens import Screen
from handlers.shown import before
from handlers.typed import aside, figures, step_numbers
from handlers.typed import path as typed_path
from knowledge import Step


async def asked(scene: Scene, said: Said) -> list[Screen]:
    """Show the step that we are asked to do, and say that nothing about it changes."""
    words = _ordered(scene, said)
    if words is None:
        return []
    named = step_numbers.read(scene.phrases, words)
    about, path = before.about(scene), scene.phrases.path
    around = any_of(
        path.typed_little(),
        path.typed_this(),
        path.typed_and(),
        scene.phrases.lists.typed_around(),
    )
    if not around.issuperset(named.rest.split()) or not (named.numbers or about):
        return []
    above = path.not_for_you()
    step = _only(scene, named.numbers) if named.numbers else about
    return [await (progress.step(scene, step.id, above) if step else progress.steps(scene, above))]


def _only(scene: Scene, numbers: Sequence[int]) -> Step | None:
    """Return the step of the only number; None for several, or for a number without a step."""
    return typed_path.of_number(scene.base, numbers[0]) if len(numbers) == 1 else None


def _ordered(scene: Scene, said: Said) -> str | None:
    """Return the folded words that say what we are asked to do; None for anything else.

    « Fait la 3 » may say that it is done, unless it ends with « pour moi ».
    """
    path = scene.phrases.path
    told = aside.without_leads(scene.phrases, said.folded)
    text = figures.in_figures(scene.phrases, told)
    orders, may, can, ends = (
        pattern(path.typed_for_me[name]()) for name in ("orders", "may_order", "can", "ends")
    )
    of_step = rf"(?:(?:{pattern(path.typed_those())})\s)+\d{{1,2}}\b"
    can_it = rf"(?:(?:{can})\s(?:(?:{pattern(path.typed_little())})\s)?)?"
    found = re.fullmatch(rf"{can_it}(?:{orders}|{may})\s(.*?)\s?(?:{ends})", text)
    if found is None and ":" not in said.text:  # « faites : la 2 et la 5 » lists what is done
        found = re.fullmatch(rf"(?:{orders})\s({of_step}.*)", text)
    return found[1] if found else None
