"""The base is searched without keeping anybody else waiting."""

import threading
from datetime import datetime
from typing import Any, cast

import pytest

from handlers.scene import SOON_READ, Scene


class Base:
    """A base that tells in which thread it is searched."""

    def find(self, *_: object) -> tuple[int]:
        """Return the thread's number."""
        return (threading.get_ident(),)


@pytest.mark.parametrize(("length", "here"), [(SOON_READ, True), (SOON_READ + 1, False)])
async def test_a_long_text_is_read_in_a_thread(length: int, here: bool, now: datetime) -> None:  # noqa: FBT001  a case
    nothing: Any = None
    scene = Scene(cast("Any", Base()), nothing, nothing, nothing, now, hash, None, None)
    (thread,) = cast("Any", await scene.find("a" * length))
    assert (thread == threading.get_ident()) is here
