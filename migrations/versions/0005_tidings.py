"""What became of a practice, still to be told to its members."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go up."""
    op.create_table(
        "tiding",
        sa.Column("person_id", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("person_id", "kind", name="pk_tiding"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_tiding_person_id_person", ondelete="CASCADE"
        ),
    )


def downgrade() -> None:
    """Go down."""
    op.drop_table("tiding")
