"""Whether the base answers a message: then what it might say of oneself or the bot gives way."""

from handlers import before
from handlers.scene import Scene
from knowledge import Answer, Profile


async def answers(scene: Scene, text: str) -> bool:
    """Tell whether the base is sure of its answer; what is found is remembered for the search."""
    after = before.subject(scene.before, scene.knowledge.base)
    found = await scene.find(text, after, Profile(scene.role))
    return isinstance(found[0].outcome, Answer)
