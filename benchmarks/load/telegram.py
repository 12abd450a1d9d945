"""A server that stands for Telegram, written for speed: it must not be what is measured."""

import asyncio
import itertools
import json
import re
import time
from contextlib import suppress
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, unquote

from load.traffic import Sent

LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)
STATUS = re.compile(rb"HTTP/1\.1 (\d+)")
AT_MOST = 100
"""Updates that getUpdates gives at once."""

ME = {"id": 7, "is_bot": True, "first_name": "Bot", "username": "pas_bot"}
SHOWS = frozenset({"sendMessage", "editMessageText", "sendPhoto", "sendDocument"})
"""Methods by which a person sees an answer: the acknowledgement of a tap is none."""


@dataclass(eq=False)
class _Waiting:
    """An update without an answer yet."""

    since: float
    answered: asyncio.Future[float]


@dataclass
class Telegram:
    """Hands updates out, and notes when each is answered.

    Attributes:
        calls: how many were made, all together.
        webhook: where the bot asked for updates to be posted, and with which secret.
    """

    calls: int = 0
    webhook: tuple[str, str] = ("", "")
    _waiting: dict[int, _Waiting] = field(default_factory=dict)
    _updates: dict[int, bytes] = field(default_factory=dict)
    _poller: asyncio.Transport | None = None
    _numbers: "itertools.count[int]" = field(default_factory=lambda: itertools.count(10**6))

    @property
    def is_asked(self) -> bool:
        """Whether a bot waits for updates."""
        return self._poller is not None

    def expect(self, sent: Sent) -> asyncio.Future[float]:
        """Return what will be the seconds between now and the answer to an update."""
        answered: asyncio.Future[float] = asyncio.get_running_loop().create_future()
        self._waiting[sent.person] = _Waiting(time.perf_counter(), answered)
        return answered

    def offer(self, sent: Sent) -> asyncio.Future[float]:
        """Let the bot fetch an update."""
        answered = self.expect(sent)
        self._updates[json.loads(sent.body)["update_id"]] = sent.body
        if self._poller is not None:
            asyncio.get_running_loop().call_soon(self._wake)
        return answered

    def called(self, transport: asyncio.Transport, path: str, body: bytes) -> None:
        """Answer a call."""
        self.calls += 1
        method = path.rpartition("/")[2]
        if method == "getUpdates":
            self._get_updates(transport, dict(parse_qsl(body.decode())))
            return
        fields = dict(parse_qsl(body.decode(), keep_blank_values=True))
        if method == "setWebhook":
            self.webhook = fields["url"], fields["secret_token"]
        elif method in SHOWS and "chat_id" in fields:
            self._answered(int(fields["chat_id"]))
        _reply(transport, self._result(method, fields))

    def _result(self, method: str, fields: dict[str, str]) -> bytes:
        if method in SHOWS and "chat_id" in fields:
            shown = {
                "message_id": int(fields.get("message_id") or next(self._numbers)),
                "date": int(time.time()),
                "chat": {"id": int(fields["chat_id"]), "type": "private"},
                "from": ME,
                "text": fields.get("text", ""),
            }
            if "reply_markup" in fields:
                shown["reply_markup"] = json.loads(fields["reply_markup"])
            return json.dumps(shown).encode()
        if method == "getMe":
            return json.dumps(ME).encode()
        if method == "getWebhookInfo":
            return b'{"url":"","has_custom_certificate":false,"pending_update_count":0}'
        return b"true"

    def _answered(self, person: int) -> None:
        waiting = self._waiting.pop(person, None)
        if waiting and not waiting.answered.done():
            waiting.answered.set_result(time.perf_counter() - waiting.since)

    def _get_updates(self, transport: asyncio.Transport, fields: dict[str, str]) -> None:
        """Give what is not confirmed; hold the request while there is nothing."""
        offset = int(fields.get("offset") or 0)
        for number in list(itertools.takewhile(offset.__gt__, self._updates)):
            del self._updates[number]
        self._poller = transport
        if self._updates or fields.get("timeout", "0") == "0":
            self._wake()

    def _wake(self) -> None:
        if self._poller is not None:
            first = itertools.islice(self._updates.values(), AT_MOST)
            _reply(self._poller, b"[" + b",".join(first) + b"]")
            self._poller = None


class _Requests(asyncio.Protocol):
    """One connection of a bot."""

    def __init__(self, telegram: Telegram) -> None:
        self._telegram = telegram
        self._read = b""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as TCP gives it
        """Keep where to answer."""
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Answer each request that is whole."""
        self._read += data
        while (end := self._read.find(b"\r\n\r\n")) >= 0:
            head = self._read[:end]
            found = LENGTH.search(head)
            after = end + 4 + (int(found[1]) if found else 0)
            if len(self._read) < after:
                return
            body, self._read = self._read[end + 4 : after], self._read[after:]
            path = unquote(head.split(b" ", 2)[1].decode())
            self._telegram.called(self._transport, path, body)


def _reply(transport: asyncio.Transport, result: bytes) -> None:
    body = b'{"ok":true,"result":' + result + b"}"
    head = (
        f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    if not transport.is_closing():
        transport.write(head.encode() + body)


class Poster:
    """Posts updates to one address, over one connection that is kept."""

    def __init__(self, address: str, path: str, secret: str) -> None:
        self._host, _, self._port = address.rpartition(":")
        self._head = (
            f"POST {path} HTTP/1.1\r\nHost: {address}\r\nContent-Type: application/json\r\n"
            f"X-Telegram-Bot-Api-Secret-Token: {secret}\r\nContent-Length: "
        ).encode()
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def post(self, body: bytes) -> int:
        """Post an update; return the status."""
        if self._streams is None:
            self._streams = await asyncio.open_connection(self._host, int(self._port))
        reader, writer = self._streams
        writer.write(self._head + str(len(body)).encode() + b"\r\n\r\n" + body)
        head = await reader.readuntil(b"\r\n\r\n")
        found = LENGTH.search(head)
        await reader.readexactly(int(found[1]) if found else 0)
        status = STATUS.match(head)
        return int(status[1]) if status else 0

    def close(self) -> None:
        """Let go of the connection."""
        if self._streams is not None:
            with suppress(OSError):
                self._streams[1].close()


async def serve(telegram: Telegram) -> tuple[asyncio.Server, str]:
    """Listen on a free port of this machine; return the server and its address."""
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: _Requests(telegram), "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    return server, f"http://127.0.0.1:{port}"
