"""What stands before several replicas: nginx where it is installed, else the like in Python."""

import asyncio
import shutil
from collections import Counter
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from itertools import cycle
from pathlib import Path

from aiohttp import ClientConnectionError, ClientSession, web
from aiohttp.test_utils import TestServer

from bot.receiving.webhook import SECRET_HEADER
from tests.bot.unclaimed import free_port

NGINX = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin")
CONFIGURATION = """\
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
worker_processes 1;
events {{ worker_connections 256; }}
http {{
    log_format spread '$upstream_addr';
    access_log {folder}/spread.log spread;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    upstream replicas {{ {servers} keepalive 16; }}
    server {{
        listen 127.0.0.1:{port};
        location / {{
            proxy_pass http://replicas;
            proxy_http_version 1.1;
            proxy_set_header Connection "";
            proxy_next_upstream error http_503 non_idempotent;
        }}
    }}
}}
"""
TRIES = 100
PAUSE = 0.05
Spread = Callable[[], Counter[str]]
"""Gives how many requests each replica, by its address, was given."""


@asynccontextmanager
async def before(replicas: Sequence[str], folder: Path) -> AsyncIterator[tuple[str, Spread]]:
    """Stand before replicas, given as host:port; give the address to post to, and the spread."""
    folder.mkdir()  # noqa: ASYNC240  once
    standing = _nginx(replicas, folder) if NGINX else _like_it(replicas)
    async with standing as given:
        yield given


@asynccontextmanager
async def _nginx(replicas: Sequence[str], folder: Path) -> AsyncIterator[tuple[str, Spread]]:
    port = free_port()
    servers = " ".join(f"server {one};" for one in replicas)
    file = folder / "nginx.conf"
    file.write_text(CONFIGURATION.format(folder=folder, servers=servers, port=port))
    process = await asyncio.create_subprocess_exec(str(NGINX), "-p", str(folder), "-c", str(file))
    try:
        await _listening(port)
        yield f"http://127.0.0.1:{port}", lambda: Counter(_lines(folder / "spread.log"))
    finally:
        process.terminate()
        await process.wait()


def _lines(file: Path) -> list[str]:
    """Return the replica that each request was given to last."""
    return [line.rpartition(", ")[2] for line in file.read_text().splitlines()]


async def _listening(port: int) -> None:
    for _ in range(TRIES):
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
        except ConnectionError:
            await asyncio.sleep(PAUSE)
        else:
            writer.close()
            return
    raise TimeoutError(port)


@asynccontextmanager
async def _like_it(replicas: Sequence[str]) -> AsyncIterator[tuple[str, Spread]]:
    """Give each request to the next replica, and to another when that one does not take it."""
    turn, spread = cycle(replicas), Counter[str]()

    async def give(request: web.Request) -> web.Response:
        body, headers = await request.read(), {SECRET_HEADER: request.headers[SECRET_HEADER]}
        for replica in (next(turn) for _ in replicas):
            url = f"http://{replica}{request.path}"
            try:
                async with client.post(url, data=body, headers=headers) as answer:
                    if answer.status != web.HTTPServiceUnavailable.status_code:
                        spread[replica] += 1
                        return web.Response(status=answer.status)
            except ClientConnectionError:
                continue
        return web.Response(status=web.HTTPServiceUnavailable.status_code)

    app = web.Application()
    app.router.add_post("/{rest:.*}", give)
    async with ClientSession() as client, TestServer(app) as running:
        yield str(running.make_url("")).rstrip("/"), lambda: spread
