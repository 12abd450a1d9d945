"""Going back to an older version, with the commands of the guide: who was erased stays erased."""

import os
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import make_url, text

from bot.database.engine import Database
from bot.operations.migrating import migrate
from tests.bot.path import SECRETARY, Memory
from tests.bot.test_backup import filled, rows
from tests.conftest import PostgreSQL
from tests.operations.drill import back_up, client_programs, erase, with_keys, without_notes
from tests.operations.guide import commands
from tests.operations.machine import Machine

BLOCKS = commands("Revenir en arrière")
ON_SERVER = BLOCKS[:2]
IN_CONTAINERS = [block for block in BLOCKS if "docker compose" in block]
"""How one goes back; then, where the older version cannot read the database, what comes after."""

pytestmark = pytest.mark.usefixtures("bare_environment")


async def go_back(own: Memory, machine: Machine, blocks: list[str]) -> None:
    """Go back to a version that cannot read the database of the newer one; check who is left."""
    going_back, setting_aside = blocks
    with_keys(machine)
    await filled(own)
    file = back_up(machine)
    await erase(own, SECRETARY)
    left = await rows(own.database)
    machine.follow(going_back)
    async with own.database.session() as session:  # what the newer version had done
        await session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    await own.database.close()
    said = machine.follow(setting_aside, **{"AAAA-MM-JJ_HHhMMSS.age": file})
    assert "2 personne(s) ; 0 effacée(s)" in said
    assert "Personnes effacées de nouveau : 1" in said
    assert without_notes(await rows(own.database)) == without_notes(left)
    await own.database.close()


async def test_going_back_to_an_older_version_keeps_who_was_erased_erased(
    now: datetime, tmp_path: Path
) -> None:
    address = f"sqlite+aiosqlite:///{tmp_path}/machine/home/var/pas-a-pas.db"
    machine = Machine(tmp_path / "machine", address)
    await migrate(address)
    await go_back(Memory(Database(address), now), machine, ON_SERVER)


async def test_going_back_in_containers_keeps_them_erased_too(
    now: datetime, postgresql: PostgreSQL, tmp_path: Path
) -> None:
    name = "bot"  # that of compose.yaml
    postgresql.server.psql(f"CREATE ROLE {name} SUPERUSER LOGIN")
    postgresql.server.psql(f"CREATE DATABASE {name} TEMPLATE migrated")
    address = postgresql.address(name)
    where = {
        "PGHOST": str(make_url(address).query["host"]),
        "PATH": f"{client_programs()}:{os.environ['PATH']}",
    }
    machine = Machine(tmp_path / "machine", address, in_containers=True, environment=where)
    await go_back(Memory(Database(address), now), machine, IN_CONTAINERS)
