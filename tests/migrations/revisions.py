"""The migrations, in order, and the columns that each says nobody uses any more."""

from alembic.script import Script, ScriptDirectory

from bot.operations.migrating import configuration


def revisions() -> list[Script]:
    """Return them, the first one first."""
    script = ScriptDirectory.from_config(configuration())
    return list(reversed(list(script.walk_revisions())))


def leaving(one: Script) -> frozenset[str]:
    """Return what the program no longer reads nor writes as of a migration: `table.column`.

    The migration of a later version drops it, when no replica of a former one is left.
    """
    return frozenset(getattr(one.module, "leaving", ()))
