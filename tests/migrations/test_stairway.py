"""Each revision goes up, down and up again; models and migrations never drift apart."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Column, Connection, inspect, text

from bot.database.engine import Database, DatabaseError, make_engine
from bot.operations.migrating import migrate, newest
from bot.tables import metadata
from tests.migrations.revisions import leaving, revisions

METADATA = metadata()


async def current(address: str) -> str | None:
    engine = make_engine(address)

    def read(connection: Connection) -> str | None:
        return MigrationContext.configure(connection).get_current_revision()

    async with engine.connect() as connection:
        found = await connection.run_sync(read)
    await engine.dispose()
    return found


async def test_each_revision_goes_up_down_and_up_again(empty_url: str) -> None:
    for revision in (one.revision for one in revisions()):
        await migrate(empty_url, revision)
        await migrate(empty_url, "-1")
        await migrate(empty_url, revision)
        assert await current(empty_url) == revision
    assert await current(empty_url) == newest()


async def test_models_and_migrations_do_not_drift(database: Database) -> None:
    def drift(connection: Connection) -> list[object]:
        context = MigrationContext.configure(connection, opts={"compare_server_default": True})
        left = frozenset().union(*map(leaving, revisions()))
        return [one for one in compare_metadata(context, METADATA) if _dropped(one) not in left]

    async with database.engine.connect() as connection:
        assert await connection.run_sync(drift) == []


def _dropped(difference: tuple[object, ...]) -> str:
    """Return the column that models have no longer, when that is the difference."""
    match difference:
        case ("remove_column", _, str(table), Column(name=name)):
            return f"{table}.{name}"
    return ""


async def test_migrating_twice_changes_nothing(database_url: str) -> None:
    await migrate(database_url)
    assert await current(database_url) == newest()


async def test_going_down_to_nothing_leaves_no_table(
    database_url: str, database: Database
) -> None:
    await migrate(database_url, "base")
    async with database.engine.connect() as connection:
        tables = await connection.run_sync(lambda sync: inspect(sync).get_table_names())
    assert tables == ["alembic_version"]


async def test_a_database_of_a_newer_program_is_left_alone(
    database_url: str, database: Database
) -> None:
    async with database.engine.begin() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DatabaseError, match="plus récente"):
        await migrate(database_url)


def test_no_column_can_hold_a_name_or_a_raw_text() -> None:
    columns = {name: set(table.columns.keys()) for name, table in METADATA.tables.items()}
    assert columns == {
        "person": {
            *("id", "role", "last_seen", "notice_at", "finess"),
            *("secretariat", "segur", "zone", "celebrated_on", "warned_on"),
        },
        "step": {"person_id", "step_id", "state", "marked_on"},
        "practice": {"id", "made_on", "numbers", "finess", "secretariat", "celebrated_on"},
        "member": {"person_id", "practice_id", "number", "owner", "joined_on"},
        "invitation": {"id", "practice_id", "made_by", "made_on", "expires_at", "used_by"},
        "practice_step": {"practice_id", "step_id", "state", "marked_on", "marked_by"},
        "duty": {"practice_id", "step_id", "person_id"},
        "reminder": {"person_id", "step_id", "day", "due_at", "taken_at"},
        "tiding": {"person_id", "kind", "taken_at"},
        "awaited": {"person_id", "theme", "number", "month", "taken_at"},
        "known_entry": {"entry_id", "number"},
        "conversation": {"person_id", "entry_id", "at"},
        "question": {"id", "at", "outcome", "entry_id", "score", "vote", "text"},
        "reply": {"chat_id", "message_id", "part", "reply_id", "at"},
        "processed_update": {"update_id", "at", "answered"},
        "erasure": {"digest", "day"},
        "job": {"name", "next_at"},
    }
