"""That the workshop teaches what was written: once at a time, and says how it went."""

import asyncio
import os
import sys
from pathlib import Path

import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot.workshop import learning
from bot.workshop.page import TOKEN_HEADER
from bot.workshop.server import make_app
from knowledge import SHIPPED
from knowledge.building import read_folder
from knowledge.files.places import DECISION
from knowledge.markup import typography
from knowledge.matching.decision import fingerprint, read, save
from knowledge.wording import wording
from tests.bot.workshop.page import Client, token
from tests.knowledge import small

SLOW_TO_STOP = """
import os, signal, sys, time

def stop(*_):
    open({file!r}, "w").write(str(os.getpid()))
    time.sleep(0.5)
    sys.exit(1)

signal.signal(signal.SIGTERM, stop)
print("x" * 200_000)
time.sleep(60)
"""
"""It says a line without end, then takes a while to stop; it writes its number as it begins to."""


async def order(client: Client, kind: str) -> int:
    """Give an order as the page does; return how it was received."""
    headers = {TOKEN_HEADER: await token(client)}
    response = await client.post(f"/api/{kind}", json={}, headers=headers)
    return response.status


async def state(client: Client) -> tuple[str, list[str]]:
    """Return how it is, and what is told of it."""
    now = await (await client.get("/api/learning")).json()
    return now["state"], now["told"]


async def ended(client: Client) -> tuple[str, list[str]]:
    """Wait until nothing is being learned."""
    async with asyncio.timeout(60):
        while (now := await state(client))[0] == "running":  # noqa: ASYNC110  it tells no event
            await asyncio.sleep(0.02)
    return now


def said(name: str) -> str:
    return typography(wording()["workshop"][f"learn_{name}"])


def lesson(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Run some code in place of a fit; it is given the folder of the base."""
    monkeypatch.setattr(learning, "COMMAND", (sys.executable, "-u", "-c", code))


def fitted(base: Path) -> None:
    """Write a decision that knows the base as it is."""
    phrases = fingerprint(read_folder(base, SHIPPED)[0].topics)
    save(base / DECISION, read(SHIPPED / DECISION)[0], phrases, "")


async def test_what_changed_since_the_last_lesson_is_told(client: Client, base: Path) -> None:
    fitted(base)
    assert await state(client) == ("done", [said("done")])
    small.write(base, {small.ENTRY: small.AGENDA.replace("il est où", "c'est où")})
    assert await state(client) == ("stale", [said("stale")])


async def test_a_broken_base_is_not_learned(client: Client, base: Path) -> None:
    small.write(base, {small.ENTRY: small.AGENDA.replace("- colis", "- inconnue")})
    assert await order(client, "learn") == 409
    assert await state(client) == ("blocked", [said("blocked")])


async def test_a_lesson_that_cannot_be_says_why(client: Client) -> None:
    assert await order(client, "learn") == 200
    assert (await state(client))[0] == "running"
    name, (_, failed, why) = await ended(client)
    assert (name, failed) == ("stale", said("failed"))
    assert why == f"questions:1: {typography(wording()['problems']['nothing_to_learn'])}"


async def test_a_lesson_that_cannot_begin_is_over(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(learning, "COMMAND", (str(Path(sys.executable) / "none"),))
    assert await order(client, "learn") == 200
    assert await ended(client) == ("stale", [said("stale"), said("failed")])
    assert await order(client, "unlearn") == 200
    lesson(monkeypatch, "print('deux')")
    assert await order(client, "learn") == 200
    assert (await ended(client))[1][1:] == ["deux"]


async def test_a_lesson_that_says_a_line_without_end_is_over(
    client: Client, base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closing = base.parent / "closing"
    lesson(monkeypatch, SLOW_TO_STOP.format(file=str(closing)))
    assert await order(client, "learn") == 200
    assert await ended(client) == ("stale", [said("stale"), said("failed")])
    with pytest.raises(ProcessLookupError):
        os.kill(int(closing.read_text()), 0)


async def test_one_lesson_runs_at_a_time_and_can_be_stopped(
    client: Client, base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = base.parent / "begun"
    lesson(
        monkeypatch,
        f"import time; open({str(begun)!r}, 'a').write('x'); print('un'); time.sleep(60)",
    )
    await asyncio.gather(order(client, "learn"), order(client, "learn"))
    async with asyncio.timeout(30):
        while "un" not in (await state(client))[1]:  # noqa: ASYNC110  it tells no event
            await asyncio.sleep(0.02)
    assert await state(client) == ("running", [said("running"), "un"])
    assert await order(client, "unlearn") == 200
    assert (await state(client))[1][1:] == [said("stopped"), "un"]
    assert begun.read_text() == "x"
    lesson(monkeypatch, "print('deux')")
    assert await order(client, "learn") == 200
    assert (await ended(client))[1][1:] == ["deux"]


async def test_the_workshop_leaves_no_lesson_behind(
    base: Path, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = base.parent / "left"
    lesson(monkeypatch, f"import time; time.sleep(30); open({str(left)!r}, 'w')")
    server = TestServer(make_app(base, address))
    async with asyncio.timeout(20), TestClient(server) as client:
        await order(client, "learn")
    assert not left.exists()
