"""The place of the one process that receives: a claim on PostgreSQL, a locked file by SQLite."""

import asyncio
import fcntl
import os
from contextlib import suppress
from pathlib import Path
from typing import IO, Protocol

from bot.database.engine import Database
from bot.process.claims import Claims
from bot.process.meanwhile import rest

POLLING = ("polling", 0)
"""The key that whoever polls holds."""

RUNNING = ("running", 0)
"""The key that every bot shares while it runs: by webhook, all who share a server receive."""

SURE_EVERY = 5.0
"""Seconds between two looks at a place that is ours."""


class Place(Protocol):
    """Something that one process at a time has, and that the end of the process gives back."""

    async def take(self) -> bool:
        """Take it if nobody has it; tell whether it is ours.

        Raises:
            OSError: nobody can say whose it is.
        """
        ...

    async def keeps(self) -> bool:
        """Tell whether it is still ours."""
        ...

    async def leave(self) -> None:
        """Give it back."""
        ...


class ClaimedPlace:
    """A place that is lost with the connection to PostgreSQL."""

    def __init__(self, claims: Claims) -> None:
        self._claims = claims

    async def take(self) -> bool:
        """Take the claim."""
        return await self._claims.take(POLLING)

    async def keeps(self) -> bool:
        """Ask the server."""
        return await self._claims.keeps(POLLING)

    async def leave(self) -> None:
        """Release the claim."""
        await self._claims.release(POLLING)


class LockedFile:
    """A place that is a file, locked while it is ours."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: IO[bytes] | None = None

    async def take(self) -> bool:
        """Lock the file."""
        file = self._path.open("ab")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.close()
            return False
        self._file = file
        return True

    async def keeps(self) -> bool:
        """Tell whether it is locked, and the one that the next would lock: it may be removed."""
        try:
            stands = self._path.stat()
        except OSError:
            return False
        return self._file is not None and os.path.samestat(stands, os.fstat(self._file.fileno()))

    async def leave(self) -> None:
        """Unlock the file, and leave it there: removing it could let two others in."""
        if self._file is not None:
            self._file.close()
            self._file = None


def receiving_place(database: Database, claims: Claims) -> Place:
    """Return the place of the process that receives, among those that use this database."""
    if claims.shared:
        return ClaimedPlace(claims)
    file = Path(str(database.url.database)).resolve()  # whichever link leads to it
    return LockedFile(file.with_name(f"{file.name}-polling"))


async def share_place(claims: Claims, stop: asyncio.Event) -> None:
    """Share a place with the bots that run on the same server, so that nothing is restored there.

    While something is, updates wait for the tables, and the place is asked for again.
    """
    while claims.shared and not stop.is_set():
        with suppress(OSError):  # the server is away
            await claims.share(RUNNING)
        await rest(SURE_EVERY, stop)


async def nobody_runs(claims: Claims) -> bool:
    """Have for us alone the place that bots share; tell whether none does.

    Raises:
        OSError: nobody can say whose it is.
    """
    return not claims.shared or await claims.take(RUNNING)
