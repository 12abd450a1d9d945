"""What SQLAlchemy must know about our SQLite driver, beyond what it knows of Python's own."""

import sqlite3
from typing import Any

import sqlalchemy
from sqlalchemy import AsyncAdaptedQueuePool, Pool
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.base import SQLiteExecutionContext
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.engine import URL
from sqlalchemy.engine.interfaces import DBAPICursor

from bot.database.sqlite_driver import Connection, Stream
from bot.database.sqlite_place import is_elsewhere

NAME = "sqlite+here"
"""The driver, as a URL names it."""


def truncate_log(connection: sqlalchemy.Connection) -> None:
    """Put the log of changes back into the file, and empty it."""
    driver = connection.connection.dbapi_connection
    if isinstance(driver, Connection):
        driver.checkpoint("TRUNCATE")


class _Context(SQLiteExecutionContext):
    def create_server_side_cursor(self) -> DBAPICursor:
        return self._dbapi_connection.cursor(Stream)


class Dialect(SQLiteDialect_pysqlite):
    """SQLite by our driver, whose connections wait as asynchronous ones do."""

    driver = "here"
    supports_statement_cache = True
    is_async = True
    supports_server_side_cursors = True
    execution_ctx_cls = _Context

    @classmethod
    def get_pool_class(cls, url: URL) -> type[Pool]:
        """Return the pool for asynchronous drivers."""
        del url
        return AsyncAdaptedQueuePool

    def do_begin(self, dbapi_connection: Any) -> None:  # noqa: ANN401  SQLAlchemy's, from its pool
        """Begin a transaction."""
        dbapi_connection.begin()

    def is_disconnect(self, error: Any, *words: Any) -> bool:  # noqa: ANN401  SQLAlchemy's
        """Tell whether a connection is useless: its file is no longer the one to write in."""
        return is_elsewhere(error) or super().is_disconnect(error, *words)

    def connect(self, *words: Any, **options: Any) -> Any:  # noqa: ANN401  SQLAlchemy's
        """Open a connection."""
        return sqlite3.connect(*words, **options, factory=Connection)


registry.register(NAME.replace("+", "."), __name__, Dialect.__name__)
