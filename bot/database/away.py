"""An update that the database, being away, leaves for later."""

from collections.abc import Iterator
from contextlib import contextmanager

from aiogram.dispatcher.event.bases import CancelHandler

from bot.database.outages import is_away


class AwayError(CancelHandler):
    """The database is away: the update is to be given again later.

    Of a kind that aiogram's net for errors lets through: the person is told nothing, and is
    answered when the database is back.
    """


@contextmanager
def telling_outages() -> Iterator[None]:
    """Raise `AwayError` in place of what a database that is away raises."""
    try:
        yield
    except Exception as error:
        if is_away(error):
            raise AwayError from error
        raise
