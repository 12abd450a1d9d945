"""The themes of which somebody waits for a new answer, and which entries are known."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go up."""
    op.create_table(
        "awaited",
        sa.Column("person_id", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("theme", sa.String(48), nullable=False),
        sa.Column("number", sa.SmallInteger, nullable=False),
        sa.Column("month", sa.Date, nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("person_id", "theme", name="pk_awaited"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_awaited_person_id_person", ondelete="CASCADE"
        ),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "known_entry",
        sa.Column("entry_id", sa.String(48), nullable=False),
        sa.Column("number", sa.SmallInteger, nullable=False),
        sa.PrimaryKeyConstraint("entry_id", name="pk_known_entry"),
    )


def downgrade() -> None:
    """Go down."""
    for table in ("known_entry", "awaited"):
        op.drop_table(table)
