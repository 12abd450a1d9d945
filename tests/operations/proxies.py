"""The proxies of the guide, run by the real programs before what stands for replicas."""

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from aiohttp import ClientConnectionError, ClientSession, TCPConnector, web
from aiohttp.test_utils import TestServer

from bot.receiving.webhook import MAX_BODY
from tests.bot.process import environment
from tests.bot.unclaimed import free_port
from tests.operations.dockerfile import ROOT
from tests.operations.programs import program

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
