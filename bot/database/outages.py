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

POSTGRESQL_UNREADY = ("0A000", "3F000", "42501", "42P01", "42703")
SQLITE_UNREADY = ("no such table", "no such column")
"""A schema, a right, a table or a column is missing, or was changed since the server was asked the
same: a backup is being restored, or the tables are of another version of the program. Nothing is
to be lost meanwhile."""

LOST_STATES = ("08", "57")
"""Starts of the SQLSTATEs of a connection that failed, or that the server ended."""

LOST = "8s2b"
"""SQLAlchemy's own code for a connection lost earlier in this transaction."""


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


def is_lost(error: BaseException) -> bool:
    """Tell whether a connection is gone because its server, or the network, is."""
    is_gone = isinstance(error, ConnectionError | TimeoutError)
    return is_gone or _state(error).startswith(LOST_STATES)


def _says_away(error: BaseException | None) -> bool:
    code = getattr(error, "sqlite_errorcode", None)
    if isinstance(code, int):  # its other bits tell more about the same
        return code & 0xFF in SQLITE_AWAY or str(error).startswith(SQLITE_UNREADY)
    state = _state(error) or _state(error and error.__cause__)  # SQLAlchemy's may not repeat it
    return state.startswith(POSTGRESQL_AWAY) or state in POSTGRESQL_UNREADY


def _state(error: BaseException | None) -> str:
    return str(getattr(error, "sqlstate", None) or "")
