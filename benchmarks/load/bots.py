"""Bots as processes of their own, each on the cores it is given, all ended at the end."""

import asyncio
import os
import sys
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

import measuring
import psutil
from load import echo
from load.telegram import Telegram, serve

from tests.bot.unclaimed import bare_environment, free_port

START_WITHIN = 180.0
STOP_WITHIN = 30.0
SECRET = "benchmark"  # noqa: S105  no server knows it

CORES = sorted(os.sched_getaffinity(0))
BOT_CORE = CORES[-1:]
"""The core that a bot is measured on: the last, as the first serves the machine's interrupts."""


@dataclass(frozen=True)
class Bots:
    """Some replicas of a bot, which take the updates of one server.

    Attributes:
        addresses: where each listens.
        path: where updates are posted, and `secret` with what.
    """

    telegram: Telegram
    processes: Sequence[psutil.Process]
    addresses: Sequence[str]
    path: str
    secret: str

    @property
    def seconds(self) -> float:
        """Processor seconds that they used so far."""
        times = [one.cpu_times() for one in self.processes]
        return float(sum(one.user + one.system for one in times))

    @property
    def mebibytes(self) -> float:
        """Memory that the most greedy holds."""
        return float(max(one.memory_info().rss for one in self.processes)) / 2**20


@asynccontextmanager
async def echoing(mode: str) -> AsyncIterator[Bots]:
    """Run a bare bot."""
    async with _telegram() as (telegram, url):
        port = free_port()
        command = [sys.executable, echo.__file__, mode, url, str(port)]
        async with _process(command, {}, BOT_CORE) as process:
            address = f"127.0.0.1:{port}"
            await _until_ready(telegram, address if mode == "webhook" else None, process)
            yield Bots(telegram, [process], [address], echo.PATH, echo.SECRET)


@asynccontextmanager
async def ours(
    mode: str, database: str, replicas: int = 1, cores: Sequence[int] = BOT_CORE
) -> AsyncIterator[Bots]:
    """Run our bot, whole."""
    async with _telegram() as (telegram, url):
        ports = [free_port() for _ in range(replicas)]
        async with _replicas(mode, database, url, ports, cores) as processes:
            addresses = [f"127.0.0.1:{port}" for port in ports]
            for address, process in zip(addresses, processes, strict=True):
                await _until_ready(telegram, address, process)
            path = urlsplit(telegram.webhook[0]).path
            yield Bots(telegram, processes, addresses, path, SECRET)


@asynccontextmanager
async def _replicas(
    mode: str, database: str, url: str, ports: list[int], cores: Sequence[int]
) -> AsyncIterator[list[psutil.Process]]:
    if not ports:
        yield []
        return
    settings = {
        "BOT_TOKEN": "1:ours",
        "BOT_API_URL": url,
        "BOT_DATABASE_URL": database,
        "BOT_MODE": mode,
        "BOT_WEBHOOK_URL": "http://127.0.0.1",
        "BOT_WEBHOOK_SECRET": SECRET,
        "BOT_LISTEN": f"127.0.0.1:{ports[0]}",
    }
    command = [sys.executable, "-m", "bot"]
    async with (
        _process(command, settings, cores) as first,
        _replicas(mode, database, url, ports[1:], cores) as others,
    ):
        yield [first, *others]


@asynccontextmanager
async def _process(
    command: list[str], settings: dict[str, str], cores: Sequence[int]
) -> AsyncIterator[psutil.Process]:
    with tempfile.TemporaryFile() as log:
        process = await asyncio.create_subprocess_exec(
            *command, cwd=measuring.ROOT, env=bare_environment() | settings, stdout=log, stderr=log
        )
        os.sched_setaffinity(process.pid, cores)
        try:
            yield psutil.Process(process.pid)
        except BaseException:
            log.seek(0)
            sys.stderr.write(log.read()[-2000:].decode())
            raise
        finally:
            await _end(process)


async def _end(process: asyncio.subprocess.Process) -> None:
    if process.returncode is None:
        process.terminate()
    try:
        await asyncio.wait_for(process.wait(), STOP_WITHIN)
    except TimeoutError:
        process.kill()
        await process.wait()


@asynccontextmanager
async def _telegram() -> AsyncIterator[tuple[Telegram, str]]:
    telegram = Telegram()
    server, url = await serve(telegram)
    try:
        yield telegram, url
    finally:
        server.close()


async def _until_ready(telegram: Telegram, address: str | None, process: psutil.Process) -> None:
    """Wait until a bot listens and asked for its updates."""
    async with asyncio.timeout(START_WITHIN):
        while not (telegram.is_asked if address is None else await is_ready(address)):
            if not process.is_running() or process.status() == psutil.STATUS_ZOMBIE:
                raise ChildProcessError
            await asyncio.sleep(0.05)


async def is_ready(address: str, page: str = "/readyz") -> bool:
    """Tell whether a bot says that it is ready; a bare one knows no such page, and is."""
    host, _, port = address.rpartition(":")
    try:
        reader, writer = await asyncio.open_connection(host, int(port))
    except OSError:
        return False
    writer.write(f"GET {page} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n".encode())
    answer = await reader.read()
    writer.close()
    return answer.split(b" ", 2)[1] != b"503"
