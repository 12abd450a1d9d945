"""What one replica holds against the others, on PostgreSQL; released at once if it dies."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from hashlib import blake2b
from typing import Protocol

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.database.away import AwayError
from bot.database.engine import Database
from bot.database.outages import NoConnectionError
from bot.process.uncut import uncut

PATIENCE = 20.0
"""Seconds to wait for what another replica holds; Telegram waits for 60."""

PAUSES = (0.005, 0.25)
"""Seconds between two tries: the first pause, and the longest."""

ANSWER_WITHIN = 5.0
"""Seconds after which a silent server counts as lost, with everything held there."""

KEEPALIVE = {"tcp_keepalives_idle": 10, "tcp_keepalives_interval": 5, "tcp_keepalives_count": 3}
"""How soon PostgreSQL releases what was held by a machine that lost power or network."""

TAKE = "SELECT pg_try_advisory_lock($1)"
SHARE = "SELECT pg_try_advisory_lock_shared($1)"
RELEASE = "SELECT pg_advisory_unlock($1)"
NOTHING = "SELECT $1::bigint IS NOT NULL"

log = structlog.stdlib.get_logger(__name__)


class _Driver(Protocol):
    """What is used of asyncpg's connection: SQLAlchemy's takes twice as long for one value."""

    async def execute(self, query: str, /) -> str: ...

    async def fetchval(self, query: str, number: int, /, *, timeout: float) -> object: ...  # noqa: ASYNC109  asyncpg's


class HeldElsewhereError(AwayError):
    """Another replica holds it, for longer than is waited; the database is not away."""

    said = "held by another replica"
    of_database = False


class Claims:
    """Holds keys by PostgreSQL's advisory locks, on one connection that does nothing else.

    With SQLite there is one process, which needs no claim.
    """

    def __init__(self, database: Database) -> None:
        self.shared = database.url.get_backend_name() == "postgresql"
        self._database = database
        self._one_question = asyncio.Lock()
        self._connection: AsyncConnection | None = None
        self._driver: _Driver | None = None
        self._held: set[int] = set()

    @asynccontextmanager
    async def held(self, key: object) -> AsyncIterator[None]:
        """Hold a key that nobody else holds in this process.

        Raises:
            HeldElsewhereError: another replica holds it.
            NoConnectionError: the database is away.
        """
        if not self.shared:
            yield
            return
        try:
            await self._wait_for(key)
            yield
        finally:
            await self.release(key)

    async def _wait_for(self, key: object) -> None:
        pause, left = PAUSES[0], PATIENCE
        while not await self.take(key):
            if left < 0:
                raise HeldElsewhereError
            await asyncio.sleep(pause)
            left -= pause
            pause = min(2 * pause, PAUSES[1])

    async def take(self, key: object) -> bool:
        """Take a key if no other replica holds it; tell whether it is ours.

        Raises:
            NoConnectionError: the database is away.
        """
        return await uncut(self._take(TAKE, _number(key)))

    async def share(self, key: object) -> bool:
        """Take a key with whoever shares it, until the end; tell whether nobody has it alone.

        Raises:
            NoConnectionError: the database is away.
        """
        return await self.keeps(key) or await uncut(self._take(SHARE, _number(key)))

    async def _take(self, query: str, number: int) -> bool:
        async with self._one_question:
            if await self._ask(query, number):
                self._held.add(number)
            return number in self._held

    async def release(self, key: object) -> None:
        """Let go of a key; it was let go of already if the connection was lost."""
        await uncut(self._release(_number(key)))

    async def _release(self, number: int) -> None:
        async with self._one_question:
            if number in self._held:
                self._held.discard(number)
                try:
                    await self._ask(RELEASE, number)
                except NoConnectionError as error:
                    log.warning("claims lost", error=type(error.__cause__).__name__)

    async def keeps(self, key: object) -> bool:
        """Tell whether a key is still ours, as far as the server says."""
        return await uncut(self._keeps(_number(key)))

    async def _keeps(self, number: int) -> bool:
        async with self._one_question:
            try:
                await self._ask(NOTHING, 0)
            except NoConnectionError:
                return False
            return number in self._held

    async def close(self) -> None:
        """Let go of everything."""
        async with self._one_question:
            await self._drop()

    async def _ask(self, query: str, number: int) -> bool:
        """Ask one question; on any failure all is let go of, since nothing is sure any more."""
        try:
            driver = await self._connected()
            return bool(await driver.fetchval(query, number, timeout=ANSWER_WITHIN))
        except asyncio.CancelledError:
            await self._drop()
            raise
        except Exception as error:
            await self._drop()
            raise NoConnectionError from error

    async def _connected(self) -> _Driver:
        if self._connection is None:
            self._connection = await self._database.engine.connect()
        driver: _Driver | None = (await self._connection.get_raw_connection()).driver_connection
        if driver is None:
            raise NoConnectionError
        if self._driver is not driver:
            for name, seconds in KEEPALIVE.items():
                await driver.execute(f"SET {name} = {seconds}")
        self._driver = driver
        return driver

    async def _drop(self) -> None:
        connection, self._connection = self._connection, None
        self._held.clear()
        if connection is not None:
            try:
                await connection.invalidate()
                await connection.close()
            except (SQLAlchemyError, OSError) as error:
                log.debug("connection already lost", error=type(error).__name__)


def _number(key: object) -> int:
    """Return the number of a key: 64 bits, signed, as an advisory lock takes it."""
    digest = blake2b(repr(key).encode(), digest_size=8, person=b"claims").digest()
    return int.from_bytes(digest, signed=True)
