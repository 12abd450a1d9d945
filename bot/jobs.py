"""What replicas share: a daily job, and the pace of what they send."""

from datetime import datetime, timedelta

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database.upsert import add_if_absent, put, put_if
from bot.service_models import JobRow

RETENTION = "retention"
SENDING = "sending"
"""Names of jobs."""

FARTHEST = {RETENTION: timedelta(days=2), SENDING: timedelta(hours=1, minutes=1)}
"""A job is never put off further than this: a later date means that a clock was wrong. For
sending, it is the longest pause that Telegram can ask for (`bot.sending.network`)."""

JUST_SENT = timedelta(seconds=1)
"""How long something sent counts as just sent."""


async def win(session: AsyncSession, name: str, now: datetime, until: datetime) -> bool:
    """Take a job if it is due; tell whether we got it. Nobody else can take it until then."""
    too_far = JobRow.next_at > now + FARTHEST[name]
    due = or_(JobRow.next_at <= now, too_far)
    return await put_if(session, JobRow, due, name=name, next_at=until)


async def hold(session: AsyncSession, name: str, now: datetime) -> datetime:
    """Keep others from taking a job until the end of the transaction; return when it is due."""
    await add_if_absent(session, JobRow, name=name, next_at=now - JUST_SENT)
    theirs = select(JobRow.next_at).filter_by(name=name).with_for_update()
    due = await session.scalar(theirs) or now
    return due if due <= now + FARTHEST[name] else now


async def put_off(session: AsyncSession, name: str, until: datetime) -> None:
    """Let a job be done again from a given moment on."""
    await put(session, JobRow, name=name, next_at=until)
