"""The drill: back up, erase somebody, add somebody, restore; with the commands of the guide."""

import os
import time
from pathlib import Path

import pytest
from sqlalchemy import make_url

from bot.database.engine import Database
from tests.bot.held import held
from tests.bot.path import DOCTOR, SECRETARY, Memory
from tests.bot.test_backup import COLLEAGUE, filled, rows
from tests.conftest import PostgreSQL
from tests.operations.drill import (
    NOTES,
    back_up,
    client_programs,
    erase,
    with_keys,
    without_notes,
)
from tests.operations.guide import commands
from tests.operations.machine import Machine

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
    cut = {days: Path(f"{file}.en-cours") for days, file in older.items()}
    for days, file in (*older.items(), *cut.items()):
        file.write_bytes(b"older")
        os.utime(file, (0, time.time() - days * DAY))
    second = machine.backups / back_up(machine)
    assert {*machine.backups.iterdir()} == {first, second, older[KEPT - 1], cut[KEPT - 1]}


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
