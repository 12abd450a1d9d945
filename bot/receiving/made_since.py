"""Updates that hold what Telegram made since: read without it, rather than not at all."""

from collections.abc import Sequence
from contextlib import suppress
from typing import Any

import structlog
from aiogram import Bot
from aiogram.types import Update
from pydantic import ValidationError

UNKNOWN = "union_tag_invalid"
"""pydantic's error for a type that aiogram does not know."""

SOMEBODY = {"type": "hidden_user", "date": 0, "sender_user_name": ""}
STANDS_FOR: dict[object, dict[str, Any]] = {"forward_origin": SOMEBODY, "origin": SOMEBODY}
"""Replacements for what must not be simply left out: a forwarded text is somebody else's."""

log = structlog.stdlib.get_logger(__name__)


def read(bot: Bot, raw: Any) -> Update:  # noqa: ANN401  any JSON
    """Read an update; what it holds of unknown types is taken out of it first.

    Raises:
        ValidationError: it is none, or cannot do without these.
    """
    context = {"bot": bot}
    try:
        return Update.model_validate(raw, context=context)
    except ValidationError as error:
        told = error.errors(include_url=False, include_context=False, include_input=False)
        places = [one["loc"] for one in told if one["type"] == UNKNOWN]
        if not places:
            raise
    for place in reversed(places):  # of a list, the last first: the others keep their numbers
        _take_out(raw, place)
    update = Update.model_validate(raw, context=context)
    names = sorted({".".join(map(str, place)) for place in places})
    log.warning("read in part", update_id=update.update_id, without=names)
    return update


def _take_out(raw: Any, place: Sequence[int | str]) -> None:  # noqa: ANN401  any JSON
    """Take something out, or put what stands for it; a place names types too, passed over."""
    *around, last = place
    with suppress(LookupError, TypeError):  # it stands, and is refused, as it is
        for name in around:
            raw = raw[name] if isinstance(name, int) or name in raw else raw
        if last in STANDS_FOR:
            raw[last] = STANDS_FOR[last]
        else:
            del raw[last]
