"""The proxies before the webhook: nothing but it is served, and nothing of it is kept."""

import re
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest
from aiohttp import ClientSession
from yarl import URL

from bot.receiving.webhook import MAX_BODY, path
from bot.sending.insisting import PATIENCE
from tests.bot.unclaimed import free_port
from tests.operations.proxies import CADDY, NGINX, Replica, caddy, nginx

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
