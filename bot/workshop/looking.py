"""The orders that only look: the files, a text as it would be shown, a question tried."""

import asyncio

from aiohttp import web

from bot.profile import ROLES
from bot.workshop import asking, listing, orders
from bot.workshop.bench import Bench
from bot.workshop.places import Kind
from bot.workshop.showing import NOTHING, Window, of_file, seen

_READ_ALONE = (Kind.ENTRY, Kind.STEP)


class Looking:
    """What the page asks to see."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._window = Window()

    def routes(self) -> list[web.RouteDef]:
        """List the addresses."""
        return [
            web.get("/api/base", self.base),
            web.get("/api/file", self.file),
            web.post("/api/preview", self.preview),
            web.post("/api/check", self.check),
            web.post("/api/ask", self.ask),
        ]

    async def base(self, request: web.Request) -> web.Response:
        """List the files, those that hold some words alone, and every problem of the base."""
        words = request.query.get("words", "")[: orders.LINE]
        checked = await self._bench.checked()
        made = await asyncio.to_thread(listing.tree, self._bench.folder, checked, words)
        return web.json_response(made)

    async def file(self, request: web.Request) -> web.Response:
        """Give a file as it is on the disk; one that does not exist is empty and new."""
        path, kind = self._bench.located(request.query.get("path", ""))
        held = self._bench.opened(path)
        return web.json_response({"text": held.text, "version": held.version, "kind": kind})

    async def preview(self, request: web.Request) -> web.Response:
        """Show what a text looks like, and its own problems, at once."""
        order = await orders.read(request, orders.Preview)
        _, kind = self._bench.located(order.path)
        if kind not in _READ_ALONE:
            return web.json_response({**NOTHING, "problems": []})
        content, problems = await asyncio.to_thread(self._bench.drafts.glance, order.change)
        screen = of_file(content, order.path, kind, _role(order.role))
        shown = await seen(self._window, screen) if screen else NOTHING
        return web.json_response({**shown, "problems": listing.told(problems)})

    async def check(self, request: web.Request) -> web.Response:
        """Check the whole base with a text, as `check` does."""
        order = await orders.read(request, orders.Written)
        problems = await self._bench.broken_by(order.change)
        return web.json_response({"problems": listing.told(problems)})

    async def ask(self, request: web.Request) -> web.Response:
        """Try a question on the base, or as it would be with a text."""
        order = await orders.read(request, orders.Ask)
        change = self._bench.changed(order.change) if order.path else None
        known = await self._bench.loaded(change)
        role = _role(order.role)
        question, after = order.question, order.after or None
        found = await asyncio.to_thread(asking.found, known, question, after, role)
        parts = [await asking.told(self._window, known, part, why, role) for part, why in found]
        return web.json_response({"parts": parts})


def _role(name: str) -> str | None:
    return name if name in ROLES else None
