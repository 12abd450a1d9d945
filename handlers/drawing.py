"""The path drawn or printed, with the words that go with it; away from the loop."""

import asyncio

from handlers import picture, printed, progress
from handlers.replying import Attached
from handlers.scene import Scene
from handlers.sheet import alternative, sheet


async def drawn(scene: Scene, view: str) -> Attached:
    """Return the path as a picture, or as a page to print."""
    words, journey = scene.phrases.path, await progress.journey(scene)
    said = sheet(scene.knowledge, journey)
    if view == "picture":
        content = await asyncio.to_thread(picture.draw, said)
        told = alternative(scene.knowledge, journey)
        return Attached(words.picture_name(), content, told, is_picture=True)
    content = await asyncio.to_thread(printed.page, said)
    return Attached(words.document_name(), content, words.page_caption())
