"""A small server to follow the guide on: the project's folder, and what stands for root's tools.

`sudo` and `docker` are stand-ins that run what they are given, here and now; `systemctl`, `git`
and `make` do nothing; `age` is the real one, and so is the bot, as a process of its own.
"""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from tests.bot.process import environment as bare
from tests.operations.dockerfile import ROOT
from tests.operations.programs import program

HOME = "/opt/pas-a-pas"
"""Where the guide installs the bot."""

STAND_INS = {
    "sudo": 'if [ "$1" = -u ]; then shift 2; fi\nexec "$@"\n',
    "systemctl": "",
    "git": "",
    "make": "",
    "docker": """
[ "$1" = compose ] && shift
case $1 in
  exec | run)
    while [ "$1" != bot ] && [ "$1" != db ]; do shift; done
    shift
    exec "$@" ;;
esac
""",
}


class Machine:
    """A server whose bot uses a database.

    Args:
        folder: where it is.
        database_url: what `.env` says.
        in_containers: the bot is installed with Docker, not in the folder itself.
        environment: what its programs find there besides.
    """

    def __init__(
        self,
        folder: Path,
        database_url: str,
        *,
        in_containers: bool = False,
        environment: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self.home, self.root_home, programs = folder / "home", folder / "root", folder / "bin"
        self.backups = self.home / "var" / "sauvegardes"
        for made in (self.home / "var", self.home / ".venv" / "bin", self.root_home, programs):
            made.mkdir(parents=True)
        (self.home / "docs").symlink_to(ROOT / "docs")
        (self.home / ".env").write_text(f"BOT_DATABASE_URL={database_url}\n", encoding="utf-8")
        python = programs if in_containers else self.home / ".venv" / "bin"
        run = f'exec {sys.executable} "$@"\n'
        made_of = {python / "python": run} | {programs / n: text for n, text in STAND_INS.items()}
        for place, text in made_of.items():
            place.write_text(f"#!/bin/sh\n{text}", encoding="utf-8")
            place.chmod(0o755)
        program("age")
        found = environment.get("PATH", os.environ["PATH"])
        self._environment = bare() | {**environment, "PATH": f"{programs}:{found}"}

    def follow(self, commands: str, **holes: str) -> str:
        """Run commands of the guide, one after the other, until one fails; return what they say.

        Args:
            commands: as they are in the guide.
            holes: what to put in the place of its words in capitals.
        """
        for hole, value in holes.items():
            commands = commands.replace(hole, value)
        commands = commands.replace(HOME, str(self.home)).replace("/root/", f"{self.root_home}/")
        done = subprocess.run(
            [program("bash"), "-euo", "pipefail", "-c", commands],
            cwd=self.root_home,
            env=self._environment,
            capture_output=True,
            text=True,
            check=False,
        )
        said = done.stdout + done.stderr
        assert done.returncode == 0, said
        return said
