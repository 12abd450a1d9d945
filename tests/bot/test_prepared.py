"""A prepared statement gives what SQLAlchemy itself would, with the same types."""

import asyncio
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from sqlalchemy import bindparam, select, text
from sqlalchemy.exc import DBAPIError, IntegrityError, StatementError
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database import prepared
from bot.database.engine import Database
from bot.database.upsert import add_if_absent, put
from bot.models import PersonRow
from bot.people import meet

COLUMNS = (PersonRow.id, PersonRow.role, PersonRow.last_seen, PersonRow.warned_on, PersonRow.segur)
READ = select(*COLUMNS).where(PersonRow.id == bindparam("person_id"))


async def fill(session: AsyncSession, now: datetime) -> None:
    seen = {"last_seen": now, "notice_at": now}
    await add_if_absent(session, PersonRow, id=5, segur=True, **seen)
    await put(session, PersonRow, id=5, **seen, role="medecin", warned_on=date(2026, 11, 1))


@pytest.mark.parametrize("short", [True, False])
async def test_what_is_written_is_read_with_its_types(
    database: Database, now: datetime, *, short: bool
) -> None:
    opened = database.short_session if short else database.session
    in_paris = now.astimezone(timezone(timedelta(hours=1)))
    async with opened() as session:
        await fill(session, in_paris)
    async with opened() as session:
        mine = await prepared.row(session, READ, person_id=5)
        theirs = (await session.execute(READ, {"person_id": 5})).one()
        assert await prepared.row(session, READ, person_id=404) is None
        assert await prepared.rows(session, READ, person_id=404) == []
    assert tuple(mine) == tuple(theirs)
    assert (mine.role, mine.warned_on, mine.segur) == ("medecin", date(2026, 11, 1), True)
    assert mine.last_seen == now
    assert mine.last_seen.tzinfo is UTC


async def test_a_moment_without_time_zone_is_refused(database: Database) -> None:
    naive = datetime(2026, 11, 23)  # noqa: DTZ001  the point of the test
    async with database.short_session() as session:
        await prepared.rows(session, READ, person_id=5)
        with pytest.raises(StatementError, match="time zone"):
            await fill(session, naive)


@pytest.mark.parametrize("begun", [True, False])
async def test_an_error_is_told_as_sqlalchemy_tells_it(database: Database, *, begun: bool) -> None:
    async with database.short_session() as session:
        if begun:
            await prepared.rows(session, READ, person_id=5)
        with pytest.raises(IntegrityError):
            await put(session, PersonRow, id=5, role="medecin")  # without what must be there
        await session.rollback()


async def _meet_all(database: Database, now: datetime, *people: int) -> None:
    async with database.short_session() as session:
        for person_id in people:
            await meet(session, person_id, now)


@pytest.mark.parametrize("engine_name", ["sqlite"])
async def test_nothing_is_kept_of_a_transaction_that_sqlite_gave_up(
    database: Database, now: datetime
) -> None:
    async with database.session() as session:
        await session.execute(
            text(
                "CREATE TRIGGER full BEFORE INSERT ON person WHEN new.id = 7"
                " BEGIN SELECT RAISE(ROLLBACK, 'no room'); END"
            )
        )
    with pytest.raises(DBAPIError, match="no room"):
        await _meet_all(database, now, 6, 7, 8)
    async with database.session() as session:
        assert not await prepared.rows(session, select(PersonRow.id))


async def test_what_is_met_in_a_short_session_is_seen_by_objects_and_the_reverse(
    database: Database, now: datetime
) -> None:
    async with database.short_session() as session:
        await meet(session, 5, now)
        person = await session.get(PersonRow, 5)
        assert person is not None
        person.role = "medecin"
        await session.flush()
        found = await prepared.row(session, READ, person_id=5)
        assert found.role == "medecin"
    async with database.short_session() as session:
        assert (await meet(session, 5, now)).role == "medecin"


async def test_a_short_session_gives_its_connection_back_before_anything_else_runs(
    database: Database, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On SQLite there is one: until it is back, whoever else came waits for it."""
    async with database.short_session() as session:  # opens the connection
        await fill(session, now)
    made: list[object] = []
    monkeypatch.setattr(asyncio, "create_task", made.append)
    async with database.short_session() as session:
        await prepared.rows(session, READ, person_id=5)
    assert made == []


async def test_a_cancelled_short_session_gives_its_connection_back(
    database: Database, now: datetime
) -> None:
    started = asyncio.Event()

    async def wait() -> None:
        async with database.short_session() as session:
            await fill(session, now)
            started.set()
            await asyncio.sleep(60)

    task = asyncio.create_task(wait())
    await started.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with database.short_session() as session:
        assert await prepared.rows(session, READ, person_id=5) == []
