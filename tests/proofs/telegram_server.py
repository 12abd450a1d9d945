"""A Bot API server that keeps each update until it is confirmed, as Telegram does.

By polling it gives an update until a greater offset is asked for. By webhook it posts it until it
is answered 200, the updates of a chat one after the other, those of different chats side by side.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count

from aiohttp import web
from aiohttp.test_utils import TestServer

from tests.proofs.posting import Fields, Posting

TOKEN = "123456:AAF-proofs-of-a-bot-that-loses-nothing"
WITHIN = 100.0
"""Seconds within which what a test waits for must have happened."""

ME = {"id": 123456, "is_bot": True, "first_name": "Pas à pas", "username": "pas_bot"}


@dataclass(frozen=True)
class Call:
    """What a bot asked."""

    method: str
    fields: Fields

    @property
    def chat(self) -> int:
        """The chat it is about; 0 when it is about none."""
        return int(self.fields.get("chat_id", 0))

    @property
    def text(self) -> str:
        """The text it shows, if any."""
        return str(self.fields.get("text", ""))


@dataclass
class Telegram:
    """The server; `pending` holds what is not confirmed, `calls` what it was asked."""

    address: str = ""
    pending: dict[int, Fields] = field(default_factory=dict)
    calls: list[Call] = field(default_factory=list)
    listeners: list[Callable[[Call], None]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._update_ids, self._message_ids = count(1), count(1_000_000)
        self._changed = asyncio.Condition()
        self._poller = 0
        self.posting = Posting(self.pending, self._tell)

    def of(self, *methods: str) -> list[Call]:
        """Return the calls of these methods."""
        return [call for call in self.calls if call.method in methods]

    async def until(self, fact: Callable[[], bool]) -> None:
        """Wait until something is so; looked at after each call and each confirmation."""
        async with asyncio.timeout(WITHIN), self._changed:
            await self._changed.wait_for(fact)

    async def push(self, chat: int, **content: object) -> int:
        """Let something happen in a chat; return the update's id."""
        number = next(self._update_ids)
        self.pending[number] = {"update_id": number, **content}
        await self._tell()
        self.posting.add(chat, number)
        return number

    async def receive(self, request: web.Request) -> web.Response:
        """Answer a call as Telegram does when all goes well."""
        method = request.match_info["method"]
        fields = {name: _read(value) for name, value in (await request.post()).items()}
        if method == "getUpdates":
            return await self._give(fields)
        call = Call(method, fields)
        self.calls.append(call)
        for listener in self.listeners:
            listener(call)
        await self._tell()
        if method == "setWebhook":
            self.posting.set(fields)
        return web.json_response({"ok": True, "result": self._result(call)})

    def _result(self, call: Call) -> object:
        match call.method:
            case "getMe":
                return ME
            case "getWebhookInfo":
                about = {"has_custom_certificate": False, "pending_update_count": 0}
                return {"url": self.posting.webhook.get("url", ""), **about}
            case "sendMessage" | "sendPhoto" | "sendDocument":
                return self._message(call, next(self._message_ids))
            case "editMessageText":
                return self._message(call, int(call.fields["message_id"]))
            case _:
                return True

    def _message(self, call: Call, number: int) -> Fields:
        markup = call.fields.get("reply_markup")
        keyboard = {"reply_markup": json.loads(markup)} if markup else {}
        chat = {"id": call.chat, "type": "private", "first_name": "A"}
        said = {"message_id": number, "date": 1, "chat": chat, "from": ME, "text": call.text}
        return said | keyboard

    async def _give(self, fields: Fields) -> web.Response:
        """Give what is not confirmed, to the last that asked only."""
        self._poller += 1
        mine = self._poller
        self._confirm_before(int(fields.get("offset", 0)))
        await self._tell()
        timeout = float(fields.get("timeout", 0))
        try:
            async with asyncio.timeout(timeout), self._changed:
                await self._changed.wait_for(lambda: self._poller != mine or bool(self.pending))
        except TimeoutError:
            pass
        if self._poller != mine:
            told = "Conflict: terminated by other getUpdates request"
            refused = {"ok": False, "error_code": 409, "description": told}
            return web.json_response(refused, status=409)
        given = sorted(self.pending)[: int(fields.get("limit", 100))]
        return web.json_response({"ok": True, "result": [self.pending[one] for one in given]})

    def _confirm_before(self, offset: int) -> None:
        for number in [one for one in self.pending if one < offset]:
            del self.pending[number]

    async def _tell(self) -> None:
        async with self._changed:
            self._changed.notify_all()


def _read(value: object) -> object:
    """Return a field, or what a file holds."""
    return value.file.read() if isinstance(value, web.FileField) else value


@asynccontextmanager
async def telegram() -> AsyncIterator[Telegram]:
    """Run the server."""
    server = Telegram()
    app = web.Application()
    app.router.add_post("/bot{token}/{method}", server.receive)
    async with TestServer(app) as running:
        server.address = str(running.make_url("")).rstrip("/")
        try:
            yield server
        finally:
            await server.posting.close()
