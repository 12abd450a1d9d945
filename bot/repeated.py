"""An update given again after its effects were committed: nobody knows if it was answered.

It is run again for the sake of its reply, but must change nothing: after « c'est fait », the same
words would be about the next step, and « une semaine plus tard » would count twice. Nor may it be
taken for a question, as would the « oui » that closed the one asked just before.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy.ext.asyncio import AsyncSession

from bot import person_data
from bot.receiving import handling

MOMENTS = frozenset({"at", "last_seen", "notice_at", "warned_on"})
"""Columns that hold a moment, which a second run may change."""


class ChangesAgainError(Exception):
    """The second run of an update would change something once more."""


@asynccontextmanager
async def changing_nothing(session: AsyncSession, person_id: int | None) -> AsyncIterator[None]:
    """Ensure that a block changes nothing held on a person; with None, nothing is held.

    Raises:
        ChangesAgainError: it did, or counted another question; the transaction is to be rolled
            back.
    """
    before = await _held(session, person_id)
    yield
    asked = person_id is not None and handling.current().questions
    if asked or await _held(session, person_id) != before:
        raise ChangesAgainError


async def _held(session: AsyncSession, person_id: int | None) -> object:
    if person_id is None:
        return None
    held = await person_data.export(session, person_id)
    return {
        table: [{name: one[name] for name in one.keys() - MOMENTS} for one in rows]
        for table, rows in held.items()
    }
