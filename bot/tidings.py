"""News about a practice for the members who did not cause it: told once, in the daytime."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import ColumnElement, delete, exists, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from bot.database.upsert import put
from bot.models import ConversationRow, MemberRow, PersonRow, TidingRow
from bot.people import may_be_told

INTRODUCING = timedelta(minutes=2)
"""How long who has just come is given to say who they are, since they last were shown something:
that they came is told with their profession when it is known."""


class Kind(StrEnum):
    """What happened to the practice of the person who is told."""

    REMOVED = "removed"
    """They were taken out of it."""
    DISSOLVED = "dissolved"
    INHERITED = "inherited"
    """Who invited has left: now they do."""
    PASSED = "passed"
    """Who invited has left: now another member does."""
    JOINED = "joined"
    """An invitation was accepted; they invite."""
    LEFT = "left"
    """A member has left, or was erased; they invite."""


ADDED = frozenset({Kind.JOINED, Kind.LEFT})
"""What leaves true all that is not told yet."""


@dataclass(frozen=True)
class Tiding:
    """News for a person about their practice.

    Attributes:
        role: the profession class of who came last, when somebody did and it is known.
    """

    person_id: int
    kind: Kind
    role: str | None = None


async def tell(session: AsyncSession, person_id: int, kind: Kind) -> None:
    """Queue news for a person; it replaces what it makes untrue and the same news not told yet."""
    if kind not in ADDED:
        await cancel_all(session, person_id)
    await put(session, TidingRow, person_id=person_id, kind=kind.value, taken_at=None)


async def tell_owner(session: AsyncSession, practice_id: int, kind: Kind) -> None:
    """Queue news for the owner of a practice, as `tell` does."""
    owner = select(MemberRow.person_id).filter_by(practice_id=practice_id, owner=True)
    for person_id in list(await session.scalars(owner)):
        await tell(session, person_id, kind)


async def cancel_all(session: AsyncSession, person_id: int) -> None:
    """Drop all news for a person: they changed practice themselves, or receive no messages."""
    await session.execute(delete(TidingRow).filter_by(person_id=person_id))


async def take(session: AsyncSession, now: datetime) -> Tiding | None:
    """Take some news to tell, which nobody else can take any more; None when none, or at night.

    Commit before sending: if the process dies in between, nobody was told, and nobody will be.
    """
    untold = (
        select(TidingRow)
        .join(PersonRow, PersonRow.id == TidingRow.person_id)
        .where(TidingRow.taken_at.is_(None), may_be_told(now), ~_introducing(now))
        .order_by(TidingRow.person_id, TidingRow.kind)
        .limit(1)
        .with_for_update(of=TidingRow, skip_locked=True)
    )
    row = await session.scalar(untold)
    if row is None:
        return None
    row.taken_at = now
    await session.flush()
    kind = Kind(row.kind)
    role = await _newest_role(session, row.person_id) if kind is Kind.JOINED else None
    return Tiding(row.person_id, kind, role)


def _introducing(now: datetime) -> ColumnElement[bool]:
    """Return the condition on news that somebody came, who may just now be saying who they are."""
    owner = aliased(MemberRow)
    said_nothing = (
        select(MemberRow.person_id)
        .join(owner, owner.practice_id == MemberRow.practice_id)
        .join(PersonRow, PersonRow.id == MemberRow.person_id)
        .join(ConversationRow, ConversationRow.person_id == MemberRow.person_id)
        .where(owner.person_id == TidingRow.person_id, ~MemberRow.owner, PersonRow.role.is_(None))
        .where(ConversationRow.at.between(now - INTRODUCING, now))
        .correlate(TidingRow)
    )
    return (TidingRow.kind == Kind.JOINED.value) & exists(said_nothing)


async def _newest_role(session: AsyncSession, person_id: int) -> str | None:
    """Return the profession class of the newest member of a person's practice; None if unsaid."""
    mine = select(MemberRow.practice_id).filter_by(person_id=person_id).scalar_subquery()
    newest = (
        select(PersonRow.role)
        .join(MemberRow, MemberRow.person_id == PersonRow.id)
        .where(MemberRow.practice_id == mine, MemberRow.person_id != person_id)
        .order_by(MemberRow.number.desc())
        .limit(1)
    )
    return await session.scalar(newest)
