"""What SQLAlchemy must know about PostgreSQL, beyond what it knows: it spots dead connections."""

from typing import Any

from asyncpg import InterfaceError, InternalClientError, PostgresError
from sqlalchemy.dialects.postgresql.asyncpg import PGDialect_asyncpg
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.util import await_

from bot.database.outages import NoConnectionError

ALIVE_WITHIN = 5.0
"""Seconds given to an idle connection to show that it is still alive."""

DEAD = (InterfaceError, InternalClientError, PostgresError, OSError, TimeoutError)
"""What a connection raises whose server, or the network to it, is gone: the second, between the
moment the server says that it stops and the moment it closes."""


class Dialect(PGDialect_asyncpg):
    """PostgreSQL, whose idle connections may be lost without a word.

    A firewall cuts them, or another server takes the place of the one they lead to.
    """

    driver = "lively"
    supports_statement_cache = True

    def connect(self, *words: Any, unlocked_within: float = 0, **options: Any) -> DBAPIConnection:  # noqa: ANN401  SQLAlchemy's
        """Connect; wait some seconds for what others keep locked, then refuse.

        This is not set by a parameter of the connection itself, which poolers refuse.

        Raises:
            NoConnectionError: the connection died as soon as it was made.
        """
        connection = super().connect(*words, **options)
        driver = connection.driver_connection
        try:
            await_(driver.execute(f"SET lock_timeout = {round(1000 * unlocked_within)}"))
        except DEAD as error:
            driver.terminate()
            raise NoConnectionError from error
        return connection

    def do_ping(self, dbapi_connection: Any) -> bool:  # noqa: ANN401  SQLAlchemy's
        """Tell whether a connection answers; if not, drop every one that is as old."""
        try:
            await_(dbapi_connection.driver_connection.execute("SELECT 1", timeout=ALIVE_WITHIN))
        except DEAD:
            return False
        return True
