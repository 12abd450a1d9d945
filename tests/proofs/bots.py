"""Bots as processes: born at once, killed at any moment, stopped politely."""

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from tests.bot.process import ROOT, environment

STOPS_WITHIN = 30.0


@dataclass(frozen=True)
class Bot:
    """A bot that runs."""

    pid: int
    nursery: "Nursery"
    log: Path

    async def kill(self) -> None:
        """End it as the power goes."""
        os.kill(self.pid, signal.SIGKILL)
        code = await self.nursery.code(self.pid)
        assert code == -signal.SIGKILL, f"it had ended by itself: {code}\n{self.log.read_text()}"

    async def stop(self) -> None:
        """Ask it to stop; it must do so cleanly."""
        os.kill(self.pid, signal.SIGTERM)
        code = await asyncio.wait_for(self.nursery.code(self.pid), STOPS_WITHIN)
        assert code == 0, self.log.read_text()


class Nursery:
    """Where bots are born; those still running at the end are killed."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self._running: set[int] = set()
        self._alone = Lock()

    def start(self, folder: Path, *mishaps: Sequence[str], **settings: str) -> Bot:
        """Start a bot in a folder, where it writes `log.txt`; `mishaps`: names, then arguments."""
        folder.mkdir(exist_ok=True)
        named = {f"BOT_{name.upper()}": value for name, value in settings.items()}
        pid = self._ask({"folder": str(folder), "settings": named, "mishaps": mishaps})
        self._running.add(pid)
        return Bot(pid, self, folder / "log.txt")

    async def code(self, pid: int) -> int:
        """Wait for a bot to end; return its exit code."""
        code = await asyncio.to_thread(self._ask, {"wait": pid})
        self._running.discard(pid)
        return code

    def clear(self) -> None:
        """Kill what a test left running."""
        for pid in self._running.copy():
            os.kill(pid, signal.SIGKILL)
            self._ask({"wait": pid})
            self._running.discard(pid)

    def _ask(self, order: dict[str, object]) -> int:
        assert self._process.stdin
        assert self._process.stdout
        with self._alone:
            self._process.stdin.write(json.dumps(order) + "\n")
            self._process.stdin.flush()
            return int(self._process.stdout.readline())


@contextmanager
def nursery(*options: str) -> Iterator[Nursery]:
    """Keep a nursery for the time of a block; `with-encoder`: its bots compare meanings too."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.proofs.nursery", *options],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=environment(),
    )
    with process:
        yield Nursery(process)
