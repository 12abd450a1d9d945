"""Databases of the benchmark: new, as they come, gone at the end."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

from tests.postgresql import Server


@contextmanager
def postgresql() -> Iterator[Server]:
    """Run PostgreSQL."""
    running = Server()
    try:
        yield running
    finally:
        running.remove()


@contextmanager
def sqlite() -> Iterator[str]:
    """Give the URL of a new file."""
    with tempfile.TemporaryDirectory(prefix="pas-a-pas-") as folder:
        yield f"sqlite+aiosqlite:///{folder}/bot.db"
