"""The tables of people: what the bot remembers of them and of their practice, and nothing else."""

from datetime import date, datetime

from sqlalchemy import SmallInteger, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.database.columns import Author, Member, Model, PersonKey, Practice, PracticeKey


class PersonRow(Model):
    """Someone who talks to the bot in private: no name, no phone number, whole days only."""

    __tablename__ = "person"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    role: Mapped[str | None] = mapped_column(String(32))
    last_seen: Mapped[datetime] = mapped_column(index=True)
    warned_on: Mapped[date | None]
    notice_at: Mapped[datetime]
    finess: Mapped[bool | None]
    secretariat: Mapped[bool | None]
    segur: Mapped[bool | None]
    zone: Mapped[str | None] = mapped_column(String(16))
    celebrated_on: Mapped[date | None]


class StepRow(Model):
    """A step that someone alone has marked; a step without a row is to do."""

    __tablename__ = "step"

    person_id: Mapped[PersonKey]
    step_id: Mapped[str] = mapped_column(String(48), primary_key=True)
    state: Mapped[str] = mapped_column(String(8))
    marked_on: Mapped[date]


class PracticeRow(Model):
    """A practice, whose members share its steps; `numbers` is the last one given to a member."""

    __tablename__ = "practice"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    made_on: Mapped[date]
    numbers: Mapped[int] = mapped_column(SmallInteger)
    finess: Mapped[bool | None]
    secretariat: Mapped[bool | None]
    celebrated_on: Mapped[date | None]


class MemberRow(Model):
    """Someone who belongs to a practice: one at a time, known to the others by a number."""

    __tablename__ = "member"
    __table_args__ = (UniqueConstraint("practice_id", "number"),)

    person_id: Mapped[PersonKey]
    practice_id: Mapped[Practice]
    number: Mapped[int] = mapped_column(SmallInteger)
    owner: Mapped[bool]
    joined_on: Mapped[date]


class InvitationRow(Model):
    """An invitation into a practice; its id is derived from its token, which is not kept."""

    __tablename__ = "invitation"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    practice_id: Mapped[Practice] = mapped_column(index=True)
    made_by: Mapped[Member]
    made_on: Mapped[date]
    expires_at: Mapped[datetime]
    used_by: Mapped[Member | None]


class PracticeStepRow(Model):
    """A step that a practice has marked, and which of its members did."""

    __tablename__ = "practice_step"

    practice_id: Mapped[PracticeKey]
    step_id: Mapped[str] = mapped_column(String(48), primary_key=True)
    state: Mapped[str] = mapped_column(String(8))
    marked_on: Mapped[date]
    marked_by: Mapped[Author | None]


class DutyRow(Model):
    """Which member does a step of the practice, when it is not the one who usually does."""

    __tablename__ = "duty"

    practice_id: Mapped[PracticeKey]
    step_id: Mapped[str] = mapped_column(String(48), primary_key=True)
    person_id: Mapped[Member]


class ReminderRow(Model):
    """A reminder someone asked for; `taken_at` is set before it is sent, then the row goes."""

    __tablename__ = "reminder"

    person_id: Mapped[PersonKey]
    step_id: Mapped[str] = mapped_column(String(48), primary_key=True)
    day: Mapped[date]
    due_at: Mapped[datetime] = mapped_column(index=True)
    taken_at: Mapped[datetime | None]


class TidingRow(Model):
    """What became of somebody's practice, still to be told to them; it names nobody else.

    `taken_at` is set before it is sent, and the row is deleted afterwards.
    """

    __tablename__ = "tiding"

    person_id: Mapped[PersonKey]
    kind: Mapped[str] = mapped_column(String(16), primary_key=True)
    taken_at: Mapped[datetime | None]


class AwaitedRow(Model):
    """A theme on which somebody waits for a new answer; nothing of what they asked.

    `number` is that of the newest entry they could have been given; `taken_at` is set before they
    are told, and the row is deleted afterwards.
    """

    __tablename__ = "awaited"
    __table_args__ = ({"sqlite_with_rowid": False},)

    person_id: Mapped[PersonKey]
    theme: Mapped[str] = mapped_column(String(48), primary_key=True)
    number: Mapped[int] = mapped_column(SmallInteger)
    month: Mapped[date]
    taken_at: Mapped[datetime | None]


class ConversationRow(Model):
    """What a person was last shown, for « et pour un mineur ? » and for an answer typed alone.

    An entry's id; or what stands for a list or another screen that asks, which
    `handlers.shown.choices` writes.
    """

    __tablename__ = "conversation"

    person_id: Mapped[PersonKey]
    entry_id: Mapped[str] = mapped_column(String(48))
    at: Mapped[datetime]


class ReplyRow(Model):
    """Which of our messages answer which message of a person, so that editing it edits them."""

    __tablename__ = "reply"

    chat_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    message_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    part: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    reply_id: Mapped[int]
    at: Mapped[datetime] = mapped_column(index=True)
