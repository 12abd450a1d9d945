"""The orders that write: a new answer, a new way of asking, what saving would change."""

import asyncio
from collections.abc import Mapping
from pathlib import Path

from aiohttp import web

from bot.workshop import listing, orders, reporting, writing
from bot.workshop.answers import refused
from bot.workshop.bench import Bench
from bot.workshop.comparing import Comparing
from bot.workshop.files import NEW, ConflictError, Opened, UnreadableError, save
from bot.workshop.places import NotOursError, located
from knowledge.files.people import is_personal
from knowledge.files.places import entry_file
from knowledge.wording import reason


class Saving:
    """What the page asks to write; only `save` touches a file."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._comparing = Comparing(bench.drafts)
        self._one = asyncio.Lock()

    def routes(self) -> list[web.RouteDef]:
        """List the addresses."""
        return [
            web.post("/api/begin", self.begin),
            web.post("/api/way", self.way),
            web.post("/api/compare", self.compare),
            web.get("/api/compare", self.compared),
            web.post("/api/leave", self.leave),
            web.post("/api/save", self.save),
        ]

    async def begin(self, request: web.Request) -> web.Response:
        """Give the path and the first text of a new answer.

        Raises:
            HTTPBadRequest: its id, or its theme, would not do, or tells of somebody: it would be
                the name of the file for good.
            HTTPConflict: the id is taken.
        """
        order = await orders.read(request, orders.Begin)
        if any(map(is_personal, (order.title, order.id.replace("-", " ")))):
            raise refused(web.HTTPBadRequest, "personal_id")
        name = order.id or writing.id_of(order.title)
        if not name:
            raise refused(web.HTTPBadRequest, "no_id")
        path = entry_file(order.theme, name)
        base = (await self._bench.checked()).base
        try:
            place, _ = located(self._bench.folder, path)
        except NotOursError:
            raise refused(web.HTTPBadRequest, "bad_new_id", id=name) from None
        if place.exists() or name in base.entries:
            raise refused(web.HTTPConflict, "taken_id", id=name)
        ways = writing.typed_lines(order.ways)
        made = writing.Skeleton(order.title, order.short, order.audience, ways, order.source)
        return web.json_response({"path": path, "text": made.text()})

    async def way(self, request: web.Request) -> web.Response:
        """Give the text of an answer with one more way of asking."""
        order = await orders.read(request, orders.Way)
        return web.json_response({"text": writing.with_way(order.text, order.way)})

    async def compare(self, request: web.Request) -> web.Response:
        """Start looking for the questions that a text would answer differently.

        Raises:
            HTTPUnprocessableEntity: the text breaks something.
        """
        order = await orders.read(request, orders.Written)
        if await self._bench.broken_by(order.change):
            raise refused(web.HTTPUnprocessableEntity, "still_broken")
        begun = await self._comparing.begin(self._bench.changed(order.change))
        return web.json_response({"number": begun.number})

    async def compared(self, request: web.Request) -> web.Response:
        """Tell how far the last comparison has come, and what it found.

        Raises:
            HTTPNotFound: it is not the one that is asked for.
        """
        number = request.query.get("number", "")
        last = self._comparing.last(int(number)) if number.isdecimal() else None
        if last is None:
            raise refused(web.HTTPNotFound, "compare_left")
        return web.json_response(reporting.told(last))

    async def leave(self, _request: web.Request) -> web.Response:
        """Stop the comparison: nobody is looking any more."""
        await self._comparing.stop()
        return web.json_response({})

    async def finish(self, _app: web.Application) -> None:
        """Stop the comparison under way."""
        await self._comparing.stop()

    async def save(self, request: web.Request) -> web.Response:
        """Write a text.

        Raises:
            HTTPUnprocessableEntity: it breaks something.
            HTTPConflict: its file changed since it was opened, or is not text.
            HTTPInternalServerError: it cannot be written.
        """
        order = await orders.read(request, orders.Save)
        path, _ = self._bench.located(order.path)
        await self._comparing.stop()
        async with self._one:
            problems = await self._bench.broken_by(order.change)
            if problems:
                told = {"problems": listing.told(problems)}
                raise refused(web.HTTPUnprocessableEntity, "still_broken", told)
            held = await asyncio.to_thread(_saved, path, order)
        return web.json_response({"text": held.text, "version": held.version})


def _saved(path: Path, order: orders.Save) -> Opened:
    try:
        return save(path, order.text, order.version)
    except ConflictError as error:
        now: Mapping[str, object] = {"text": error.now.text, "version": error.now.version}
        why = "gone" if error.now.version == NEW else "changed"
        raise refused(web.HTTPConflict, why, now) from None
    except UnreadableError:
        raise refused(web.HTTPConflict, "unreadable") from None
    except OSError as error:
        raise refused(web.HTTPInternalServerError, "not_written", reason=reason(error)) from None
