"""Measure how people are answered while something weighs on the bot.

    python benchmarks/strain.py [--seconds SECONDS]

See benchmarks/README.md for what each line means.
"""

import argparse
import asyncio
import contextlib
import random
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from datetime import datetime, timedelta

import measuring
from load.bots import Bots, is_ready, ours
from load.databases import sqlite
from load.rounds import Load
from load.traffic import Traffic
from masking import LENGTH, hostile
from sqlalchemy import func, insert, select

from bot.database.engine import Database
from bot.models import PersonRow, ReminderRow
from bot.operations.migrating import prepare
from bot.receiving.processing import utc_now
from bot.zones import ZONES, is_open

WARM_UP = 300
PEOPLE = 1_000
HOSTILE_A_SECOND = 20
REMINDERS = 10_000
REPLIES_A_SECOND = 10
FIRST_REMINDED = 1_000_000
"""Ids of those who are reminded, none of whom writes."""
ASKED_EVERY = 0.01
"""Seconds between two questions to the health check."""


async def hostile_texts(seconds: float) -> None:
    """Print the milliseconds for which texts made to be slow keep everybody waiting."""
    draw = random.Random(8)  # noqa: S311 - repeatable, not secret
    texts = hostile(draw)
    for place in range(0, len(texts), 4):
        texts[place] = _french(draw)
    with sqlite() as database:
        async with ours("webhook", database) as bots, _asking(bots) as waits:
            with closing(Load(bots, "webhook", Traffic(PEOPLE, texts))) as load:
                await load.full(WARM_UP)
                waits.clear()
                total = int(HOSTILE_A_SECOND * seconds)
                spent = await load.paced(total, HOSTILE_A_SECOND)
    print(f"{HOSTILE_A_SECOND} hostile texts a second")
    _print("the health check answers", waits)
    _print("they are answered", spent)


def _french(draw: random.Random) -> str:
    """Return questions end to end, as long as a message may be: they are read, the rest is not."""
    lines = measuring.QUESTIONS.read_text(encoding="utf-8").splitlines()
    return " ".join(draw.choice(lines).split("\t")[-1] for _ in range(100))[:LENGTH]


@asynccontextmanager
async def _asking(bots: Bots) -> AsyncIterator[list[float]]:
    """Ask a bot whether it lives, whatever the last answer does: it tells how long all wait."""
    waits: list[float] = []

    async def ask() -> None:
        began = time.perf_counter()
        await is_ready(bots.addresses[0], "/healthz")
        waits.append(time.perf_counter() - began)

    async def tick() -> None:
        async with asyncio.TaskGroup() as asked:
            while True:
                asked.create_task(ask())
                await asyncio.sleep(ASKED_EVERY)

    ticking = asyncio.create_task(tick())
    try:
        yield waits
    finally:
        ticking.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await ticking


async def nine_o_clock(seconds: float) -> None:
    """Print how many reminders leave a second, and how people are answered meanwhile."""
    with sqlite() as address:
        await prepare(address)
        await _remind(address, utc_now())
        async with ours("webhook", address) as bots:
            with closing(Load(bots, "webhook", Traffic(PEOPLE))) as load:
                await load.full(WARM_UP)
                before, began = await _left(address), time.perf_counter()
                spent = await load.paced(int(REPLIES_A_SECOND * seconds), REPLIES_A_SECOND)
                sent = before - await _left(address)
                rate = sent / (time.perf_counter() - began)
    print(f"{REMINDERS} reminders due, of which {rate:.1f} leave a second")
    _print(f"{REPLIES_A_SECOND} updates a second", spent)


async def _remind(address: str, now: datetime) -> None:
    """Make reminders due to people who may be written to now."""
    zone = next(zone for zone in ZONES if is_open(now, zone))
    people = range(FIRST_REMINDED, FIRST_REMINDED + REMINDERS)
    seen = {"last_seen": now, "notice_at": now, "zone": zone}
    due = {"step_id": "cps", "day": now.date(), "due_at": now - timedelta(minutes=1)}
    async with _opened(address) as database, database.session() as session:
        await session.execute(insert(PersonRow), [{"id": one, **seen} for one in people])
        await session.execute(insert(ReminderRow), [{"person_id": one, **due} for one in people])


async def _left(address: str) -> int:
    async with _opened(address) as database, database.session() as session:
        return await session.scalar(select(func.count()).select_from(ReminderRow)) or 0


@asynccontextmanager
async def _opened(address: str) -> AsyncIterator[Database]:
    database = Database(address)
    try:
        yield database
    finally:
        await database.close()


def _print(what: str, seconds: list[float]) -> None:
    ordered = sorted(seconds)
    shares = (f"{1e3 * measuring.centile(ordered, share):8.0f}" for share in (0.5, 0.95, 0.99, 1))
    print(f"    {what:26}", *shares, " ms: p50, p95, p99, worst of", len(ordered), flush=True)


async def main(seconds: float) -> None:
    """Print both."""
    await hostile_texts(seconds)
    await nine_o_clock(seconds)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=60, help="how long each lasts")
    asyncio.run(main(parser.parse_args().seconds))
