"""Stores the answer that follow-ups are about, and the list it was chosen from."""

from dataclasses import replace

from handlers.scene import Scene
from handlers.shown import before, choices, signs
from handlers.shown.codes import answer_in
from knowledge.counter import CounterEnd


async def answered(scene: Scene, entry_id: str) -> None:
    """Store the entry answered, for follow-ups; if it is answered again, its list stays."""
    listing = scene.chosen_from if entry_id == scene.before else ""
    await choices.remember_above(scene, answer_in(entry_id, listing))


async def chosen(scene: Scene, entry_id: str) -> None:
    """Store the entry chosen, and its list: the other numbers can still be typed."""
    if listing := _chosen_from(scene, entry_id):
        await choices.remember_above(scene, answer_in(entry_id, listing))
    else:
        await answered(scene, entry_id)


async def leave(scene: Scene, theme: str) -> None:
    """Forget the last answer once a question of another theme had none: the next is on that."""
    entry = scene.base.entries.get(scene.before)
    if entry is not None and entry.theme != theme:
        await choices.refuse(scene)


def _chosen_from(scene: Scene, entry_id: str) -> str:
    """Return the stored list that an entry was chosen from; empty for none."""
    shown = scene.before.partition(signs.QUESTION)[0]
    those = (shown, scene.chosen_from, _of_counter(scene))
    return next(
        (one for one in those if entry_id in before.listed(replace(scene, before=one))[0]), ""
    )


def _of_counter(scene: Scene) -> str:
    """Return the list of answers where the counter ended, just before or since left open."""
    shown = before.at_counter(replace(scene, before=choices.waiting(scene)))
    return choices.listed(shown.entries) if isinstance(shown, CounterEnd) else ""
