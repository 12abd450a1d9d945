"""The path as a picture or a page to print, when asked for, with the words that go with it."""

from functools import partial

from handlers.path import picture, progress
from handlers.path.sheet import Sheet, alternative, sheet
from handlers.replying import Attached
from handlers.said import Said
from handlers.scene import Scene
from handlers.shown import signs
from handlers.typed import path as typed_path


def asked(scene: Scene, said: Said) -> str:
    """Return how the path just shown is asked for, drawn or printed; empty for neither."""
    view = typed_path.view(scene.phrases, said) if scene.before.startswith(signs.STEPS) else ""
    return view if view in {typed_path.PICTURE, typed_path.PAGE} else ""


async def drawn(scene: Scene, view: str) -> Attached:
    """Return the path as a picture, or as a page to print."""
    words, journey = scene.phrases.path, await progress.journey(scene)
    said = sheet(scene.knowledge, journey)
    if view == "picture":
        told = alternative(scene.knowledge, journey)
        return Attached(words.picture_name(), partial(picture.draw, said), told, is_picture=True)
    return Attached(words.document_name(), partial(_printed, said), words.page_caption())


def _printed(said: Sheet) -> bytes:
    from handlers.path import printed  # noqa: PLC0415 - read when somebody prints: a start is quicker

    return printed.page(said)
