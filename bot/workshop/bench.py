"""What the orders share: the base, the texts that would change it, and their refusals."""

import asyncio
from contextlib import suppress
from pathlib import Path

from aiohttp import web

from bot.workshop.answers import refused
from bot.workshop.drafts import Change, Checked, Drafts
from bot.workshop.files import Opened, UnreadableError, opened
from bot.workshop.listing import told
from bot.workshop.places import Kind, NotOursError, located
from knowledge import BaseError, Knowledge
from knowledge.entries import Problem


class Bench:
    """A base and the changes being tried on it; what takes long is done in a thread."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.drafts = Drafts(folder)

    def located(self, name: str) -> tuple[Path, Kind]:
        """Return where a file is, and its kind.

        Raises:
            HTTPNotFound: it is not one that the workshop opens.
        """
        try:
            return located(self.folder, name)
        except NotOursError:
            raise refused(web.HTTPNotFound, "not_ours") from None

    def opened(self, path: Path) -> Opened:
        """Return what a file holds.

        Raises:
            HTTPConflict: it cannot be read.
        """
        try:
            return opened(path)
        except UnreadableError:
            raise refused(web.HTTPConflict, "unreadable") from None

    def changed(self, change: Change) -> Change | None:
        """Return the change that a text makes; None when it is the text of the file already."""
        path, _ = self.located(change.path)
        return None if path.exists() and self.opened(path).text == change.text else change

    async def checked(self, change: Change | None = None) -> Checked:
        """Read and check the base, with a change or as it is."""
        return await asyncio.to_thread(self.drafts.checked, change)

    async def loaded(self, change: Change | None = None) -> Knowledge:
        """Load the base, with a change or as it is.

        Raises:
            HTTPConflict: there is something to mend in it.
        """
        try:
            return await asyncio.to_thread(self.drafts.loaded, change)
        except BaseError as error:
            more = {"problems": told(error.problems)}
            raise refused(web.HTTPConflict, "cannot_ask", more) from None

    async def broken_by(self, change: Change) -> list[Problem]:
        """Return what must be mended in a text, and what it breaks in other files."""
        now = await self.checked()
        then = await self.checked(self.changed(change))
        return [
            one
            for one in then.problems
            if one.path.as_posix() == change.path or one not in now.problems
        ]

    async def warm_up(self, _app: web.Application) -> None:
        """Read the base before anybody asks; a broken one is reported once it is asked for."""
        self._warming = asyncio.create_task(asyncio.to_thread(self._load))  # held, or it may stop

    def _load(self) -> None:
        with suppress(BaseError):
            self.drafts.loaded()
