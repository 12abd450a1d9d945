"""The connections to a database server, which can all be cut at once."""

from typing import Any
from weakref import WeakSet

from sqlalchemy import Engine, event
from sqlalchemy.dialects import registry
from sqlalchemy.engine import Dialect
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from bot.database.outages import NoConnectionError

LIVELY = "postgresql+lively"
"""The driver of `bot.database.postgresql_dialect`, as a URL names it; imported when it is used."""

registry.register(LIVELY.replace("+", "."), "bot.database.postgresql_dialect", "Dialect")


class Connections:
    """Opens an engine's connections to PostgreSQL, and knows them."""

    def __init__(self) -> None:
        self._cut = False
        self._open: WeakSet[Any] = WeakSet()

    def of(self, engine: Engine) -> None:
        """Open those of an engine from now on."""
        event.listen(engine, "do_connect", self._connect)
        event.listen(engine, "connect", self._opened)

    def cut(self) -> None:
        """Cut them: whoever waits for an answer there has an error; none is opened any more."""
        self._cut = True
        for connection in list(self._open):
            connection.terminate()

    def _connect(
        self,
        dialect: Dialect,
        _: ConnectionPoolEntry,
        words: tuple[Any, ...],
        options: dict[str, Any],
    ) -> DBAPIConnection:
        """Connect; what the network says of a failure is told apart from any other such error."""
        if self._cut:
            raise NoConnectionError
        try:
            return dialect.connect(*words, **options)
        except OSError as error:
            raise NoConnectionError(*error.args) from error

    def _opened(self, connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
        self._open.add(connection.driver_connection)
