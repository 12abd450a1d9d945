"""People, their conversation, questions without asker, replies, processed updates."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Go up."""
    op.create_table(
        "person",
        sa.Column("id", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("role", sa.String(32)),
        sa.Column("first_seen", MOMENT, nullable=False),
        sa.Column("last_seen", MOMENT, nullable=False),
        sa.Column("notice_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_person"),
    )
    op.create_index("ix_person_last_seen", "person", ["last_seen"])
    op.create_table(
        "conversation",
        sa.Column("person_id", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("entry_id", sa.String(48), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("person_id", name="pk_conversation"),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name="fk_conversation_person_id_person",
            ondelete="CASCADE",
        ),
    )
    _create_question()
    op.create_table(
        "reply",
        sa.Column("chat_id", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("message_id", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("part", sa.SmallInteger, autoincrement=False, nullable=False),
        sa.Column("reply_id", sa.BigInteger, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "message_id", "part", name="pk_reply"),
    )
    op.create_index("ix_reply_at", "reply", ["at"])
    op.create_table(
        "processed_update",
        sa.Column("update_id", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("answered", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("update_id", name="pk_processed_update"),
    )
    op.create_index("ix_processed_update_at", "processed_update", ["at"])


def _create_question() -> None:
    op.create_table(
        "question",
        sa.Column("id", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("outcome", sa.String(16), nullable=False),
        sa.Column("entry_id", sa.String(48)),
        sa.Column("score", sa.Float),
        sa.Column("vote", sa.SmallInteger),
        sa.Column("text", sa.String(200)),
        sa.Column("handled", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_question"),
        sa.CheckConstraint("vote IN (-1, 1)", name=op.f("ck_question_vote")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_question_outcome_at", "question", ["outcome", "at"])


def downgrade() -> None:
    """Go down."""
    for table in ("processed_update", "reply", "question", "conversation", "person"):
        op.drop_table(table)
