"""The list that an answer is chosen from: its other numbers can be typed below that answer."""

from handlers.scene import Scene
from handlers.shown import before, choices, signs
from knowledge.counter import CounterEnd


def listing(scene: Scene, entry_id: str) -> str:
    """Return the list that an answer is chosen from, as it is remembered; empty for none."""
    base = scene.knowledge.base
    shown = scene.before.partition(signs.QUESTION)[0]
    those = (shown, scene.listed, _of_counter(scene))
    return next((one for one in those if entry_id in before.listed(one, base)[0]), "")


def _of_counter(scene: Scene) -> str:
    """Return the answers offered where the counter ended, just before or left open since."""
    counter, waits = scene.knowledge.base.counter, choices.waiting(scene)
    ended = waits.startswith(signs.COUNTER) and counter
    shown = counter.at(waits.removeprefix(signs.COUNTER)) if counter and ended else None
    return choices.listed(shown.entries) if isinstance(shown, CounterEnd) else ""
