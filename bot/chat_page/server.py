"""The addresses of the chat page: the page, its files, its orders and its events."""

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

from aiohttp import web
from pydantic import ValidationError

from bot.chat_page.assets import NO_STORE, Assets, filled, given
from bot.chat_page.guard import add_headers, guard
from bot.chat_page.incoming import Incoming
from bot.chat_page.orders import ORDERS, Order, Room
from bot.chat_page.people import Person, person_named
from bot.chat_page.session import ChatPageSession
from bot.chat_page.stream import Stream, last_event_id
from bot.chat_page.turns import Process, Turns

BODY_BYTES = 256 * 1024
"""Most bytes of an order: its longest text has 4096 characters."""
_STATIC = Path(__file__).parent / "static"
_STREAM_HEADERS = {"Content-Type": "text/event-stream", "Cache-Control": "no-cache"}


class _Page:
    """The handlers, and what they share."""

    def __init__(
        self, session: ChatPageSession, process: Process, labels: Mapping[str, str]
    ) -> None:
        self._session = session
        self._room = Room(session, Incoming(session))
        self._turns = Turns(process)
        self._html = filled((_STATIC / "index.html").read_text("utf-8"), labels)
        self._assets = Assets(_STATIC.iterdir())

    def routes(self) -> list[web.RouteDef]:
        """List the addresses."""
        return [
            web.get("/", self.index),
            web.get("/static/{name}", self._assets.give),
            web.get("/files/{id}", self.file),
            web.get("/api/events", self.events),
            web.post("/api/{order}", self.order),
        ]

    async def index(self, _request: web.Request) -> web.Response:
        """Serve the page; the browser reads who is speaking from the page's own address."""
        return given(self._html)

    async def file(self, request: web.Request) -> web.Response:
        """Serve a file that the bot sent: pictures are shown, everything else is downloaded.

        Raises:
            HTTPNotFound: it never was, or is no longer kept.
        """
        found = self._session.files.get(request.match_info["id"])
        if found is None:
            raise web.HTTPNotFound
        shown = found.image_type and "download" not in request.query
        disposition = "inline" if shown else f"attachment; filename*=UTF-8''{quote(found.name)}"
        headers = {"Content-Disposition": disposition, "Content-Security-Policy": "sandbox"}
        kind = found.image_type or "application/octet-stream"
        return web.Response(body=found.content, content_type=kind, headers={**headers, **NO_STORE})

    async def events(self, request: web.Request) -> web.StreamResponse:
        """Stream what happens in a person's conversation, for as long as the page listens."""
        person = _person(request.query.get("as", ""))
        response = web.StreamResponse(headers=_STREAM_HEADERS)
        await response.prepare(request)
        with suppress(ConnectionResetError):
            await Stream(self._session, person, response).follow(last_event_id(request))
        return response

    async def order(self, request: web.Request) -> web.Response:
        """Do what the page asks, and let the bot know.

        Raises:
            HTTPNotFound: there is no such order.
            HTTPBadRequest: it is not one, or what it is about is not there.
            HTTPTooManyRequests: too many of the person's wait.
        """
        kind = ORDERS.get(request.match_info["order"])
        if kind is None:
            raise web.HTTPNotFound
        order, person = _read(kind, await request.read())
        if self._turns.full(person.id):
            raise _bad(web.HTTPTooManyRequests, "too many messages wait for an answer")
        try:
            update = order.update(self._room)
        except LookupError as error:
            raise _bad(web.HTTPBadRequest, str(error)) from None
        if update is not None:
            self._turns.submit(person.id, update)
        query = update.callback_query or update.inline_query if update else None
        return web.json_response({"ok": True, "query": query.id if query else None})

    async def stop_listening(self, _app: web.Application) -> None:
        """End the open event streams: the server would wait for them."""
        self._session.transcript.close()

    async def finish(self, _app: web.Application) -> None:
        """Wait until the updates received are processed."""
        await self._turns.finish()


def make_app(
    session: ChatPageSession,
    process: Process,
    labels: Mapping[str, str],
    *,
    host: str = "127.0.0.1",
) -> web.Application:
    """Put the chat page together.

    Args:
        session: What the bot's calls go to.
        process: Feeds an update to the dispatcher and delivers what comes out.
        labels: Every text of the page, by the name of its hole in index.html.
        host: The name it listens on, allowed in Host beside the loopback ones.
    """
    page = _Page(session, process, labels)
    app = web.Application(middlewares=[guard(host)], client_max_size=BODY_BYTES)
    app.on_response_prepare.append(add_headers)
    app.on_shutdown.append(page.stop_listening)
    app.on_cleanup.append(page.finish)
    app.add_routes(page.routes())
    return app


def _read(kind: type[Order], body: bytes) -> tuple[Order, Person]:
    try:
        order = kind.model_validate_json(body)
        return order, order.person()
    except ValidationError as error:
        problems = [f"{_path(p['loc'])}: {p['msg']}" for p in error.errors(include_url=False)]
        raise _bad(web.HTTPBadRequest, "; ".join(problems)) from None
    except ValueError as error:
        raise _bad(web.HTTPBadRequest, str(error)) from None


def _path(location: tuple[int | str, ...]) -> str:
    return ".".join(str(part) for part in location) or "body"


def _person(name: str) -> Person:
    try:
        return person_named(name)
    except ValueError as error:
        raise _bad(web.HTTPBadRequest, str(error)) from None


def _bad(kind: type[web.HTTPException], message: str) -> web.HTTPException:
    return kind(text=json.dumps({"ok": False, "error": message}), content_type="application/json")
