"""A batch of updates of which aiogram cannot read everything."""

import structlog
from aiogram import Bot
from aiogram.exceptions import ClientDecodeError
from aiogram.types import Update
from pydantic import ValidationError

from bot.receiving import made_since

log = structlog.stdlib.get_logger(__name__)


def read_one_by_one(bot: Bot, error: ClientDecodeError) -> tuple[list[Update], set[int]]:
    """Return the updates that can be read, and the numbers of those to be passed over.

    Raises:
        ClientDecodeError: it is no batch, or one in which nothing can be passed over: asking again
            at once would bring the same.
    """
    raws = error.data.get("result") if isinstance(error.data, dict) else None
    updates: list[Update] = []
    passed_over: set[int] = set()
    for raw in raws if isinstance(raws, list) else []:
        try:
            updates.append(made_since.read(bot, raw))
        except ValidationError:
            number = raw.get("update_id") if isinstance(raw, dict) else None
            log.warning("unreadable update", update_id=number)
            if isinstance(number, int):
                passed_over.add(number)
    if not updates and not passed_over:
        raise error
    return updates, passed_over


def none_in(answer: object) -> ClientDecodeError:
    """Return what an answer that holds no batch is told as."""
    return ClientDecodeError("no updates", TypeError(type(answer).__name__), answer)
