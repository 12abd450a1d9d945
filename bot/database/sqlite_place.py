"""Whether the file that SQLite has open is still the one that stands at its path.

SQLite writes on into a file that was removed, or that another took the place of: everybody is told
that all is noted, and it ends with the process. It does so with its log of changes (`-wal`) too.
"""

import sqlite3
from pathlib import Path

import structlog

from knowledge.wording import wording

log = structlog.stdlib.get_logger(__name__)


class Place:
    """The path of a file that was just opened; of a database in memory, none."""

    def __init__(self, path: object) -> None:
        self._path = Path(str(path))
        self._opened = self._stands()
        self._changes = self._path.with_name(f"{self._path.name}-wal")
        self._changed = False
        self._told = False

    def must_be_ours(self) -> None:
        """Make sure that what is written is there for whoever opens the path later.

        Raises:
            sqlite3.OperationalError: the file is away; or another is there, to be opened anew.
        """
        stands = self._opened and self._stands()
        if stands == self._opened:
            self._told = False
            self._changes_must_stand()
            return
        if not self._told:
            log.error(wording()["start_up"]["database_moved"].format(file=self._path))
            self._told = True
        error = sqlite3.OperationalError("the file was removed")
        error.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN
        if stands:
            error = sqlite3.OperationalError("another file took its place")
            error.sqlite_errorcode = sqlite3.SQLITE_READONLY_DBMOVED
        raise error

    def _changes_must_stand(self) -> None:
        """Make sure that the log of changes, which SQLite makes at the first, was not removed.

        What is in it is put back into the file when the connection is closed, and lost otherwise.

        Raises:
            sqlite3.OperationalError: it was; the connection is to be closed.
        """
        before, self._changed = self._changed, self._changes.exists()
        if before and not self._changed:
            log.warning("log of changes removed", file=str(self._changes))
            error = sqlite3.OperationalError("the log of changes was removed")
            error.sqlite_errorcode = sqlite3.SQLITE_READONLY_DBMOVED
            raise error

    def _stands(self) -> tuple[int, int] | None:
        """Return what tells the file at the path from any other, if there is one."""
        try:
            found = self._path.stat()
        except (OSError, ValueError):
            return None
        return found.st_dev, found.st_ino


def is_elsewhere(error: BaseException) -> bool:
    """Tell whether what is open is no longer what stands there, and is to be closed."""
    code = getattr(error, "sqlite_errorcode", None)
    return code == sqlite3.SQLITE_READONLY_DBMOVED
