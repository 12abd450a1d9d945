"""How Alembic reaches the tables: the program's connection, or the settings' database."""

import asyncio
from typing import Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Connection

from bot.database.columns import UtcDateTime
from bot.database.engine import make_engine
from bot.settings import read_settings
from bot.tables import metadata


def render(kind: str, item: object, _: AutogenContext) -> str | Literal[False]:
    """Write our moments as the plain type they are, so that revisions stand by themselves."""
    if kind == "type" and isinstance(item, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    return False


def migrate(connection: Connection) -> None:
    """Run the revisions asked for on a connection."""
    context.configure(
        connection=connection,
        target_metadata=metadata(),
        render_as_batch=True,
        transactional_ddl=True,
        render_item=render,
    )
    with context.begin_transaction():
        context.run_migrations()


async def connect() -> None:
    """Run them on the database of the settings, for Alembic's own command line."""
    engine = make_engine(read_settings().database_url, migrating=True)
    async with engine.begin() as connection:
        await connection.run_sync(migrate)
    await engine.dispose()


given = context.config.attributes.get("connection")
if isinstance(given, Connection):
    migrate(given)
else:
    asyncio.run(connect())
