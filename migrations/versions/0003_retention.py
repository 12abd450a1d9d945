"""Retention: who was warned, who was erased, what replicas share, questions by their day."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

KEPT_TEXT = sa.text("text IS NOT NULL")


def upgrade() -> None:
    """Go up."""
    with op.batch_alter_table("person") as person:
        person.add_column(sa.Column("warned_on", sa.Date))
    op.create_table(
        "erasure",
        sa.Column("digest", sa.String(32), nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_erasure"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_erasure_day", "erasure", ["day"])
    op.create_table(
        "job",
        sa.Column("name", sa.String(16), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_job"),
    )
    op.create_index("ix_question_at", "question", ["at"])
    op.create_index(
        "ix_question_kept_text",
        "question",
        ["at"],
        sqlite_where=KEPT_TEXT,
        postgresql_where=KEPT_TEXT,
    )


def downgrade() -> None:
    """Go down."""
    for index in ("ix_question_kept_text", "ix_question_at"):
        op.drop_index(index, "question")
    for table in ("job", "erasure"):
        op.drop_table(table)
    with op.batch_alter_table("person") as person:
        person.drop_column("warned_on")
