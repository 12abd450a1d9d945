"""Whether the base answers a message: if so, the base wins over what people say of themselves."""

from handlers.scene import Scene
from handlers.shown import before
from knowledge import Answer, Nothing, Outcome, Profile, Suggestions


async def answers(scene: Scene, text: str) -> bool:
    """Tell whether the base is sure of its answer; the search that follows reuses the result."""
    return bool(await answer_to(scene, text))


async def answer_to(scene: Scene, text: str) -> str:
    """Return the entry that the base is sure of; empty when it is not sure."""
    found = await _found(scene, text)
    return found.id if isinstance(found, Answer) else ""


async def leaves_open(scene: Scene, text: str) -> bool:
    """Tell whether the base finds only choices or nothing: neither an answer nor a danger."""
    return isinstance(await _found(scene, text), Suggestions | Nothing)


async def _found(scene: Scene, text: str) -> Outcome:
    after = before.subject(scene)
    found = await scene.find(text, after, Profile(scene.role))
    return found[0].outcome
