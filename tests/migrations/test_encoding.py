"""A PostgreSQL database keeps every sign that people type, or is refused at start."""

import pytest

from bot.database.engine import DatabaseError
from bot.operations.migrating import prepare
from tests.conftest import PostgreSQL


@pytest.mark.parametrize("encoding", ["LATIN1", "LATIN9", "WIN1252"])
async def test_a_database_that_does_not_know_every_sign_is_refused(
    postgresql: PostgreSQL, encoding: str
) -> None:
    how = f"TEMPLATE template0 LOCALE 'C' ENCODING '{encoding}'"
    postgresql.server.psql(f"CREATE DATABASE in_{encoding} {how}")
    address = postgresql.address(f"in_{encoding}".lower())
    with pytest.raises(DatabaseError, match=f"encodage est {encoding}"):
        await prepare(address)
    postgresql.drop(address)


@pytest.mark.parametrize("encoding", ["UTF8", "SQL_ASCII"])
async def test_one_that_keeps_them_is_taken(postgresql: PostgreSQL, encoding: str) -> None:
    how = f"TEMPLATE template0 LOCALE 'C' ENCODING '{encoding}'"
    postgresql.server.psql(f"CREATE DATABASE in_{encoding} {how}")
    address = postgresql.address(f"in_{encoding}".lower())
    await prepare(address)
    postgresql.drop(address)
