"""Inviting somebody into a practice: by a token that works once, within seven days."""

from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import blake2b

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot import membership, practice, profile, tidings
from bot.database.upsert import add_if_absent, put
from bot.models import InvitationRow, MemberRow, PracticeRow
from bot.tidings import Kind

INVITED_FOR = timedelta(days=7)
MAX_OPEN = 5
"""Most open invitations of a practice; one more closes the oldest."""
MAX_MEMBERS = 20
LETTERS = "cdfghjkmnpqrstvwxz"
"""The letters of tokens: masking takes them for nothing else, and they form no word."""
TOKEN_LENGTH = 20
"""Letters of a token, which make 83 bits that nobody can guess."""


class Joined(StrEnum):
    """What became of using an invitation."""

    JOINED = "joined"
    ALREADY = "already"
    """They are a member of that very practice."""
    ELSEWHERE = "elsewhere"
    """They are a member of another practice, which they must leave first."""
    UNKNOWN = "unknown"
    """It never was, was revoked or used, or has expired."""
    FULL = "full"


async def invite(session: AsyncSession, person_id: int, key: int, now: datetime) -> str | None:
    """Invite somebody into a person's practice, which is founded if there is none.

    Args:
        session: the transaction to write in.
        person_id: who invites.
        key: unguessable; the same for the same update, which thus gives the same invitation.
        now: the moment it is; the invitation lasts for seven days.

    Returns:
        The token of the invitation; None when the practice is somebody else's.
    """
    mine = await membership.hold(session, person_id) or await practice.found(
        session, person_id, now
    )
    if not mine.owner:
        return None
    token = token_of(key)
    await add_if_absent(
        session,
        InvitationRow,
        id=id_of(token),
        practice_id=mine.practice_id,
        made_by=person_id,
        made_on=(await profile.of(session, person_id)).today(now),
        expires_at=now + INVITED_FOR,
    )
    await _tidy(session, mine.practice_id, now)
    return token


async def _tidy(session: AsyncSession, practice_id: int, now: datetime) -> None:
    """Forget the invitations that have expired and, when there are too many, the oldest."""
    theirs = delete(InvitationRow).filter_by(practice_id=practice_id)
    await session.execute(theirs.where(InvitationRow.expires_at <= now))
    newest = (
        select(InvitationRow.id)
        .filter_by(practice_id=practice_id, used_by=None)
        .order_by(InvitationRow.expires_at.desc(), InvitationRow.id)
        .limit(MAX_OPEN)
    )
    unused = theirs.where(InvitationRow.used_by.is_(None))
    await session.execute(unused.where(InvitationRow.id.not_in(newest)))


async def revoke(session: AsyncSession, person_id: int, invitation_id: int) -> bool:
    """Cancel an invitation; tell whether it was theirs to cancel and still usable."""
    mine = await membership.hold(session, person_id)
    if mine is None or not mine.owner:
        return False
    unused = {"id": invitation_id, "practice_id": mine.practice_id, "used_by": None}
    gone = await session.execute(
        delete(InvitationRow).filter_by(**unused).returning(InvitationRow.id)
    )
    return gone.first() is not None


async def foreseen(
    session: AsyncSession, person_id: int, invitation_id: int, now: datetime
) -> Joined:
    """Tell what would become of using an invitation; it is neither used nor locked."""
    mine = await membership.of(session, person_id)
    asked = select(InvitationRow.practice_id).where(InvitationRow.id == invitation_id)
    practice_id = await session.scalar(asked)
    if practice_id is not None and mine and mine.practice_id == practice_id:
        return Joined.ALREADY
    usable = asked.where(InvitationRow.used_by.is_(None)).where(InvitationRow.expires_at > now)
    if practice_id is None or await session.scalar(usable) is None:
        return Joined.UNKNOWN
    if mine:
        return Joined.ELSEWHERE
    counted = select(func.count()).select_from(MemberRow).filter_by(practice_id=practice_id)
    full = (await session.scalar(counted) or 0) >= MAX_MEMBERS
    return Joined.FULL if full else Joined.JOINED


async def join(session: AsyncSession, person_id: int, invitation_id: int, now: datetime) -> Joined:
    """Use an invitation, once; the person's own steps are kept aside until they leave.

    The owner is told that somebody came; the person who came is told nothing more of a former
    practice.
    """
    await membership.hold(session, person_id)
    joined = await foreseen(session, person_id, invitation_id, now)
    asked = select(InvitationRow.practice_id).where(InvitationRow.id == invitation_id)
    practice_id = await session.scalar(asked)
    if joined is not Joined.JOINED or practice_id is None:
        return joined
    await membership.hold_practice(session, practice_id)
    joined = await foreseen(session, person_id, invitation_id, now)
    if joined is Joined.JOINED:  # else used, or full, by another meanwhile
        await _enter(session, person_id, practice_id, now)
        used = update(InvitationRow).where(InvitationRow.id == invitation_id)
        await session.execute(used.values(used_by=person_id))
        await tidings.cancel_all(session, person_id)
        await tidings.tell_owner(session, practice_id, Kind.JOINED)
    return joined


async def _enter(session: AsyncSession, person_id: int, practice_id: int, now: datetime) -> None:
    counting = update(PracticeRow).where(PracticeRow.id == practice_id)
    counting = counting.values(numbers=PracticeRow.numbers + 1)
    number = await session.scalar(counting.returning(PracticeRow.numbers))
    joined_on = (await profile.of(session, person_id)).today(now)
    place = {"practice_id": practice_id, "number": number, "owner": False, "joined_on": joined_on}
    await put(session, MemberRow, person_id=person_id, **place)


def token_of(key: int) -> str:
    """Return the token of an invitation: letters that cannot be guessed without its key."""
    number = int.from_bytes(blake2b(f"invitation:{key}".encode(), digest_size=16).digest())
    return "".join(
        LETTERS[number // len(LETTERS) ** place % len(LETTERS)] for place in range(TOKEN_LENGTH)
    )


def id_of(token: str) -> int:
    """Return the id of the invitation that a token opens; any text gives an id."""
    digest = blake2b(token.encode("utf-8", "replace"), digest_size=8, person=b"invitation")
    return int.from_bytes(digest.digest()) >> 1
