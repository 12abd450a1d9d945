"""Measure rush hours: a minute at a steady rate, then everybody at once.

    python benchmarks/peak.py [--rate UPDATES_PER_SECOND] [--seconds SECONDS]

See benchmarks/README.md for what each line means.
"""

import argparse
import asyncio
import contextlib
import time
from contextlib import AbstractAsyncContextManager

import measuring
from load.bots import CORES, Bots, is_ready, ours
from load.databases import postgresql, sqlite
from load.rounds import Load
from load.traffic import Traffic

WARM_UP = 300
PEOPLE = 1_000
CROWD = 2_000
"""Updates of the rush."""
CONNECTIONS = 100
"""Posts in hand during the rush: as many as Telegram opens at most (Bot API, setWebhook)."""
ASKED_EVERY = 0.1
"""Seconds between two questions to the health check, during the rush."""


async def minute(
    name: str, running: AbstractAsyncContextManager[Bots], rate: float, seconds: float
) -> None:
    """Print the milliseconds to an answer while updates come at a steady rate."""
    async with running as bots:
        load = Load(bots, "webhook", Traffic(PEOPLE))
        await load.full(WARM_UP)
        spent = sorted(await load.paced(int(rate * seconds), rate))
        load.close()
    shares = (f"{1e3 * measuring.centile(spent, share):8.0f}" for share in (0.5, 0.95, 0.99))
    print(f"{name:34} {len(spent):9}", *shares, flush=True)


async def rush(name: str, running: AbstractAsyncContextManager[Bots]) -> None:
    """Print how long a crowd waits, and what it does to memory and to the health check."""
    async with running as bots:
        load = Load(bots, "webhook", Traffic(PEOPLE))
        await load.full(WARM_UP)
        before, slowest = bots.mebibytes, [0.0]
        asking = asyncio.create_task(_ask(bots.addresses[0], slowest))
        whole = await load.full(CROWD, CONNECTIONS)
        asking.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await asking
        load.close()
        print(
            f"{name}: {whole.updates} answered in {whole.seconds:.1f} s,"
            f" {bots.mebibytes - before:+.0f} MiB,"
            f" the health check in {1e3 * slowest[0]:.0f} ms at worst",
            flush=True,
        )


async def _ask(address: str, slowest: list[float]) -> None:
    """Ask a bot how it is, again and again; note the longest that it took."""
    while True:
        began = time.perf_counter()
        await is_ready(address)
        slowest[0] = max(slowest[0], time.perf_counter() - began)
        await asyncio.sleep(ASKED_EVERY)


async def main(rate: float, seconds: float) -> None:
    """Print a table, then the rush."""
    print(
        f"{f'{rate:.0f} a second, webhook':34} {'answered':>9} {'p50 ms':>8} {'p95':>8} {'p99':>8}"
    )
    with sqlite() as database:
        await minute("one bot, SQLite", ours("webhook", database), rate, seconds)
    with postgresql() as server:
        bots = ours("webhook", server.make("two"), 2, CORES)
        await minute("two replicas, PostgreSQL", bots, rate, seconds)
    with sqlite() as database:
        await rush(f"{CROWD} at once, one bot, SQLite", ours("webhook", database))


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--rate", type=float, default=100, help="updates a second")
    parser.add_argument("--seconds", type=float, default=60, help="how long")
    asked = parser.parse_args()
    asyncio.run(main(asked.rate, asked.seconds))
