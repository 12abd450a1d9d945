"""The version before goes on working on migrated tables: a replica of it may still run."""

from collections.abc import Iterator

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Inspector

from bot.database.engine import make_engine
from bot.operations.migrating import migrate
from tests.migrations.revisions import leaving, revisions

WITH_ALL_STOPPED = {"0004": {"question.handled"}, "0007": {"person.first_seen"}}
"""What was taken away by migrations older than this rule; none is added."""

BOUND = "bound"
"""What stands for the type of what is no column."""

Tables = dict[str, dict[str, str]]


def seen(inspector: Inspector) -> Tables:
    """Return what a program may count on: of each table, columns and what binds what is written.

    A column that may be left out when a row is inserted ends with a question mark.
    """
    return {name: dict(_seen(inspector, name)) for name in inspector.get_table_names()}


def _seen(inspector: Inspector, table: str) -> Iterator[tuple[str, str]]:
    keys = inspector.get_pk_constraint(table)["constrained_columns"]
    for column in inspector.get_columns(table):
        left_out = column["nullable"] or column["default"] is not None or keys == [column["name"]]
        yield column["name"], str(column["type"]) + "?" * left_out
    for one in inspector.get_unique_constraints(table):
        yield f"unique {one['column_names']}", BOUND
    for index in inspector.get_indexes(table):
        if index["unique"]:
            yield f"unique {index['column_names']}", BOUND
    for check in inspector.get_check_constraints(table):
        yield f"check {check['sqltext']}", BOUND
    for key in inspector.get_foreign_keys(table):
        yield f"{key['constrained_columns']} of {key['referred_table']}", BOUND


def taken(before: Tables, after: Tables) -> set[str]:
    """Return what was there and is not, or is otherwise, and what binds more than before."""
    found = {table for table in before if table not in after}
    for table in before.keys() & after.keys():
        was, now = before[table], after[table]
        gone = {one for one, kind in was.items() if one not in now and kind != BOUND}
        other = {one for one in was.keys() & now if now[one] not in {was[one], was[one] + "?"}}
        new = {one for one in now if one not in was and not now[one].endswith("?")}
        found |= {f"{table}.{one}" for one in gone | other | new}
    return found


async def look(address: str) -> Tables:
    engine = make_engine(address)
    async with engine.connect() as connection:
        found = await connection.run_sync(lambda sync: seen(sa.inspect(sync)))
    await engine.dispose()
    return found


async def test_a_migration_takes_nothing_from_the_version_before(empty_url: str) -> None:
    given_up, before = set[str](), Tables()
    for one in revisions():
        await migrate(empty_url, one.revision)
        after = await look(empty_url)
        assert taken(before, after) - given_up == WITH_ALL_STOPPED.get(one.revision, set())
        given_up |= leaving(one)
        before = after


OF_PEOPLE = ("id INTEGER PRIMARY KEY", "name TEXT NOT NULL", "age INTEGER")


def made(*columns: str) -> Tables:
    """Return what is seen of a table of people with these columns."""
    engine = sa.create_engine("sqlite://")
    with engine.begin() as connection:
        connection.execute(sa.text("CREATE TABLE other (id INTEGER PRIMARY KEY)"))
        connection.execute(sa.text(f"CREATE TABLE people ({', '.join(columns)})"))
        found = seen(sa.inspect(connection))
    engine.dispose()
    return found


@pytest.mark.parametrize(
    ("columns", "what"),
    [
        (OF_PEOPLE, set()),
        ((*OF_PEOPLE, "town TEXT", "known INTEGER NOT NULL DEFAULT 0"), set()),
        ((OF_PEOPLE[0], "name TEXT", OF_PEOPLE[2]), set()),
        (OF_PEOPLE[:2], {"people.age"}),
        ((*OF_PEOPLE, "town TEXT NOT NULL"), {"people.town"}),
        ((*OF_PEOPLE[:2], "age INTEGER NOT NULL"), {"people.age"}),
        ((*OF_PEOPLE[:2], "age TEXT"), {"people.age"}),
        ((*OF_PEOPLE, "UNIQUE (name)"), {"people.unique ['name']"}),
        ((*OF_PEOPLE, "CHECK (age > 0)"), {"people.check age > 0"}),
        (
            (*OF_PEOPLE, "FOREIGN KEY (age) REFERENCES other (id)"),
            {"people.['age'] of other"},
        ),
    ],
)
def test_what_would_stop_the_version_before_is_seen(
    columns: tuple[str, ...], what: set[str]
) -> None:
    assert taken(made(*OF_PEOPLE), made(*columns)) == what
    assert taken(made(*columns, "CHECK (id > -1)"), made(*columns)) == set()


def test_a_table_that_is_dropped_is_seen() -> None:
    before = made(*OF_PEOPLE)
    assert taken(before, {"other": before["other"]}) == {"people"}
