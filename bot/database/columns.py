"""What the tables share: moments in UTC, keys to one another, constraint names."""

from datetime import UTC, datetime
from typing import Annotated, Any

from sqlalchemy import BigInteger, DateTime, Dialect, ForeignKey, MetaData, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, mapped_column


class UtcDateTime(TypeDecorator[datetime]):
    """A moment that comes back in UTC with its time zone, on SQLite too."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Store UTC.

        Raises:
            ValueError: the moment has no time zone.
        """
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


PersonKey = Annotated[
    int,
    mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    ),
]
PracticeKey = Annotated[
    int,
    mapped_column(
        ForeignKey("practice.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    ),
]
Practice = Annotated[int, mapped_column(ForeignKey("practice.id", ondelete="CASCADE"))]
Author = Annotated[
    int, mapped_column(ForeignKey("member.person_id", ondelete="SET NULL"), index=True)
]
Member = Annotated[
    int, mapped_column(ForeignKey("member.person_id", ondelete="CASCADE"), index=True)
]


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
