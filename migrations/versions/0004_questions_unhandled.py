"""Questions: nobody notes which ones were handled."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go up."""
    op.drop_column("question", "handled")


def downgrade() -> None:
    """Go down."""
    handled = sa.Column("handled", sa.Boolean, nullable=False, server_default=sa.false())
    op.add_column("question", handled)
