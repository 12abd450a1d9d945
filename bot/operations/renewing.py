"""Reloads the base when its files change, while the bot answers."""

import asyncio
import gc
from collections.abc import AsyncGenerator, Sequence
from pathlib import Path

import structlog

from bot.in_service import InService
from bot.observability.metrics import Metrics
from bot.process import lasting
from bot.process.meanwhile import rest
from knowledge import BaseError, Knowledge, Problem, load
from knowledge.stamps import Stamps, stamps
from knowledge.uncollected import uncollected
from knowledge.wording import wording

LOOK_EVERY = 4.0
"""Seconds between two looks at the files; one takes some milliseconds, in a thread."""
SETTLED = 1.0
"""Seconds without a change before files are read: somebody may still be writing them."""

log = structlog.stdlib.get_logger(__name__)


class Renewal:
    """Puts the base in service again whenever its files change and are correct.

    When they are not, the base in service stays; that is said once, until they change again.
    """

    def __init__(self, folder: Path, service: InService, metrics: Metrics) -> None:
        """Look at nothing yet.

        Args:
            folder: where the base is.
            service: where it answers from; it is never looked at when it comes from no files.
            metrics: where it is told that files are broken.
        """
        self._folder = folder
        self._service = service
        self._broken = metrics.knowledge_broken
        self._comes_from_files = bool(service.knowledge.files)
        self._tried = service.knowledge.files
        """The files that need not be read: they were."""
        self._held = False

    async def renewed(self, stop: asyncio.Event) -> AsyncGenerator[None]:
        """Yield each time that another base was put in service, until told to stop."""
        while self._comes_from_files and not stop.is_set():
            await rest(LOOK_EVERY, stop)
            try:
                taken_up = not stop.is_set() and await self.look(stop)
            except Exception:
                log.exception("base not looked at")
                continue
            if taken_up:
                yield

    async def look(self, stop: asyncio.Event) -> bool:
        """Reload files that changed and are now stable; tell whether another base answers."""
        seen = await self._stamps()
        if seen == self._tried:
            if self._held:
                await self._give_back(held=False)
            return False
        await rest(SETTLED, stop)
        if stop.is_set() or await self._stamps() != seen:
            return False
        if seen == self._service.knowledge.files:  # mended by taking the change back
            self._note(seen, broken=False)
            return False
        taken_up = await self._take_up(seen)
        await self._give_back(held=True)
        return taken_up

    async def _give_back(self, *, held: bool) -> None:
        """Free memory; updates under way may still have held some at the last look."""
        await asyncio.to_thread(lasting.give_back)
        self._held = held

    async def _stamps(self) -> Stamps:
        return await asyncio.to_thread(stamps, self._folder)

    async def _take_up(self, seen: Stamps) -> bool:
        """Read the files; put them in service if they are correct, and have not changed again."""
        try:
            read = await asyncio.to_thread(_read, self._folder)
        except Exception:
            log.exception("base not loaded")
            self._note(seen, broken=True)
            return False
        if await self._stamps() != seen:
            return False
        self._note(seen, broken=isinstance(read, list))
        if isinstance(read, list):
            _tell(read)
            return False
        self._service.knowledge, version = read
        log.info("base renewed", version=version)
        return True

    def _note(self, seen: Stamps, *, broken: bool) -> None:
        self._tried = seen
        self._broken.set(int(broken))


def _read(folder: Path) -> tuple[Knowledge, str] | list[Problem]:
    """Load a base that will last, keeping the garbage collector away from it, now and later.

    Returns:
        the base, and its version, worked out here, where nobody waits for it; or what must be
        mended, rather than an error, whose trace would hold all that was read.
    """
    gc.collect()
    with uncollected():
        try:
            knowledge = load(folder)
        except BaseError as error:
            return error.problems
        version = knowledge.version
        gc.freeze()
    return knowledge, version


def _tell(problems: Sequence[Problem]) -> None:
    """Log what to mend first: whoever changed the files looks for that line."""
    said = wording()["renewal"]
    first, *others = problems
    more = said["others"].format(count=len(others)) if others else ""
    log.warning(said["broken"].format(problem=first, others=more))
