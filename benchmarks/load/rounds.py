"""Updates sent as fast as they are answered, or at a pace; how long each took."""

import asyncio
import itertools
import random
import time
from collections.abc import Awaitable, Iterator
from dataclasses import dataclass
from http import HTTPStatus
from typing import TypeVar

from load.bots import Bots
from load.telegram import Poster
from load.traffic import Sent, Traffic

AT_ONCE = 32
"""Posts in hand at once, for each replica (Telegram's default is 40 for all)."""

GIVEN_UP = 120.0
"""Seconds after which an update is deemed lost, and the benchmark wrong."""

Answered = TypeVar("Answered", float, None)


@dataclass(frozen=True)
class Round:
    """What some updates took: seconds by the clock, and of the processor by the bot."""

    updates: int
    seconds: float
    processor: float

    @property
    def per_second(self) -> float:
        """Answered updates per second, by the clock."""
        return self.updates / self.seconds

    @property
    def per_processor_second(self) -> float:
        """Answered updates per second of a core that does nothing else."""
        return self.updates / self.processor


class Load:
    """Sends updates to some bots, each to the next replica.

    Args:
        mode: « polling » or « webhook ».
    """

    def __init__(self, bots: Bots, mode: str, traffic: Traffic) -> None:
        self._bots = bots
        self._mode = mode
        self._traffic = traffic
        self._replicas = itertools.cycle(range(len(bots.addresses)))
        self._idle: list[list[Poster]] = [[] for _ in bots.addresses]

    async def full(self, updates: int, at_once: int = AT_ONCE) -> Round:
        """Send as fast as answers come, so many posts in hand at once for each replica."""
        began, processor = time.perf_counter(), self._bots.seconds
        if self._mode == "polling":
            drawn = (next(self._traffic) for _ in range(updates))
            await _all(*(self._bots.telegram.offer(one) for one in drawn))
        else:
            left = iter(range(updates))
            workers = at_once * len(self._bots.addresses)
            await _all(*(self._work(left) for _ in range(workers)))
        return Round(updates, time.perf_counter() - began, self._bots.seconds - processor)

    async def paced(self, updates: int, per_second: float) -> list[float]:
        """Send at random moments, so many a second on average; return seconds to each answer."""
        draw = random.Random(7)  # noqa: S311 - repeatable, not secret
        loop, at, tasks = asyncio.get_running_loop(), asyncio.get_running_loop().time(), []
        for _ in range(updates):
            at += draw.expovariate(per_second)
            await asyncio.sleep(max(0.0, at - loop.time()))
            tasks.append(asyncio.create_task(self._post(next(self._traffic))))
        return await _all(*tasks)

    async def _work(self, left: Iterator[int]) -> None:
        for _ in left:
            await self._post(next(self._traffic))

    async def _post(self, sent: Sent) -> float:
        """Post an update; return the seconds until it was answered, once it was confirmed."""
        idle = self._idle[replica := next(self._replicas)]
        bots = self._bots
        poster = idle.pop() if idle else Poster(bots.addresses[replica], bots.path, bots.secret)
        answered = bots.telegram.expect(sent)
        status = await poster.post(sent.body)
        idle.append(poster)
        if status != HTTPStatus.OK:
            raise ConnectionError(status)
        return await answered

    def close(self) -> None:
        """Let go of the connections."""
        for poster in itertools.chain.from_iterable(self._idle):
            poster.close()


async def _all(*awaited: Awaitable[Answered]) -> list[Answered]:
    async with asyncio.timeout(GIVEN_UP):
        return await asyncio.gather(*awaited)
