"""Noting what one clause of a message tells about steps, beside the rest of the message."""

from dataclasses import replace

from bot.journey import State
from handlers.forms import split
from handlers.said import Said
from handlers.scene import Scene
from handlers.screens import Screen
from handlers.told import below_path, numbered_step, shown_state
from handlers.typed import step_numbers


async def told(scene: Scene, text: str) -> list[Screen]:
    """Note the steps that a text tells about: « la 6 est faite et rappelle-moi la 8 ».

    A reminder is always about a step: beside it, a number belongs to no other list.
    """
    words = text.split()
    while words and words[-1] in split(scene.phrases.path.typed_and()):
        del words[-1]
    said, anywhere = Said(" ".join(words)), replace(scene, before="")
    shown = await below_path.several(scene, said) or await numbered_step.elsewhere(scene, said)
    shown = shown or await shown_state.of_shown(scene, said)
    shown = shown or await numbered_step.elsewhere(anywhere, said)
    shown = shown or await below_path.several(anywhere, said)
    named = step_numbers.numbered(scene.phrases, said.text)
    is_told = not shown and named is not None and named.act in {*State}
    return await numbered_step.done(anywhere, said, named) if named and is_told else shown
