"""The tables: what the bot remembers, and nothing else."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Float, Index, SmallInteger, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from bot.database.columns import Author, Member, Model, PersonKey, Practice, PracticeKey

KEPT_TEXT = text("text IS NOT NULL")

MAX_TEXT = 200
"""Characters kept of a masked question that nothing answered."""


class PersonRow(Model):
    """Someone who talks to the bot in private: no name, no number, whole days only."""

    __tablename__ = "person"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    role: Mapped[str | None] = mapped_column(String(32))
    first_seen: Mapped[datetime]
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
    """A practice, whose members share its steps; `numbers` is the last number given to one."""

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
    """Which member does a step of the practice, where it is not who usually does."""

    __tablename__ = "duty"

    practice_id: Mapped[PracticeKey]
    step_id: Mapped[str] = mapped_column(String(48), primary_key=True)
    person_id: Mapped[Member]


class ReminderRow(Model):
    """A reminder someone asked for; `taken_at` is set before it is sent, the row goes after."""

    __tablename__ = "reminder"

    person_id: Mapped[PersonKey]
    step_id: Mapped[str] = mapped_column(String(48), primary_key=True)
    day: Mapped[date]
    due_at: Mapped[datetime] = mapped_column(index=True)
    taken_at: Mapped[datetime | None]


class TidingRow(Model):
    """What became of somebody's practice, still to be told to them; it names nobody else.

    `taken_at` is set before it is sent, the row goes after.
    """

    __tablename__ = "tiding"

    person_id: Mapped[PersonKey]
    kind: Mapped[str] = mapped_column(String(16), primary_key=True)
    taken_at: Mapped[datetime | None]


class AwaitedRow(Model):
    """A theme of which somebody waits for a new answer: nothing of what they asked.

    `number` is that of the newest entry they could have been given; `taken_at` is set before they
    are told, the row goes after.
    """

    __tablename__ = "awaited"
    __table_args__ = ({"sqlite_with_rowid": False},)

    person_id: Mapped[PersonKey]
    theme: Mapped[str] = mapped_column(String(48), primary_key=True)
    number: Mapped[int] = mapped_column(SmallInteger)
    month: Mapped[date]
    taken_at: Mapped[datetime | None]


class KnownEntryRow(Model):
    """An entry that the base has, or had; `number` tells in which order they came."""

    __tablename__ = "known_entry"

    entry_id: Mapped[str] = mapped_column(String(48), primary_key=True)
    number: Mapped[int] = mapped_column(SmallInteger)


class ConversationRow(Model):
    """What a person was last shown, for « et pour un mineur ? » and for an answer typed alone.

    An entry's id; or what stands for a list or another screen that asks, which `handlers.choices`
    writes.
    """

    __tablename__ = "conversation"

    person_id: Mapped[PersonKey]
    entry_id: Mapped[str] = mapped_column(String(48))
    at: Mapped[datetime]


class QuestionRow(Model):
    """What became of a question; nothing tells who asked.

    `at` is the day only, and SQLite keeps the rows by their unguessable id: neither the time nor
    the order of arrival leads back to a person.
    """

    __tablename__ = "question"
    __table_args__ = (
        CheckConstraint("vote IN (-1, 1)", name="vote"),
        Index(None, "outcome", "at"),
        Index(None, "at"),
        Index("ix_question_kept_text", "at", sqlite_where=KEPT_TEXT, postgresql_where=KEPT_TEXT),
        {"sqlite_with_rowid": False},
    )

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    outcome: Mapped[str] = mapped_column(String(16))
    entry_id: Mapped[str | None] = mapped_column(String(48))
    score: Mapped[float | None] = mapped_column(Float)
    vote: Mapped[int | None] = mapped_column(SmallInteger)
    text: Mapped[str | None] = mapped_column(String(MAX_TEXT))


class ReplyRow(Model):
    """Which messages of ours answer which message of a person, so that an edit edits them."""

    __tablename__ = "reply"

    chat_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    message_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    part: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    reply_id: Mapped[int]
    at: Mapped[datetime] = mapped_column(index=True)


class ProcessedUpdateRow(Model):
    """An update whose effects are committed, and whether its reply was sent."""

    __tablename__ = "processed_update"

    update_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(index=True)
    answered: Mapped[bool] = mapped_column(default=False)


class ErasureRow(Model):
    """Somebody was erased, on that day: the digest leads to them only with the bot's token.

    Kept so that they are erased again from a backup that is restored; SQLite keeps the rows by
    digest, not by arrival.
    """

    __tablename__ = "erasure"
    __table_args__ = ({"sqlite_with_rowid": False},)

    digest: Mapped[str] = mapped_column(String(32), primary_key=True)
    day: Mapped[date] = mapped_column(index=True)


class JobRow(Model):
    """Something that the replicas share, and when one of them may do it next."""

    __tablename__ = "job"

    name: Mapped[str] = mapped_column(String(16), primary_key=True)
    next_at: Mapped[datetime]
