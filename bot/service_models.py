"""The tables of the service itself: what was done and what replicas share; they name nobody."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Float, Index, SmallInteger, String, text
from sqlalchemy.orm import Mapped, mapped_column

from bot.database.columns import Model

KEPT_TEXT = text("text IS NOT NULL")

MAX_TEXT = 200
"""Characters kept of a masked question that nothing answered."""


class QuestionRow(Model):
    """What became of a question; nothing tells who asked.

    `at` holds only the day, and SQLite stores the rows by their unguessable id: neither the time
    nor the order of arrival leads back to a person.
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


class KnownEntryRow(Model):
    """An entry that the base has, or had; `number` tells in which order they came."""

    __tablename__ = "known_entry"

    entry_id: Mapped[str] = mapped_column(String(48), primary_key=True)
    number: Mapped[int] = mapped_column(SmallInteger)


class ProcessedUpdateRow(Model):
    """An update whose effects are committed, and whether its reply was sent."""

    __tablename__ = "processed_update"

    update_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(index=True)
    answered: Mapped[bool] = mapped_column(default=False)


class ErasureRow(Model):
    """A person was erased on that day; the digest leads back to them only with the bot's token.

    It is kept so that they are erased again from a backup that is restored. SQLite stores the rows
    by digest, not by arrival.
    """

    __tablename__ = "erasure"
    __table_args__ = ({"sqlite_with_rowid": False},)

    digest: Mapped[str] = mapped_column(String(32), primary_key=True)
    day: Mapped[date] = mapped_column(index=True)


class JobRow(Model):
    """Something that only one replica does at a time, and when it may next be done."""

    __tablename__ = "job"

    name: Mapped[str] = mapped_column(String(16), primary_key=True)
    next_at: Mapped[datetime]
