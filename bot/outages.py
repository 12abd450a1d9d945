"""Whether an error means that the database is away, or that we asked it something wrong."""

import sqlite3

from sqlalchemy.exc import DBAPIError, PendingRollbackError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

SQLITE_AWAY = frozenset(
    {
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_INTERRUPT,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PROTOCOL,
        sqlite3.SQLITE_NOTADB,
    }
)
"""Result codes of a file that cannot be worked with now (sqlite.org/rescode.html)."""

POSTGRESQL_AWAY = ("08", "28", "3D", "40", "53", "57", "58", "25006", "55P03")
"""Starts of the SQLSTATEs of a server that cannot answer now: connection, refused entry, database
absent, conflict to try again, out of resources, shutting down, system error, read-only, locked
(PostgreSQL manual, appendix A)."""

LOST = "8s2b"
"""SQLAlchemy's own code: the connection was lost earlier in this transaction."""


class NoConnectionError(OSError):
    """The database could not be reached."""


def is_away(error: BaseException) -> bool:
    """Tell whether the same work may succeed later, once the database is back."""
    match error:
        case NoConnectionError() | ConnectionError() | TimeoutError() | PoolTimeoutError():
            return True
        case PendingRollbackError():
            return error.code == LOST
        case DBAPIError():
            return error.connection_invalidated or _says_away(error.orig)
        case _:
            return False


def _says_away(error: BaseException | None) -> bool:
    code = getattr(error, "sqlite_errorcode", None)
    if isinstance(code, int):
        return code & 0xFF in SQLITE_AWAY  # the other bits tell more about the same
    return str(getattr(error, "sqlstate", None) or "").startswith(POSTGRESQL_AWAY)
