"""Whatever the bot is to say on its own: taking it, giving it back, settling it."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import assert_never

from sqlalchemy import delete, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot import awaited, partings, reminders, tidings
from bot.awaited import Addition
from bot.models import AwaitedRow, ReminderRow, TidingRow
from bot.partings import Parting
from bot.reminders import Reminder
from bot.tidings import Tiding

TO_ONE = timedelta(seconds=1)
"""Time between two messages to one person (Bot FAQ, « How can I message all of my bot's
subscribers at once? »)."""

STALE = timedelta(days=1)
"""After this long, what was taken to be said but never settled is forgotten: the process died."""

Due = Reminder | Tiding | Addition | Parting
"""Anything to say."""

Row = type[ReminderRow | TidingRow | AwaitedRow]
"""The table where it is stored: `taken_at` is set before it is said, then the row goes."""


async def take(
    session: AsyncSession, themes: Mapping[str, str], now: datetime, *, calm: bool
) -> Due | None:
    """Take a reminder; anything less urgent, only when nobody has just been written to.

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
        return due
    await _forget_stale(session, now)
    return await partings.take(session, now)


async def give_back(session: AsyncSession, due: Due, again: datetime) -> None:
    """Make what was certainly not said available again; a reminder, from the given moment on."""
    if isinstance(due, Parting):
        await partings.give_back(session, due)
        return
    row, theirs = _rows(due)
    taken = update(row).filter_by(**theirs).where(row.taken_at.is_not(None))
    later = {"due_at": again} if row is ReminderRow else {}
    await session.execute(taken.values(taken_at=None, **later))


async def settle(session: AsyncSession, due: Due) -> None:
    """Forget what was said, unless it was set again meanwhile; a warning stays noted."""
    if not isinstance(due, Parting):
        row, theirs = _rows(due)
        taken = delete(row).filter_by(**theirs).where(row.taken_at.is_not(None))
        await session.execute(taken)


def _rows(due: Reminder | Tiding | Addition) -> tuple[Row, dict[str, object]]:
    """Return where something is stored: the table, and what tells its rows from the others."""
    theirs: dict[str, object] = {"person_id": due.person_id}
    match due:
        case Reminder(step_id=step_id):
            return ReminderRow, theirs | {"step_id": step_id}
        case Tiding(kind=kind):
            return TidingRow, theirs | {"kind": kind.value}
        case Addition():
            return AwaitedRow, theirs
        case _:
            assert_never(due)


async def _forget_stale(session: AsyncSession, now: datetime) -> None:
    for row in (ReminderRow, TidingRow, AwaitedRow):
        await session.execute(delete(row).where(row.taken_at < now - STALE))


async def cancel_all(session: AsyncSession, person_id: int) -> None:
    """Cancel all that the bot was to say to a person on its own: they receive no messages."""
    await reminders.cancel_all(session, person_id)
    await tidings.cancel_all(session, person_id)
    await awaited.cancel_all(session, person_id)
