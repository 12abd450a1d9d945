"""Measure what the whole bot carries, against a bare aiogram echo bot under the same load.

    python benchmarks/throughput.py [--full] [--minutes MINUTES]

See benchmarks/README.md for what each column means.
"""

import argparse
import asyncio
import statistics
import time
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass

import measuring
from load.bots import CORES, Bots, echoing, ours
from load.databases import postgresql, sqlite
from load.rounds import Load, Round
from load.traffic import Traffic

WARM_UP = 150
ROUND = 300
"""Updates of one measure, for each replica."""

ROUNDS = 3
"""Measures, of which the best stands: what else the machine does can only slow them."""

PEOPLE = 2_000
REPLICAS = 3
SHORT, FULL = 300, 50_000
"""Updates before memory is measured, then again after ten times as many."""


@dataclass(frozen=True)
class Row:
    """What was measured of a bot: its best round, and the milliseconds of its best paced one."""

    best: Round
    cpu_best: float
    p50: float = 0.0
    p99: float = 0.0


async def measure(
    name: str, running: AbstractAsyncContextManager[Bots], mode: str, *, paced: bool = False
) -> Row:
    """Measure a bot, from its start to its end; print its line."""
    async with running as bots:
        load = Load(bots, mode, Traffic(PEOPLE))
        await load.full(WARM_UP * len(bots.addresses))
        rounds = [await load.full(ROUND * len(bots.addresses)) for _ in range(ROUNDS)]
        best = max(rounds, key=lambda one: one.per_second)
        p50, p99 = await _latencies(load, best.per_second / 2) if paced else (0.0, 0.0)
        load.close()
    row = Row(best, max(one.per_processor_second for one in rounds), p50, p99)
    times = f"{p50:8.1f} {p99:8.1f} {p99 / p50:8.1f}" if paced else ""
    print(f"{name:26} {best.per_second:10.0f} {row.cpu_best:12.0f} {times}", flush=True)
    return row


async def _latencies(load: Load, rate: float) -> tuple[float, float]:
    """Return the median and the 99th centile of the milliseconds to an answer, at a pace."""
    found = []
    for _ in range(ROUNDS):
        spent = sorted(await load.paced(ROUND, rate))
        found.append((1e3 * statistics.median(spent), 1e3 * measuring.centile(spent)))
    return min(found, key=lambda one: one[1])


async def memory(before: int, within: float) -> tuple[int, float, float]:
    """Measure what is held after some updates, then after ten times as many, or when time is up.

    Args:
        before: updates before the first measure.
        within: seconds for all of it.

    Returns:
        How many updates there were in all, and the mebibytes held at first and at last.
    """
    with sqlite() as database:
        async with ours("webhook", database) as bots:
            load = Load(bots, "webhook", Traffic(before * 2))
            end, done, held = time.monotonic() + within, 0, 0.0
            while done < 10 * before and (done < before or time.monotonic() < end):
                await load.full(min(ROUND, 10 * before - done))
                done += min(ROUND, 10 * before - done)
                held = held or (bots.mebibytes if done >= before else 0.0)
            last = bots.mebibytes
            load.close()
    return done, held, last


async def main(updates: int, within: float) -> None:
    """Print the table, then the ratios."""
    print(
        f"{'':26} {'updates/s':>10} {'per core s':>12} {'p50 ms':>8} {'p99 ms':>8} {'p99/p50':>8}"
    )
    table = {}
    for mode in ("webhook", "polling"):
        table["echo", mode] = await measure(f"echo, {mode}", echoing(mode), mode)
    for mode in ("webhook", "polling"):
        with sqlite() as database:
            bots = ours(mode, database)
            name = f"ours, {mode}, SQLite"
            table["SQLite", mode] = await measure(name, bots, mode, paced=mode == "webhook")
    with postgresql() as server:
        bots = ours("webhook", server.make("one"))
        name = "ours, webhook, PostgreSQL"
        table["PostgreSQL", "webhook"] = await measure(name, bots, "webhook", paced=True)
        bots = ours("webhook", server.make("several"), REPLICAS, CORES)
        several = await measure(f"ours, {REPLICAS} replicas", bots, "webhook")
    compare(table, several)
    done, first, last = await memory(updates, within)
    print(f"\nmemory after {done} updates / after {updates}: {last / first:.3f} ({last:.0f} MiB)")


def compare(table: dict[tuple[str, str], Row], several: Row) -> None:
    """Print ours as ratios of the echo, then several replicas as ratios of one."""
    print(f"\n{'ours / echo':26} {'by clock':>10} {'per core s':>12}")
    for (database, mode), row in table.items():
        if database != "echo":
            print(_ratios(f"{mode}, {database}", row, table["echo", mode]))
    one = table["PostgreSQL", "webhook"]
    print(_ratios(f"{REPLICAS} replicas / one", several, one), f"  on {len(CORES)} cores")


def _ratios(name: str, row: Row, other: Row) -> str:
    clock = row.best.per_second / other.best.per_second
    return f"{name:26} {clock:10.2f} {row.cpu_best / other.cpu_best:12.2f}"


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--full", action="store_true", help="memory up to 500,000 updates")
    parser.add_argument("--minutes", type=float, default=60, help="for memory, at most")
    asked = parser.parse_args()
    asyncio.run(main(FULL if asked.full else SHORT, 60 * asked.minutes))
