"""The proxies before the webhook, run by the real programs: nothing but the webhook is served."""

import asyncio
import re
import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from aiohttp import ClientConnectionError, ClientSession, TCPConnector, web
from aiohttp.test_utils import TestServer
from yarl import URL

from bot.delivery import PATIENCE
from bot.webhook import MAX_BODY, path
from tests.bot.process import environment, free_port
from tests.operations.conftest import program
from tests.operations.dockerfile import ROOT

FOLDER = ROOT / "docs" / "exploitation"
NGINX = (FOLDER / "nginx.conf").read_text(encoding="utf-8")
CADDY = (FOLDER / "Caddyfile").read_text(encoding="utf-8")
NAME = "bot.exemple.fr"
AROUND = """
daemon off;
pid {folder}/pid;
error_log stderr;
events {{}}
http {{
    client_body_temp_path {folder}/bodies;
    include {folder}/site.conf;
}}
"""


class Replica:
    """What stands for a replica: it counts what it gets, and may refuse it."""

    def __init__(self, status: int = 200) -> None:
        self.status = status
        self.got: list[int] = []

    async def answer(self, request: web.Request) -> web.Response:
        """Take a request."""
        self.got.append(len(await request.read()))
        return web.Response(status=self.status)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[int]:
        """Run it; give its port."""
        app = web.Application(client_max_size=2 * MAX_BODY)
        app.router.add_route("*", "/{rest:.*}", self.answer)
        async with TestServer(app) as server:
            assert server.port
            yield server.port


@asynccontextmanager
async def started(*words: str | Path, at: str, **settings: str) -> AsyncIterator[ClientSession]:
    """Run a proxy; give a way to speak to it that trusts its certificate."""
    told = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(
        *map(str, words), env=environment(**settings), stdout=told, stderr=told
    )
    trusting = ssl.create_default_context()
    trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
    session = ClientSession(at, connector=TCPConnector(ssl=trusting))
    try:
        async with asyncio.timeout(20):
            while not await answers(session):
                assert process.returncode is None, (await process.communicate())[1].decode()
                await asyncio.sleep(0.05)
        yield session
    finally:
        await session.close()
        if process.returncode is None:
            process.terminate()
        await process.communicate()


