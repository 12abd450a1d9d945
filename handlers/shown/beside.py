"""What is remembered beside what was shown: what had no answer, or is offered to be noted."""

from bot import people
from handlers.scene import Scene
from handlers.shown import choices


async def remember(scene: Scene, sign: str, what: str) -> None:
    """Remember something behind a sign beside what was shown just before, where both have room."""
    if scene.person is None:
        return
    shown = await people.last_entry(scene.session, scene.person.id, scene.now) or ""
    both = f"{shown.partition(sign)[0]}{sign}{what}"
    if len(both) <= choices.LONGEST:
        await people.add_to_entry(scene.session, scene.person.id, both, scene.now)
