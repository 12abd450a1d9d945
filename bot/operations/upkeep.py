"""What a maintainer does by hand: removing what is old, erasing again after a restore."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from bot import erasures, keys, partings
from bot.database.engine import UNREACHABLE, Database, unusable
from bot.operations import retention
from bot.operations.migrating import prepare
from bot.settings import Settings
from knowledge.command_line import STREAM, standard_input
from knowledge.wording import reason, wording

Result = TypeVar("Result")


class UpkeepError(Exception):
    """It could not be done; the message says why in French."""


class UnreadableError(UpkeepError):
    """A file of erasures cannot be read."""


class OtherTokenError(UpkeepError):
    """Erasures were noted with another token than ours: nobody can be recognised by them."""


def purge(settings: Settings) -> str:
    """Remove what was kept long enough; report it, one kind a line, and who is yet to be warned.

    Raises:
        DatabaseError: the database cannot be used.
    """
    key = keys.erasure_key(settings)
    now = datetime.now(UTC)

    async def work(database: Database) -> tuple[Counter[retention.Kind], int]:
        removed = await retention.purge(database, key, now)
        async with database.session() as session:
            return removed, await partings.awaiting(session, now)

    removed, awaiting = _on_database(settings, work)
    said = wording()["purge"]
    lines = [said[kind.value].format(count=count) for kind, count in removed.items() if count]
    told = [said["awaiting"].format(count=awaiting)] if awaiting else []
    return "\n".join([*([said["intro"], *lines] if lines else [said["nothing"]]), *told])


def list_erasures(settings: Settings) -> str:
    """Return the erasures noted: day, tab, digest.

    Raises:
        DatabaseError: the database cannot be used.
    """

    async def noted(database: Database) -> list[str]:
        async with database.session() as session:
            return [f"{day}\t{digest}" for day, digest in await erasures.noted(session)]

    return "\n".join(_on_database(settings, noted))


def erase_again(settings: Settings, files: Iterable[str]) -> str:
    """Erase those whose digests are in some files, or in the standard input for « - ».

    Raises:
        DatabaseError: the database cannot be used.
        UnreadableError: a file cannot be read; nothing was erased.
        OtherTokenError: none of the digests was made with our token; nothing was erased.
    """
    digests = frozenset().union(*(erasures.read(_lines(file)) for file in files))
    key = keys.erasure_key(settings)
    now = datetime.now(UTC)
    count = _on_database(
        settings, lambda database: erasures.erase_again(database, digests, key, now)
    )
    said, foreign = wording()["erasures"], erasures.foreign(digests, key)
    if digests and foreign == len(digests) and not count:
        raise OtherTokenError(said["all_foreign"].format(read=len(digests)))
    told = said["again"].format(read=len(digests), erased=count)
    return "\n".join([told, *([said["foreign"].format(foreign=foreign)] if foreign else [])])


def _lines(file: str) -> list[str]:
    try:
        if file == STREAM:
            return standard_input().read().splitlines()
        return Path(file).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError as error:
        said = wording()["erasures"]["unreadable"].format(file=file, reason=reason(error))
        raise UnreadableError(said) from error


def _on_database(settings: Settings, work: Callable[[Database], Awaitable[Result]]) -> Result:
    """Do some work on the database, once it is brought up to date."""

    async def run() -> Result:
        await prepare(settings.database_url)
        database = Database(settings.database_url)
        try:
            return await work(database)
        except UNREACHABLE as error:
            raise unusable(database.url, error) from error
        finally:
            await database.close()

    return asyncio.run(run())
