"""People who have long been away: told once, a month before everything on them is erased."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, and_, false, func, not_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.models import PersonRow
from bot.people import day, may_be_told

ERASED_AFTER = timedelta(days=365)
"""How long someone may stay away before everything about them is erased."""

TOLD_BEFORE = timedelta(days=30)
"""How long before that they are warned; when the bot was stopped, the erasure is later."""


@dataclass(frozen=True)
class Parting:
    """Someone who has not come for long, and the day on which they will be erased."""

    person_id: int
    erased_on: date


def gone(now: datetime) -> ColumnElement[bool]:
    """Return the condition on those to erase: long away, and warned in time.

    People who receive no messages count as warned: there was no way to warn them.
    """
    return and_(PersonRow.last_seen <= day(now) - ERASED_AFTER, _told(now))


def _told(now: datetime) -> ColumnElement[bool]:
    return func.coalesce(PersonRow.warned_on <= (day(now) - TOLD_BEFORE).date(), false())


async def awaiting(session: AsyncSession, now: datetime) -> int:
    """Return how many have long been away but are not erased yet: they had no timely warning."""
    long = PersonRow.last_seen <= day(now) - ERASED_AFTER
    counted = select(func.count()).select_from(PersonRow).where(long, not_(_told(now)))
    return await session.scalar(counted) or 0


async def take(session: AsyncSession, now: datetime) -> Parting | None:
    """Take someone to warn, whom nobody else can take; None when there is nobody, or at night.

    Commit before sending: if the process dies in between, nobody was told, and nobody will be.
    """
    told_from = day(now) - ERASED_AFTER + TOLD_BEFORE
    silent = (
        select(PersonRow)
        .where(PersonRow.last_seen <= told_from, PersonRow.warned_on.is_(None))
        .where(may_be_told(now))
        .order_by(PersonRow.last_seen, PersonRow.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    person = await session.scalar(silent)
    if person is None:
        return None
    person.warned_on = now.date()
    await session.flush()
    erased_on = max(person.last_seen + ERASED_AFTER, day(now) + TOLD_BEFORE)
    return Parting(person.id, erased_on.date())


async def give_back(session: AsyncSession, parting: Parting) -> None:
    """Let someone who was certainly not warned be taken again."""
    theirs = update(PersonRow).where(PersonRow.id == parting.person_id)
    await session.execute(theirs.values(warned_on=None))
