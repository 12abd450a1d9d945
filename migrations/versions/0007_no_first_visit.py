"""People: nobody reads the day of their first visit."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

EPOCH = sa.text("'1970-01-01 00:00:00+00:00'")


def upgrade() -> None:
    """Go up."""
    op.drop_column("person", "first_seen")


def downgrade() -> None:
    """Go down: the last visit that is known stands for the first."""
    moment = sa.DateTime(timezone=True)
    op.add_column("person", sa.Column("first_seen", moment, nullable=False, server_default=EPOCH))
    op.execute("UPDATE person SET first_seen = last_seen")
