"""The address of the database, in the form that its driver accepts."""

from enum import StrEnum
from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError

from bot.addresses import LAST_PORT

DRIVERS = frozenset({"sqlite+aiosqlite", "postgresql+asyncpg"})
OPTIONS = frozenset({"host", "port", "ssl", "passfile", "target_session_attrs"})
"""What may follow the `?` of a PostgreSQL address; `prepared_statement_cache_size` too."""

INTEGERS = frozenset({"prepared_statement_cache_size"})
"""Options that are numbers."""

SSL = frozenset({"disable", "allow", "prefer", "require", "verify-ca", "verify-full"})
"""What asyncpg takes as `ssl`."""


class Fault(StrEnum):
    """What is wrong with an address: the key of a sentence in the table [settings]."""

    URL = "wrong_database_url"
    SLASHES = "database_slashes"
    PATH = "database_path"
    FOLDER = "database_folder"
    PORT = "database_port"
    OPTION = "database_option"
    SSL = "database_ssl"


class WrongValueError(ValueError):
    """The address is wrong."""

    def __init__(self, key: Fault) -> None:
        super().__init__(key)
        self.key = key


def database_url(value: object) -> str:
    """Return an address that the driver accepts; `sslmode`, which hosts give, becomes its `ssl`.

    Raises:
        WrongValueError: it is none, or has something that the driver does not know.
    """
    try:
        url = make_url(str(value).strip())
    except (ArgumentError, ValueError) as error:
        raise WrongValueError(Fault.URL) from error
    if url.drivername not in DRIVERS:
        raise WrongValueError(Fault.URL)
    if url.drivername.startswith("sqlite"):
        if url.host:
            raise WrongValueError(Fault.SLASHES)
        if url.query or not url.database or url.database.startswith((":memory:", "~")):
            raise WrongValueError(Fault.PATH)
        if _is_folder(url.database):
            raise WrongValueError(Fault.FOLDER)
        return str(value).strip()
    return _of_server(url, str(value).strip())


def _is_folder(path: str) -> bool:
    try:
        return path.endswith("/") or Path(path).is_dir()
    except OSError:  # too long a name: opening it says so
        return False


def _of_server(url: URL, value: str) -> str:
    if url.port is not None and not 0 < url.port <= LAST_PORT:
        raise WrongValueError(Fault.PORT)
    mode = url.query.get("sslmode")
    if mode is not None:
        url = url.difference_update_query(["sslmode"])
        url = url.update_query_dict({"ssl": url.query.get("ssl", mode)})
    if url.query.keys() - OPTIONS - INTEGERS:
        raise WrongValueError(Fault.OPTION)
    if any(not str(url.query.get(name, 0)).isdecimal() for name in INTEGERS):
        raise WrongValueError(Fault.OPTION)
    if url.query.get("ssl", "require") not in SSL:
        raise WrongValueError(Fault.SSL)
    return value if mode is None else url.render_as_string(hide_password=False)
