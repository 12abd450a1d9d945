"""The command line: `python -m bot [run | migrate | check-settings | backup | …]`."""

import argparse
import asyncio
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import TextIO

from bot.process import interrupting
from knowledge import BaseError, command_line, load
from knowledge.alike import report
from knowledge.uncollected import uncollected
from knowledge.wording import wording

with uncollected():  # what is imported lasts
    from bot.addresses import LAST_PORT
    from bot.database.engine import DatabaseError
    from bot.in_service import InService
    from bot.observability import logs
    from bot.operations import backup_command, upkeep
    from bot.operations.migrating import prepare
    from bot.process.lasting import settle
    from bot.sending.deferred import import_aiogram
    from bot.settings import Settings, SettingsError, read_settings

interrupting.heard()

FAILED, WRONG_SETTINGS = 1, 2
"""Exit codes: it could not be done; settings are wrong, and nothing was begun."""


def main() -> int:
    """Do what the command line says; return the exit code."""
    asked = command_line.read(_parser)
    try:
        settings = read_settings()
    except SettingsError as error:
        print(wording()["settings"]["intro"], *error.problems, sep="\n  ", file=sys.stderr)
        return WRONG_SETTINGS
    logs.set_up(logs.secrets_of(settings))
    return _do(asked, settings)


def _parser() -> argparse.ArgumentParser:
    said = wording()["bot_cli"]
    parser = argparse.ArgumentParser("python -m bot", description=said["description"])
    commands = parser.add_subparsers(dest="command", metavar=said["command"])
    for name in ("run", "migrate", "check-settings", "purge", "erasures"):
        commands.add_parser(name, help=said[name], description=said[name])
    for name in ("backup", "restore"):
        one = commands.add_parser(name, help=said[name], description=said[name])
        one.add_argument("file", metavar="FILE", help=said["file"])
    one = commands.add_parser("workshop", help=said["workshop"], description=said["workshop"])
    one.add_argument("--port", type=_port, metavar="PORT", help=said["port"])
    again = said["erase-again"]
    one = commands.add_parser("erase-again", help=again, description=again)
    one.add_argument("files", nargs="+", metavar="FILE", help=said["erasure_files"])
    return parser


def _port(written: str) -> int:
    """Read a port number; argparse reports one that is wrong."""
    if written.isdecimal() and 0 < int(written) <= LAST_PORT:
        return int(written)
    raise argparse.ArgumentTypeError(wording()["settings"]["database_port"])


def _do(asked: argparse.Namespace, settings: Settings) -> int:
    """Do the work of a command; return the exit code."""
    works: dict[str, Callable[[Settings], str]] = {
        "check-settings": lambda _: wording()["settings"]["clean"],
        "migrate": _migrate,
        "purge": upkeep.purge,
        "erasures": upkeep.list_erasures,
        "erase-again": lambda settings: upkeep.erase_again(settings, asked.files),
        "backup": lambda settings: backup_command.write(settings, asked.file),
        "restore": lambda settings: backup_command.restore(settings, asked.file),
    }
    if asked.command == "workshop":
        return _workshop(settings, asked.port)
    work = works.get(asked.command)
    out = sys.stderr if asked.command == "backup" else sys.stdout  # it may print the backup itself
    return _say(work, settings, out) if work else _run(settings)


def _migrate(settings: Settings) -> str:
    asyncio.run(prepare(settings.database_url))
    return wording()["start_up"]["migrated"]


def _say(work: Callable[[Settings], str], settings: Settings, out: TextIO) -> int:
    interrupting.tidying()
    try:
        print(work(settings), file=out)
    except (DatabaseError, upkeep.UpkeepError) as error:
        return _fail(error)
    return 0


def _workshop(settings: Settings, port: int | None) -> int:
    """Serve the workshop until told to stop."""
    from bot.web import ListenError  # noqa: PLC0415  aiohttp takes long to import
    from bot.workshop import running  # noqa: PLC0415  likewise

    try:
        where = settings.knowledge_dir, settings.database_url
        running.run(*where, running.PORT if port is None else port)
    except ListenError as error:
        return _fail(error)
    return 0


def _run(settings: Settings) -> int:
    """Load the base, prepare the database, and run the bot until told to stop."""
    try:
        with uncollected():
            service = InService(load(settings.knowledge_dir))
            asyncio.run(prepare(settings.database_url))
            import_aiogram()
            from bot.process.running import run  # noqa: PLC0415  aiogram takes long to import
            from bot.sending.starting import StartError  # noqa: PLC0415  likewise
            from bot.web import ListenError  # noqa: PLC0415  likewise

            settle()
    except BaseError as error:
        told = report(error.problems, settings.knowledge_dir)
        print(wording()["start_up"]["broken_base"], *told, sep="\n", file=sys.stderr)
        return FAILED
    except DatabaseError as error:
        return _fail(error)
    try:
        asyncio.run(run(settings, service))
    except (ListenError, StartError) as error:
        return _fail(error)
    return 0


def _fail(error: Exception) -> int:
    print(error, file=sys.stderr)
    return FAILED


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        sys.exit(main())
