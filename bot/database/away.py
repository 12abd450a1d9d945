"""An update that is left for later, most often because the database is away."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager

from aiogram.dispatcher.event.bases import CancelHandler

from bot.database.outages import is_away

BACK_WITHIN = 10.0
"""Seconds during which what must be noted now is tried to be; a server restarts in less."""

PAUSES = (0.25, 2.0)
"""Seconds between two of these tries: from, to."""


class AwayError(CancelHandler):
    """The database is away: the update is to be given again later.

    Of a kind that aiogram's net for errors lets through: the person is told nothing, and is
    answered when the database is back.

    Attributes:
        said: what happened, for the log.
        of_database: it is so; of those that are of another kind, it is not.
    """

    said = "database away"
    of_database = True


@contextmanager
def telling_outages() -> Iterator[None]:
    """Raise `AwayError` in place of what a database that is away raises."""
    try:
        yield
    except Exception as error:
        if is_away(error):
            raise AwayError from error
        raise


async def until_back(work: Callable[[], Awaitable[None]]) -> None:
    """Do some work; while the database is away, try it again for some seconds.

    Raises:
        AwayError: it is away for longer.
    """
    end, pause = time.monotonic() + BACK_WITHIN, PAUSES[0]
    while True:
        try:
            with telling_outages():
                return await work()
        except AwayError:
            if time.monotonic() >= end:
                raise
        await asyncio.sleep(pause)
        pause = min(2 * pause, PAUSES[1])
