"""The path: profile, steps, reminders, practices."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)

PROFILE = ("finess", "secretariat", "segur")


def _key(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger, autoincrement=False, nullable=False)


def _text(name: str, length: int) -> sa.Column[str]:
    return sa.Column(name, sa.String(length), nullable=False)


def _from(
    table: str, column: str, target: str, ondelete: str = "CASCADE"
) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_{column}_{target.partition('.')[0]}"
    return sa.ForeignKeyConstraint([column], [target], name=name, ondelete=ondelete)


def upgrade() -> None:
    """Go up."""
    with op.batch_alter_table("person") as person:
        for name in PROFILE:
            person.add_column(sa.Column(name, sa.Boolean))
        person.add_column(sa.Column("zone", sa.String(16)))
        person.add_column(sa.Column("celebrated_on", sa.Date))
    op.create_table(
        "step",
        _key("person_id"),
        _text("step_id", 48),
        _text("state", 8),
        sa.Column("marked_on", sa.Date, nullable=False),
        sa.PrimaryKeyConstraint("person_id", "step_id", name="pk_step"),
        _from("step", "person_id", "person.id"),
    )
    op.create_table(
        "reminder",
        _key("person_id"),
        _text("step_id", 48),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("taken_at", MOMENT),
        sa.PrimaryKeyConstraint("person_id", "step_id", name="pk_reminder"),
        _from("reminder", "person_id", "person.id"),
    )
    op.create_index("ix_reminder_due_at", "reminder", ["due_at"])
    _create_practice()
    _create_invitation()
    _create_practice_steps()


def _create_practice() -> None:
    op.create_table(
        "practice",
        _key("id"),
        sa.Column("made_on", sa.Date, nullable=False),
        sa.Column("numbers", sa.SmallInteger, nullable=False),
        sa.Column("finess", sa.Boolean),
        sa.Column("secretariat", sa.Boolean),
        sa.Column("celebrated_on", sa.Date),
        sa.PrimaryKeyConstraint("id", name="pk_practice"),
    )
    op.create_table(
        "member",
        _key("person_id"),
        sa.Column("practice_id", sa.BigInteger, nullable=False),
        sa.Column("number", sa.SmallInteger, nullable=False),
        sa.Column("owner", sa.Boolean, nullable=False),
        sa.Column("joined_on", sa.Date, nullable=False),
        sa.PrimaryKeyConstraint("person_id", name="pk_member"),
        sa.UniqueConstraint("practice_id", "number", name="uq_member_practice_id_number"),
        _from("member", "person_id", "person.id"),
        _from("member", "practice_id", "practice.id"),
    )


def _create_invitation() -> None:
    op.create_table(
        "invitation",
        _key("id"),
        sa.Column("practice_id", sa.BigInteger, nullable=False),
        sa.Column("made_by", sa.BigInteger, nullable=False),
        sa.Column("made_on", sa.Date, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("used_by", sa.BigInteger),
        sa.PrimaryKeyConstraint("id", name="pk_invitation"),
        _from("invitation", "practice_id", "practice.id"),
        _from("invitation", "made_by", "member.person_id"),
        _from("invitation", "used_by", "member.person_id"),
    )
    for column in ("practice_id", "made_by", "used_by"):
        op.create_index(f"ix_invitation_{column}", "invitation", [column])


def _create_practice_steps() -> None:
    op.create_table(
        "practice_step",
        _key("practice_id"),
        _text("step_id", 48),
        _text("state", 8),
        sa.Column("marked_on", sa.Date, nullable=False),
        sa.Column("marked_by", sa.BigInteger),
        sa.PrimaryKeyConstraint("practice_id", "step_id", name="pk_practice_step"),
        _from("practice_step", "practice_id", "practice.id"),
        _from("practice_step", "marked_by", "member.person_id", "SET NULL"),
    )
    op.create_index("ix_practice_step_marked_by", "practice_step", ["marked_by"])
    op.create_table(
        "duty",
        _key("practice_id"),
        _text("step_id", 48),
        sa.Column("person_id", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("practice_id", "step_id", name="pk_duty"),
        _from("duty", "practice_id", "practice.id"),
        _from("duty", "person_id", "member.person_id"),
    )
    op.create_index("ix_duty_person_id", "duty", ["person_id"])


def downgrade() -> None:
    """Go down."""
    for table in ("duty", "practice_step", "invitation", "member", "practice"):
        op.drop_table(table)
    for table in ("reminder", "step"):
        op.drop_table(table)
    with op.batch_alter_table("person") as person:
        for name in (*PROFILE, "zone", "celebrated_on"):
            person.drop_column(name)
