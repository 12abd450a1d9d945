"""An update that is left for later, most often because the database is away."""

from collections.abc import Iterator
from contextlib import contextmanager

from aiogram.dispatcher.event.bases import CancelHandler

from bot.database.outages import is_away


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
