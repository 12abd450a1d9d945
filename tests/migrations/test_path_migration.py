"""A database of the first revision, with data, goes up and down without loss."""

import pytest
from sqlalchemy import text

from bot.database.engine import Database, make_engine
from bot.operations.migrating import migrate, newest

MOMENT = "2026-11-22 00:00:00+00:00"
ROWS = {
    "person": [f"(5, 'medecin', '{MOMENT}', '{MOMENT}', '{MOMENT}')"],
    "conversation": [f"(5, 'cpe-commander', '{MOMENT}')"],
    "question": [f"(7, '{MOMENT}', 'nothing', NULL, NULL, NULL, 'carte', false)"],
    "reply": [f"(5, 10, 0, 11, '{MOMENT}')"],
    "processed_update": [f"(1, '{MOMENT}', true)"],
}
COLUMNS = {
    "person": "id, role, last_seen, notice_at",
    "question": "id, at, outcome, entry_id, score, vote, text",
}
"""Those of the first revision that are still there; what was never read is not."""


async def rows(address: str) -> dict[str, list[tuple[object, ...]]]:
    engine = make_engine(address)
    found = {}
    async with engine.connect() as connection:
        for table in ROWS:
            kept = await connection.execute(text(f"SELECT {COLUMNS.get(table, '*')} FROM {table}"))  # noqa: S608  ours
            found[table] = [tuple(row) for row in kept]
    await engine.dispose()
    return found


@pytest.fixture
async def filled_url(empty_url: str) -> str:
    """Give a database of the first revision, with something in every table."""
    await migrate(empty_url, "0001")
    engine = make_engine(empty_url)
    async with engine.begin() as connection:
        for table, lines in ROWS.items():
            for line in lines:
                await connection.execute(text(f"INSERT INTO {table} VALUES {line}"))  # noqa: S608  ours
    await engine.dispose()
    return empty_url


async def test_nothing_is_lost_on_the_way_up(filled_url: str) -> None:
    before = await rows(filled_url)
    assert all(before.values())
    await migrate(filled_url)
    assert await rows(filled_url) == before


async def test_nothing_of_before_is_lost_on_the_way_down(filled_url: str) -> None:
    before = await rows(filled_url)
    await migrate(filled_url)
    for _ in range(int(newest() or 0) - 1):  # revisions are numbered: back to the first
        await migrate(filled_url, "-1")
        assert await rows(filled_url) == before


async def test_what_is_dropped_comes_back_on_the_way_down(filled_url: str) -> None:
    await migrate(filled_url, "0004")
    await migrate(filled_url, "-1")
    database = Database(filled_url)
    async with database.session() as session:
        assert not await session.scalar(text("SELECT handled FROM question"))
    await database.close()


async def test_the_first_visit_comes_back_as_the_last_that_is_known(filled_url: str) -> None:
    await migrate(filled_url, "0007")
    await migrate(filled_url, "-1")
    database = Database(filled_url)
    async with database.session() as session:
        came = await session.scalar(
            text("SELECT count(*) FROM person WHERE first_seen = last_seen")
        )
    assert came == 1
    await database.close()


async def test_people_of_before_are_known_and_erased_after(filled_url: str) -> None:
    await migrate(filled_url)
    database = Database(filled_url)
    async with database.session() as session:
        found = await session.execute(text("SELECT zone, finess, celebrated_on FROM person"))
        assert found.one() == (None, None, None)
        await session.execute(text("DELETE FROM person WHERE id = 5"))
    async with database.session() as session:
        left = await session.execute(text("SELECT count(*) FROM conversation"))
        assert left.scalar() == 0
    await database.close()
