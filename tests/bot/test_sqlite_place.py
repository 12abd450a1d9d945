"""A file that is removed or replaced under the bot: nothing is written where nobody will look."""

import shutil
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from bot.database.engine import Database
from bot.database.outages import is_away

ADD = text("INSERT INTO note VALUES (1)")
COUNT = text("SELECT count(*) FROM note")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "notes.db"


@pytest.fixture
async def notes(file: Path) -> AsyncIterator[Database]:
    """Give a database of one table, whose log of changes is empty."""
    opened = Database(f"sqlite+aiosqlite:///{file}")
    async with opened.session() as session:
        await session.execute(text("CREATE TABLE note (number INTEGER)"))
    await opened.forget_deleted()
    yield opened
    await opened.close()


def _beside(file: Path) -> Iterator[Path]:
    return file.parent.iterdir()


def _move(file: Path, where: Path) -> None:
    file.replace(where)


async def _add(notes: Database) -> None:
    async with notes.short_session() as session:
        await session.execute(ADD)


async def _must_be_away(notes: Database) -> None:
    with pytest.raises(DBAPIError) as raised:
        await _add(notes)
    assert is_away(raised.value)


async def test_nothing_is_noted_in_a_file_that_was_removed(notes: Database, file: Path) -> None:
    kept = file.with_name("kept")
    _move(file, kept)
    await _must_be_away(notes)
    await _must_be_away(notes)
    assert not await notes.is_reachable()
    assert file not in set(_beside(file))
    _move(kept, file)
    await _add(notes)
    assert await notes.is_reachable()


async def test_the_file_that_took_its_place_is_the_one_written_in(
    notes: Database, file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    _move(Path(shutil.copy(file, file.with_name("copy"))), file)
    await _must_be_away(notes)
    assert str(file) in caplog.text
    await _add(notes)
    await notes.close()
    again = Database(notes.address)
    async with again.session() as session:
        assert await session.scalar(COUNT) == 1
    await again.close()


async def test_what_was_noted_in_a_log_of_changes_that_was_removed_is_kept(
    notes: Database, file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    await _add(notes)
    for one in ("-wal", "-shm"):
        file.with_name(f"{file.name}{one}").unlink()
    await _must_be_away(notes)
    assert "log of changes removed" in caplog.text
    await _add(notes)
    with closing(sqlite3.connect(file)) as other:  # while the bot runs: it may die at any moment
        assert other.execute(str(COUNT)).fetchone() == (2,)


async def test_a_database_in_memory_has_no_place() -> None:
    memory = Database("sqlite+aiosqlite:///:memory:")
    assert await memory.is_reachable()
    assert await memory.is_reachable()
    await memory.close()
