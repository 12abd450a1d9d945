"""A backup holds everything, is made while the bot works, is restored whole or not at all."""

import asyncio
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta
from functools import partial
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
from sqlalchemy import insert, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot import erasures, people, person_data
from bot.database.engine import Database, DatabaseError
from bot.operations import backup, backup_command, copying, restoring
from bot.operations.migrating import migrate
from bot.process import places
from bot.process.claims import Claims
from bot.process.places import receiving_place
from bot.settings import Settings
from knowledge.command_line import STREAM
from tests.bot.held import TABLES, everything
from tests.bot.path import DOCTOR, SECRETARY, Memory
from tests.bot.process import START_WITHIN, environment

COLLEAGUE = 8
KEY = b"the key of the digests"


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work outside the project: a restoration works in `var/`."""
    monkeypatch.chdir(tmp_path)


Rows = dict[str, list[tuple[object, ...]]]


async def rows(database: Database) -> Rows:
    """Return every row of every table."""
    async with database.session() as session:
        return {
            table.name: [
                tuple(row)
                for row in await session.execute(select(table).order_by(*table.primary_key))
            ]
            for table in copying.tables()
        }


async def filled(memory: Memory) -> Rows:
    """Let people act, then return every row of every table; each holds some."""
    await everything(memory)
    others: dict[str, dict[str, object]] = {
        "question": {"id": 2**62, "at": memory.now, "outcome": "nothing", "vote": -1},
        "processed_update": {"update_id": 2**40, "at": memory.now, "answered": True},
        "erasure": {"digest": "0" * 32, "day": memory.now.date()},
        "known_entry": {"entry_id": "cps-definition", "number": 0},
        "job": {"name": "retention", "next_at": memory.now},
    }
    async with memory.database.session() as session:
        for name, row in others.items():
            await session.execute(insert(TABLES[name]).values(row))
    held = await rows(memory.database)
    assert all(held.values()), held
    return held


async def restore(address: str, file: Path) -> int:
    """Restore; return how many people are known."""
    restored = await restoring.restore(address, file, KEY, datetime.now(UTC))
    return restored.people


async def test_what_is_restored_is_what_was_there(memory: Memory, tmp_path: Path) -> None:
    before = await filled(memory)
    address, file = memory.database.address, tmp_path / "backup"
    assert await backup.write(address, file) == 2
    await memory.do(partial(person_data.erase, person_id=SECRETARY))
    await memory.meet(COLLEAGUE)
    assert await restore(address, file) == 2
    assert await rows(memory.database) == before


async def test_any_engine_is_restored_from_a_backup_of_any_other(
    memory: Memory, empty_url: str, tmp_path: Path
) -> None:
    before = await filled(memory)
    await backup.write(memory.database.address, tmp_path / "one")
    elsewhere = f"sqlite+aiosqlite:///{tmp_path / 'elsewhere.db'}"
    await restore(elsewhere, tmp_path / "one")
    await backup.write(elsewhere, tmp_path / "two")
    await restore(empty_url, tmp_path / "two")
    back = Database(empty_url)
    assert await rows(back) == before
    await back.close()


async def test_a_backup_is_made_while_somebody_writes(memory: Memory, tmp_path: Path) -> None:
    await memory.meet(DOCTOR)
    async with memory.database.session() as session:
        await people.meet(session, SECRETARY, memory.now)
        assert await backup.write(memory.database.address, tmp_path / "backup") == 1


async def test_a_backup_keeps_nothing_of_who_was_erased(memory: Memory, tmp_path: Path) -> None:
    await memory.meet(DOCTOR)
    async with memory.database.session() as session:
        await people.remember_shown(session, DOCTOR, "a-very-remarkable-entry", memory.now)
    await memory.do(partial(person_data.erase, person_id=DOCTOR))
    await backup.write(memory.database.address, tmp_path / "backup")
    assert b"a-very-remarkable-entry" not in (tmp_path / "backup").read_bytes()


async def test_a_backup_is_one_file_that_nobody_else_reads(memory: Memory, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    await backup.write(memory.database.address, folder / "backup")
    assert [one.name for one in folder.iterdir()] == ["backup"]
    assert (folder / "backup").stat().st_mode & 0o777 == 0o600


async def test_a_backup_of_an_older_version_is_brought_up_to_date(
    empty_url: str, tmp_path: Path
) -> None:
    older = tmp_path / "older.db"
    await migrate(f"sqlite+aiosqlite:///{older}", "0001")
    with closing(sqlite3.connect(older)) as database, database:
        columns = [name for _, name, *_ in database.execute("PRAGMA table_info(person)")]
        known = dict.fromkeys(columns) | {"id": 5}
        known |= dict.fromkeys(("first_seen", "last_seen", "notice_at"), "2026-11-01 00:00:00")
        holes = ", ".join(":" + name for name in columns)
        database.execute(f"INSERT INTO person VALUES ({holes})", known)  # noqa: S608  holes
    assert await restore(empty_url, older) == 1
    with closing(sqlite3.connect(older)) as database:
        version = database.execute("SELECT version_num FROM alembic_version").fetchone()
    assert version == ("0001",)  # the backup itself is left as it was


async def test_a_backup_of_a_newer_version_is_refused(memory: Memory, tmp_path: Path) -> None:
    before = await filled(memory)
    file = tmp_path / "backup"
    await backup.write(memory.database.address, file)
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(DatabaseError, match="plus récente"):
        await restore(memory.database.address, file)
    assert await rows(memory.database) == before


async def test_nothing_is_restored_while_a_bot_receives(memory: Memory, tmp_path: Path) -> None:
    address, file = memory.database.address, tmp_path / "backup"
    await backup.write(address, file)
    before = await filled(memory)
    claims = Claims(memory.database)
    place = receiving_place(memory.database, claims)
    assert await place.take()
    with pytest.raises(DatabaseError, match="en marche"):
        await restore(address, file)
    assert await rows(memory.database) == before
    await place.leave()
    await claims.close()
    assert await restore(address, file) == 0


async def test_nothing_is_restored_while_replicas_run(
    memory: Memory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address, file, stop = memory.database.address, tmp_path / "backup", asyncio.Event()
    await backup.write(address, file)
    before, asked = await filled(memory), asyncio.Semaphore(0)

    async def resting(_: float, stop: asyncio.Event) -> None:
        asked.release()
        await stop.wait()

    monkeypatch.setattr(places, "rest", resting)
    replicas = [Claims(memory.database) for _ in range(2)]
    sharing = [asyncio.create_task(places.share_place(claims, stop)) for claims in replicas]
    for claims in replicas:
        if claims.shared:
            await asked.acquire()
    for claims in replicas:
        if claims.shared:
            with pytest.raises(DatabaseError, match="en marche"):
                await restore(address, file)
            assert await rows(memory.database) == before
        await claims.close()
    assert await restore(address, file) == 0
    stop.set()
    await asyncio.gather(*sharing)


async def test_a_bot_that_starts_meanwhile_waits_for_the_end_of_a_restoration(
    memory: Memory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address, file, taken = memory.database.address, tmp_path / "backup", list[bool]()
    await backup.write(address, file)
    claims = Claims(memory.database)
    place = receiving_place(memory.database, claims)
    replace = copying.replace

    async def replacing(source: AsyncConnection, target: AsyncConnection) -> int:
        taken.append(await place.take())
        return await replace(source, target)

    monkeypatch.setattr(copying, "replace", replacing)
    await restore(address, file)
    assert [*taken, await place.take()] == [False, True]
    await place.leave()
    await claims.close()


@pytest.mark.parametrize("content", [b"", b"some text, not a database" * 100, "other", "cut"])
async def test_what_is_no_backup_changes_nothing(
    content: bytes | str, memory: Memory, tmp_path: Path
) -> None:
    before = await filled(memory)
    file = tmp_path / "backup"
    match content:
        case "other":
            with closing(sqlite3.connect(file)) as database, database:
                database.execute("CREATE TABLE something (else_ INTEGER)")
        case "cut":
            await backup.write(memory.database.address, file)
            file.write_bytes(file.read_bytes()[:-8192])
        case bytes():
            file.write_bytes(content)
    with pytest.raises(DatabaseError, match="sauvegarde"):
        await restore(memory.database.address, file)
    assert await rows(memory.database) == before


async def test_what_cannot_be_read_or_written_is_told(memory: Memory, tmp_path: Path) -> None:
    address = memory.database.address
    with pytest.raises(DatabaseError, match="absent"):
        await restore(address, tmp_path / "absent")
    with pytest.raises(DatabaseError, match="nowhere"):
        await backup.write(address, tmp_path / "nowhere" / "backup")


async def test_a_backup_is_on_the_disk_before_it_has_its_name(
    memory: Memory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, kept, really = tmp_path / "backup", list[tuple[int, bool]](), os.fsync

    def fsync(written: int) -> None:
        really(written)
        kept.append((os.fstat(written).st_ino, file.exists()))

    monkeypatch.setattr(os, "fsync", fsync)
    await backup.write(memory.database.address, file)
    assert (file.stat().st_ino, False) in kept


@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
def test_a_backup_that_nobody_reads_is_told(database_url: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    ended = subprocess.run(
        (sys.executable, "-m", "bot", "backup", "-"),
        env=environment(database_url=database_url),
        stdout=writing,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(writing)
    said = "Impossible de lire ou d'écrire (entrée ou sortie standard) : plus aucun programme"
    assert ended.returncode == 1
    assert ended.stderr.startswith(said)
    assert ended.stderr.count("\n") == 1


async def test_a_backup_never_takes_the_place_of_a_file(memory: Memory, tmp_path: Path) -> None:
    file = tmp_path / "precious"
    file.write_text("precious")
    with pytest.raises(DatabaseError, match="existe déjà"):
        await backup.write(memory.database.address, file)
    assert file.read_text() == "precious"


async def test_a_file_may_have_any_name(tmp_path: Path) -> None:
    address = f"sqlite+aiosqlite:///{tmp_path}/cabinet #1 %3F.db"
    await migrate(address)
    assert await backup.write(address, tmp_path / "backup") == 0


async def test_what_a_killed_backup_left_is_removed_by_the_next(
    memory: Memory, tmp_path: Path
) -> None:
    old, recent = (tmp_path / f"{backup.AT_WORK}{name}" for name in ("old", "recent"))
    for one in (old, recent):
        one.mkdir()
        (one / "backup").write_text("personal data")
    long_ago = time.time() - backup.LEFT_BEHIND - 60
    os.utime(old, (long_ago, long_ago))
    await backup.write(memory.database.address, tmp_path / "b.db")
    assert not old.exists()
    assert recent.exists()


@pytest.mark.usefixtures("heard")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_restoration_that_is_told_to_stop_leaves_nothing(
    tmp_path: Path, number: signal.Signals
) -> None:
    command = (sys.executable, "-m", "bot", "restore", "-")
    with subprocess.Popen(command, env=environment(), stdin=subprocess.PIPE) as process:
        until = time.monotonic() + START_WITHIN
        while not list(tmp_path.glob("var/*/*")) and time.monotonic() < until:
            time.sleep(0.05)
        assert list(tmp_path.glob("var/*/*"))
        process.send_signal(number)
        assert process.wait(timeout=30) == 128 + number
    assert list(tmp_path.glob("var/*")) == []


def test_what_the_standard_input_gives_is_told_without_a_file_nobody_named(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(b"no backup")))
    with pytest.raises(DatabaseError, match="entrée") as raised:
        backup_command.restore(settings, STREAM)
    assert backup.AT_WORK not in str(raised.value)


def test_a_pipe_in_place_of_a_backup_is_told(settings: Settings, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(DatabaseError, match="named pipe"):
        backup_command.restore(settings, str(tmp_path / "pipe"))


def test_a_folder_that_cannot_be_written_in_is_told(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / backup.HERE).write_text("a file where the folder would be")
    with pytest.raises(DatabaseError, match="Impossible"):
        backup_command.write(settings, STREAM)


async def test_a_database_of_another_version_is_not_half_backed_up(
    memory: Memory, tmp_path: Path
) -> None:
    async with memory.database.session() as session:
        await session.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    if memory.database.engine.dialect.name == "sqlite":  # the file is copied as it is
        await backup.write(memory.database.address, tmp_path / "backup")
    else:
        with pytest.raises(DatabaseError, match="version"):
            await backup.write(memory.database.address, tmp_path / "backup")
        assert not (tmp_path / "backup").exists()


async def test_a_database_that_is_not_there_is_told(tmp_path: Path) -> None:
    for address in (
        f"sqlite+aiosqlite:///{tmp_path / 'no.db'}",
        "postgresql+asyncpg://b:s3cret@127.0.0.1:1/b",
    ):
        with pytest.raises(DatabaseError, match="inutilisable") as told:
            await backup.write(address, tmp_path / "backup")
        assert "s3cret" not in str(told.value)
    assert not (tmp_path / "backup").exists()


async def erased_since(memory: Memory, tmp_path: Path, *, backup_on: int, erased_on: int) -> int:
    """Back up what holds the doctor, seen on a day; erase them on a day; restore; count people."""
    seen, gone = (memory.now + timedelta(days=days) for days in (backup_on, erased_on))
    address, file = memory.database.address, tmp_path / "backup"
    if erased_on < backup_on:
        await memory.meet(DOCTOR)
        await memory.do(partial(erasures.erase, person_id=DOCTOR, key=KEY, now=gone))
    await memory.do(partial(people.meet, person_id=DOCTOR, now=seen))
    await backup.write(address, file)
    if erased_on >= backup_on:
        await memory.do(partial(erasures.erase, person_id=DOCTOR, key=KEY, now=gone))
    return await restore(address, file)


@pytest.mark.parametrize(
    ("backup_on", "erased_on", "known"),
    [
        (0, 5, 0),
        (0, 0, 0),
        (5, 0, 1),  # they came back after it, of their own will
    ],
)
async def test_only_who_was_erased_since_the_backup_is_erased_again(
    memory: Memory, tmp_path: Path, backup_on: int, erased_on: int, known: int
) -> None:
    found = await erased_since(memory, tmp_path, backup_on=backup_on, erased_on=erased_on)
    assert found == known


async def test_who_was_erased_is_noted_in_what_is_restored(memory: Memory, tmp_path: Path) -> None:
    address = memory.database.address
    await memory.meet(DOCTOR, SECRETARY)
    await backup.write(address, tmp_path / "first")
    await memory.do(partial(erasures.erase, person_id=DOCTOR, key=KEY, now=memory.now))
    await backup.write(address, tmp_path / "second")
    await memory.do(partial(erasures.erase, person_id=SECRETARY, key=KEY, now=memory.now))
    assert await restore(address, tmp_path / "second") == 0
    assert await restore(address, tmp_path / "first") == 0  # neither comes back from further away


async def test_erasures_noted_since_with_another_token_are_told(
    memory: Memory, tmp_path: Path
) -> None:
    address = memory.database.address
    await memory.meet(DOCTOR, SECRETARY)
    await backup.write(address, tmp_path / "first")
    for person, key in ((DOCTOR, b"former token"), (SECRETARY, KEY)):
        await memory.do(partial(erasures.erase, person_id=person, key=key, now=memory.now))
    restored = await restoring.restore(address, tmp_path / "first", KEY, datetime.now(UTC))
    assert restored == (1, 1, 1)
    later = Memory(memory.database, memory.now + timedelta(days=2))
    await later.meet(COLLEAGUE)
    await backup.write(address, tmp_path / "second")
    again = await restoring.restore(address, tmp_path / "second", KEY, datetime.now(UTC))
    assert again == (2, 0, 0)
