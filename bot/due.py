"""What the bot is to say on its own, whatever it is: taken, given back, settled."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import assert_never

from sqlalchemy.ext.asyncio import AsyncSession

from bot import awaited, partings, reminders, tidings
from bot.awaited import Addition
from bot.partings import Parting
from bot.reminders import Reminder
from bot.tidings import Tiding

TO_ONE = timedelta(seconds=1)
"""Time between two messages to one person (Bot FAQ, « How can I message all of my bot's
subscribers at once? »)."""

Due = Reminder | Tiding | Addition | Parting
"""Something to say."""


async def take(
    session: AsyncSession, themes: Mapping[str, str], now: datetime, *, calm: bool
) -> Due | None:
    """Take a reminder; what can wait, only when nobody was just written to.

    Args:
        session: the transaction to write in.
        themes: the theme of each entry of the base.
        now: the moment it is.
        calm: nobody was just written to.
    """
    reminder = await reminders.take(session, now)
    if reminder is None and not calm:
        return None
    due: Due | None = reminder or await tidings.take(session, now)
    due = due or await awaited.take(session, themes, now)
    if due is not None:
        await reminders.put_off(session, due.person_id, now + TO_ONE)
    return due or await partings.take(session, now)


async def give_back(session: AsyncSession, due: Due, again: datetime) -> None:
    """Let what surely was not said be taken again; a reminder, from then on."""
    match due:
        case Reminder():
            await reminders.give_back(session, due, again)
        case Tiding():
            await tidings.give_back(session, due)
        case Addition():
            await awaited.give_back(session, due)
        case Parting():
            await partings.give_back(session, due)
        case _:
            assert_never(due)


async def settle(session: AsyncSession, due: Due) -> None:
    """Forget what was said; that somebody was warned of being erased is kept."""
    match due:
        case Reminder():
            await reminders.settle(session, due)
        case Tiding():
            await tidings.settle(session, due)
        case Addition():
            await awaited.settle(session, due)
        case Parting():
            pass
        case _:
            assert_never(due)


async def cancel_all(session: AsyncSession, person_id: int) -> None:
    """Say nothing on one's own to a person: they take no message."""
    await reminders.cancel_all(session, person_id)
    await tidings.cancel_all(session, person_id)
    await awaited.cancel_all(session, person_id)
