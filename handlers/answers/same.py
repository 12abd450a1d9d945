"""An answer that is given again, right after itself."""

from dataclasses import replace

from handlers.scene import Scene
from handlers.screens import Screen


def told(scene: Scene, shown: Screen, entry_id: str) -> Screen:
    """Say above an answer that it is the one given just before, and where to go from there."""
    words = scene.phrases.again
    of_patients = scene.knowledge.base.entries[entry_id].said_by_patients
    same = words.same_of_patients() if of_patients else words.same()
    return replace(shown, text=f"{same}\n\n{shown.text}")
