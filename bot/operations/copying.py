"""Copying everything remembered from one database to another, whatever their engines."""

from sqlalchemy import Table, delete, insert, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.tables import metadata

BATCH = 500
"""Rows held in memory at once."""


def tables() -> list[Table]:
    """Return the tables, each before those that refer to it."""
    return metadata().sorted_tables


async def replace(source: AsyncConnection, target: AsyncConnection) -> int:
    """Replace everything in a database by what another holds; return the number of rows.

    Both are at the newest revision. It is done when the transaction of the target is committed;
    until then nobody else writes there, and who does not wait sees what was there before.
    """
    await alone(target)
    for table in reversed(tables()):
        await target.execute(delete(table))
    return sum([await _copy(table, source, target) for table in tables()])


async def _copy(table: Table, source: AsyncConnection, target: AsyncConnection) -> int:
    count = 0
    rows = await source.stream(select(table).order_by(*table.primary_key))
    async for batch in rows.mappings().partitions(BATCH):
        await target.execute(insert(table), [dict(row) for row in batch])
        count += len(batch)
    return count


async def alone(target: AsyncConnection) -> None:
    """Keep others from writing until the end of the transaction; SQLite does so by itself."""
    if target.dialect.name == "postgresql":
        names = ", ".join(table.name for table in tables())
        await target.execute(text(f"LOCK TABLE {names} IN EXCLUSIVE MODE"))
