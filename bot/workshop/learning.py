"""What the bot has learned of the base; the rest is learned in a process of its own."""

import asyncio
import os
import sys
from asyncio.subprocess import PIPE, STDOUT, Process
from contextlib import suppress

from aiohttp import web

from bot.workshop.answers import refused, said
from bot.workshop.aside import NICE
from bot.workshop.bench import Bench
from knowledge.building import DAMAGED, is_stale
from knowledge.markup import typography

COMMAND = (sys.executable, "-m", "knowledge", "fit")
TOLD = 4
"""Last lines of a lesson that are told, at most."""


class Learning:
    """One lesson at a time, run as the command line would run it."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._process: Process | None = None
        self._following: asyncio.Task[None] | None = None
        self._lines: list[str] = []
        self._ended = ""

    def routes(self) -> list[web.RouteDef]:
        """List the addresses."""
        return [
            web.get("/api/learning", self.state),
            web.post("/api/learn", self.learn),
            web.post("/api/unlearn", self.leave),
        ]

    async def state(self, _request: web.Request) -> web.Response:
        """Tell whether there is something to learn, and how the last lesson goes or went."""
        name = "running" if self._following else await self._at_rest()
        lesson = [said(f"learn_{self._ended}")] if self._ended and not self._following else []
        told = [said(f"learn_{name}"), *lesson, *map(typography, self._lines[-TOLD:])]
        return web.json_response({"state": name, "told": told})

    async def learn(self, _request: web.Request) -> web.Response:
        """Begin a lesson, unless there is one.

        Raises:
            HTTPConflict: there is something to mend in the base first.
        """
        if (await self._bench.checked()).problems:
            raise refused(web.HTTPConflict, "learn_blocked")
        if self._following is None:
            self._lines, self._ended = [], ""
            self._following = asyncio.create_task(self._follow())
        return web.json_response({})

    async def leave(self, _request: web.Request) -> web.Response:
        """Stop the lesson: what was learned before stays."""
        await self.finish()
        return web.json_response({})

    async def finish(self, _app: web.Application | None = None) -> None:
        """Stop the lesson, if there is one."""
        following, self._ended = self._following, "stopped" if self._following else self._ended
        if self._process:
            _stop(self._process)
        if following:
            await following

    async def _follow(self) -> None:
        """Run a lesson to its end, however it ends."""
        try:
            failed = await self._run() != 0
        except (OSError, ValueError):  # it cannot begin; or it says a line without end
            failed = True
        if failed and not self._ended:
            self._ended = "failed"
        self._process = self._following = None

    async def _run(self) -> int:
        """Run a lesson, and keep what it says; return how it ended."""
        command = *COMMAND, str(self._bench.folder)
        process = await asyncio.create_subprocess_exec(*command, stdout=PIPE, stderr=STDOUT)
        self._process = process
        try:
            with suppress(ProcessLookupError):
                os.setpriority(os.PRIO_PROCESS, process.pid, NICE)
            if self._ended:  # stopped before it began
                _stop(process)
            if process.stdout:
                async for line in process.stdout:
                    said_so = line.decode("utf-8", "replace").strip()
                    self._lines.append(said_so.replace(f"{self._bench.folder}/", ""))
        finally:
            if process.stdout and not process.stdout.at_eof():
                _stop(process)
            await process.communicate()  # reads what it still says, until it has ended
        return process.returncode or 0

    async def _at_rest(self) -> str:
        checked = await self._bench.checked()
        if checked.problems:
            return "blocked"
        try:
            stale = await asyncio.to_thread(is_stale, checked.read, self._bench.folder)
        except DAMAGED:
            stale = True
        return "stale" if stale else "done"


def _stop(process: Process) -> None:
    """Stop a process, unless it has just ended."""
    with suppress(ProcessLookupError):
        process.terminate()
