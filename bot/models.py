"""The tables: what the bot remembers, and nothing else."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    MetaData,
    SmallInteger,
    String,
    TypeDecorator,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

MAX_TEXT = 200
"""Characters kept of a masked question that nothing answered."""


class UtcDateTime(TypeDecorator[datetime]):
    """A moment that comes back in UTC with its time zone, on SQLite too."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a moment without a time zone; store UTC."""
        del dialect
        if value is not None and value.tzinfo is None:
            message = "a moment needs its time zone"
            raise ValueError(message)
        return value and value.astimezone(UTC)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:  # noqa: ANN401  what the driver returns
        """Give back the time zone that SQLite does not keep."""
        del dialect
        if not isinstance(value, datetime):
            return None
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)


class Model(DeclarativeBase):
    """What every table shares: constraint names that migrations can rely on."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {datetime: UtcDateTime, int: BigInteger}  # noqa: RUF012  SQLAlchemy's way


class PersonRow(Model):
    """Someone who talks to the bot in private: no name, no number, whole days only."""

    __tablename__ = "person"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    role: Mapped[str | None] = mapped_column(String(32))
    first_seen: Mapped[datetime]
    last_seen: Mapped[datetime] = mapped_column(index=True)
    notice_at: Mapped[datetime]


class ConversationRow(Model):
    """The entry a person was last answered with, for « et pour un mineur ? »."""

    __tablename__ = "conversation"

    person_id: Mapped[int] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
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
        {"sqlite_with_rowid": False},
    )

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    outcome: Mapped[str] = mapped_column(String(16))
    entry_id: Mapped[str | None] = mapped_column(String(48))
    score: Mapped[float | None] = mapped_column(Float)
    vote: Mapped[int | None] = mapped_column(SmallInteger)
    text: Mapped[str | None] = mapped_column(String(MAX_TEXT))
    handled: Mapped[bool] = mapped_column(default=False)


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