async def done(*words: str | Path, cwd: Path) -> str:
    """Run a command to its end, which must be a good one; return what it wrote."""
    process = await asyncio.create_subprocess_exec(
        *map(str, words),
        cwd=cwd,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    written, _ = await process.communicate()
    assert process.returncode == 0, written.decode()
    return written.decode()


async def answers(session: ClientSession) -> bool:
    """Tell whether the proxy is there."""
    try:
        async with session.get("/"):
            return True
    except ClientConnectionError:
        return False


def site(folder: Path, plain: int, secure: int, *replicas: int) -> str:
    """Return the nginx file as it would be installed, on ports and with a certificate of ours."""
    lines = [line for line in NGINX.splitlines() if "listen [::]" not in line]
    text = "\n".join(lines).replace(f"/etc/letsencrypt/live/{NAME}", str(folder))
    text = text.replace("/var/log/nginx", str(folder))
    text = text.replace("listen 80;", f"listen 127.0.0.1:{plain};")
    text = text.replace("listen 443 ssl;", f"listen 127.0.0.1:{secure} ssl;")
    for known, port in zip(
        ("server 127.0.0.1:8080;", "# server 127.0.0.1:8081;"), replicas, strict=False
    ):
        text = text.replace(known, f"server 127.0.0.1:{port};")
    return text


@asynccontextmanager
async def nginx(folder: Path, *replicas: int) -> AsyncIterator[tuple[ClientSession, str]]:
    """Run nginx with our file; give a way to speak to it over TLS, and its plain address."""
    plain, secure = free_port(), free_port()
    key = "req -x509 -newkey rsa:2048 -nodes -days 1 -keyout privkey.pem -out fullchain.pem -subj"
    await done(program("openssl"), *key.split(), f"/CN={NAME}", cwd=folder)
    (folder / "site.conf").write_text(site(folder, plain, secure, *replicas), encoding="utf-8")
    (folder / "nginx.conf").write_text(AROUND.format(folder=folder), encoding="utf-8")
    words = (program("nginx"), "-p", folder, "-c", folder / "nginx.conf")
    assert "[warn]" not in await done(*words, "-t", cwd=folder)
    async with started(*words, at=f"https://127.0.0.1:{secure}") as session:
        yield session, f"http://127.0.0.1:{plain}"


@asynccontextmanager
async def caddy(folder: Path, *replicas: int) -> AsyncIterator[tuple[ClientSession, str]]:
    """Run Caddy with our file; without a certificate, which it gets from outside."""
    address = f"http://127.0.0.1:{free_port()}"
    text = CADDY.replace("dynamic a bot 8080", f"dynamic a 127.0.0.1 {replicas[0]}")
    (folder / "Caddyfile").write_text(text, encoding="utf-8")
    words = (program("caddy"), "run", "--adapter", "caddyfile", "--config", folder / "Caddyfile")
    async with started(*words, at=address, webhook_url=address) as session:
        yield session, address


Proxy = Callable[..., AbstractAsyncContextManager[tuple[ClientSession, str]]]
PROXIES = pytest.mark.parametrize("proxy", [nginx, caddy], ids=["nginx", "caddy"])
WEBHOOK = path("a-secret")


async def posted(session: ClientSession, body: bytes) -> int:
    """Post an update; return the status of the answer."""
    async with session.post(WEBHOOK, data=body) as answer:
        return answer.status


@PROXIES
async def test_updates_reach_the_bot_and_nothing_else_does(proxy: Proxy, tmp_path: Path) -> None:
    replica = Replica()
    async with replica.running() as port, proxy(tmp_path, port) as (session, _):
        assert await posted(session, b"{}") == 200
        for place in ("/", "/healthz", "/readyz", "/metrics", "/api/say", "/files/1"):
            for method in ("GET", "POST"):
                async with session.request(method, place) as answer:
                    assert answer.status == 404, place
        async with session.get(WEBHOOK) as answer:
            assert answer.status in {403, 404}
        for traversal in ("/telegram/../healthz", "/telegram/%2e%2e/metrics"):
            async with session.post(URL(traversal, encoded=True)) as answer:
                assert answer.status in {400, 404}, traversal
    assert replica.got == [2]


@PROXIES
async def test_a_body_is_limited_as_the_bot_limits_it(proxy: Proxy, tmp_path: Path) -> None:
    replica = Replica()
    async with replica.running() as port, proxy(tmp_path, port) as (session, _):
        assert await posted(session, bytes(MAX_BODY)) == 200
        assert await posted(session, bytes(2 * MAX_BODY)) in {
            413,
            502,
        }  # the second is what old versions of Caddy say
    assert replica.got[0] == MAX_BODY
    assert max(replica.got) <= MAX_BODY


async def test_nginx_tries_the_next_replica_when_one_refuses(tmp_path: Path) -> None:
    stopping, well = Replica(503), Replica()
    async with (
        stopping.running() as one,
        well.running() as two,
        nginx(tmp_path, one, two) as (session, _),
    ):
        assert [await posted(session, b"{}") for _ in range(4)] == [200] * 4
    assert len(well.got) == 4
    assert stopping.got


async def test_nginx_gives_the_refusal_of_the_last_replica(tmp_path: Path) -> None:
    away = Replica(503)
    async with away.running() as port, nginx(tmp_path, port) as (session, _):
        assert await posted(session, b"{}") == 503  # so that Telegram posts it again


async def test_nginx_keeps_no_body_on_its_disk(tmp_path: Path) -> None:
    replica = Replica()
    async with replica.running() as port, nginx(tmp_path, port) as (session, _):
        assert await posted(session, bytes(MAX_BODY)) == 200
    assert not (tmp_path / "pas-a-pas.log").read_text(encoding="utf-8")  # « is buffered to »


async def test_nginx_sends_what_is_not_secure_to_what_is(tmp_path: Path) -> None:
    async with (
        nginx(tmp_path, free_port()) as (session, plain),
        session.post(plain + WEBHOOK, allow_redirects=False) as answer,
    ):
        assert answer.status == 301
        assert answer.headers["Location"].startswith("https://")


def test_the_proxies_wait_longer_than_the_bot() -> None:
    waits = [*re.findall(r"proxy_read_timeout (\d+)s", NGINX)]
    waits += re.findall(r"response_header_timeout (\d+)s", CADDY)
    assert len(waits) == 2
    assert all(int(seconds) > PATIENCE for seconds in waits)


def test_nginx_writes_down_neither_addresses_nor_paths() -> None:
    assert NGINX.count("access_log off;") == 2
