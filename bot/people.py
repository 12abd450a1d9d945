"""Who talks to the bot, and what they were last shown."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import ColumnElement, bindparam, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database import prepared
from bot.database.upsert import add_if_absent, put
from bot.models import ConversationRow, PersonRow
from bot.zones import USUAL, ZONES, is_open

NOTICE_EVERY = timedelta(days=90)
"""After this long, people are reminded what the bot keeps and what not to send."""

FOLLOW_UP_WITHIN = timedelta(minutes=10)
"""A follow-up (« et pour un mineur ? ») is read with the entry answered this recently."""


@dataclass(frozen=True)
class Person:
    """Someone who talks to the bot in private.

    Attributes:
        role: their profession class, None when unknown.
        first_contact: they have just appeared.
        notice_due: the privacy notice is to be shown this time.
        noticed: it counts as shown today.
    """

    id: int
    role: str | None
    first_contact: bool
    notice_due: bool
    noticed: bool = False


def day(moment: datetime) -> datetime:
    """Return the day of a moment: nothing finer is kept of when someone was seen."""
    return moment.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)


def may_be_told(now: datetime) -> ColumnElement[bool]:
    """Return the condition on people the bot may write to unasked: it is daytime there."""
    zones = [zone for zone in ZONES if is_open(now, zone)]
    here = PersonRow.zone.in_(zones)
    return or_(here, PersonRow.zone.is_(None)) if USUAL in zones else here


async def meet(session: AsyncSession, person_id: int, now: datetime) -> Person:
    """Recognise a person, or get to know them; a notice that is due counts as shown.

    Someone who was warned of being erased for staying away has come back: should they leave again,
    they will be warned again. Until the end of the transaction, no replica does anything else for
    them.
    """
    today = day(now)
    known = await prepared.row(session, _KNOWN, person_id=person_id)
    if known is None:
        if await add_if_absent(session, PersonRow, id=person_id, last_seen=today, notice_at=today):
            return Person(person_id, None, first_contact=True, notice_due=True)
        return await meet(session, person_id, now)  # somebody else has just met them
    due = now - known.notice_at >= NOTICE_EVERY
    changes = {"last_seen": today, "warned_on": None} | ({"notice_at": today} if due else {})
    if due or known.last_seen != today or known.warned_on:
        await session.execute(update(PersonRow).filter_by(id=person_id).values(**changes))
    noticed = known.notice_at == today
    return Person(person_id, known.role, first_contact=False, notice_due=due, noticed=noticed)


_KNOWN = (
    select(PersonRow.role, PersonRow.notice_at, PersonRow.last_seen, PersonRow.warned_on)
    .where(PersonRow.id == bindparam("person_id"))
    .with_for_update(key_share=True)
)


async def last_shown(session: AsyncSession, person_id: int, now: datetime) -> str | None:
    """Return what was shown last, if recently: an entry's id, or a screen of `handlers.shown`."""
    since = now - FOLLOW_UP_WITHIN
    found = await prepared.row(session, _LAST_SHOWN, person_id=person_id, since=since)
    return found.entry_id if found else None


_LAST_SHOWN = (
    select(ConversationRow.entry_id)
    .where(ConversationRow.person_id == bindparam("person_id"))
    .where(ConversationRow.at >= bindparam("since"))
)


async def remember_shown(
    session: AsyncSession,
    person_id: int,
    shown: str,
    now: datetime,
    within: timedelta = FOLLOW_UP_WITHIN,
) -> None:
    """Note what a person was just shown: an entry's id, or a screen (`handlers.shown.choices`).

    Args:
        session: the transaction to write in.
        person_id: to whom.
        shown: what it was.
        now: the moment it is.
        within: how long it may be answered.
    """
    at = now + within - FOLLOW_UP_WITHIN
    await put(session, ConversationRow, person_id=person_id, entry_id=shown, at=at)


async def add_to_shown(session: AsyncSession, person_id: int, shown: str, now: datetime) -> None:
    """Note more about what a person was just shown; it can be answered for as long as before."""
    more = {"of": person_id, "shown": shown, "now": now}
    if await prepared.row(session, _LASTING, **more) is None:
        await remember_shown(session, person_id, shown, now)


_LASTING = (
    update(ConversationRow)
    .where(ConversationRow.person_id == bindparam("of"))
    .where(ConversationRow.at > bindparam("now"))
    .values(entry_id=bindparam("shown"))
    .returning(ConversationRow.person_id)
)


async def forget_shown(session: AsyncSession, person_id: int) -> None:
    """Forget what a person was last shown: what they type next does not answer it."""
    await prepared.row(session, _FORGET, person_id=person_id)


_FORGET = (
    delete(ConversationRow)
    .where(ConversationRow.person_id == bindparam("person_id"))
    .returning(ConversationRow.person_id)
)
