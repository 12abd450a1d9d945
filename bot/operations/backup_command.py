"""The commands `backup` and `restore`, on a file or on the standard streams."""

import asyncio
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from bot import keys
from bot.database.engine import DatabaseError
from bot.operations import backup
from bot.sending.deferred import import_aiogram
from bot.settings import Settings
from knowledge.command_line import STREAM
from knowledge.wording import reason, wording


def write(settings: Settings, name: str) -> str:
    """Write a backup to a file, or to the standard output; return what to tell.

    Raises:
        DatabaseError: it cannot be made.
    """
    with _file(name) as file:
        people = asyncio.run(backup.write(settings.database_url, file))
        if name == STREAM:
            _print(file)
    return wording()["backup"]["written"].format(people=people)


def restore(settings: Settings, name: str) -> str:
    """Restore a backup from a file, or from the standard input; return what to tell.

    Raises:
        DatabaseError: it cannot be restored, and nothing was changed.
    """
    import_aiogram()
    from bot.operations import restoring  # noqa: PLC0415  it knows of a bot that receives: aiogram

    with _file(name) as file:
        if name == STREAM:
            with file.open("wb") as given:
                shutil.copyfileobj(sys.stdin.buffer, given)
        key = keys.erasure_key(settings)
        restored = asyncio.run(
            restoring.restore(settings.database_url, file, key, datetime.now(UTC))
        )
    keys_said = ["restored", *(["restored_foreign"] if restored.foreign else [])]
    return "\n".join(wording()["backup"][one].format(**restored._asdict()) for one in keys_said)


def _print(file: Path) -> None:
    """Write a file to the standard output, to its last byte.

    Raises:
        DatabaseError: whoever reads it went away, or has no more room.
    """
    try:
        with file.open("rb") as written:
            shutil.copyfileobj(written, sys.stdout.buffer)
        sys.stdout.buffer.flush()
    except OSError as error:
        raise backup.problem(backup.CANNOT_USE, file, reason(error)) from error


@contextmanager
def _file(name: str) -> Iterator[Path]:
    if name != STREAM:
        yield Path(name)
        return
    with backup.working(backup.HERE / "backup", backup.HERE) as file:
        try:
            yield file
        except DatabaseError as error:  # whoever reads it gave no such file
            said = str(error).replace(str(file), wording()["backup"]["stream"])
            raise DatabaseError(said) from error
