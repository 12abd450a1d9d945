"""What the bot says on its own keeps to Telegram's rates, all replicas together."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise

from aiogram.methods import SendMessage
from sqlalchemy import insert

from bot import jobs, reminders
from bot.models import PersonRow
from bot.people import day
from bot.reminding import Reminding
from tests.bot.path import Memory
from tests.bot.reminded import DAY, DUE
from tests.bot.sending import speaking
from tests.bot.telegram import Network

REPLICAS = 3


@dataclass
class Simulation:
    """Replicas that wake up when they said they would; no time passes but theirs."""

    memory: Memory
    now: datetime = DUE
    sent: dict[int, list[datetime]] = field(default_factory=lambda: defaultdict(list))

    async def run(self, seconds: float) -> None:
        """Let them send for some seconds; sending takes none."""
        until = self.now + timedelta(seconds=seconds)
        replicas = [self._replica() for _ in range(REPLICAS)]
        wakes = [self.now] * REPLICAS
        while min(wakes) < until:
            first = wakes.index(min(wakes))
            self.now = wakes[first]
            reminding, network = replicas[first]
            wait = await reminding.send_one()
            for call in network.calls:
                assert isinstance(call, SendMessage)
                self.sent[int(call.chat_id)].append(self.now)
            network.calls.clear()
            wakes[first] = self.now + timedelta(seconds=max(wait, 0.001))

    def _replica(self) -> tuple[Reminding, Network]:
        network, database = Network(), self.memory.database
        return speaking(network, database, lambda: self.now), network

    @property
    def moments(self) -> list[datetime]:
        return sorted(moment for moments in self.sent.values() for moment in moments)


def most_in_a_second(moments: list[datetime]) -> int:
    second = timedelta(seconds=1)
    return max(sum(start <= one < start + second for one in moments) for start in moments)


async def test_all_replicas_together_send_25_a_second(memory: Memory) -> None:
    people = range(100, 160)
    await memory.meet(*people)
    async with memory.database.session() as session:
        for person in people:
            await reminders.put(session, person, "cpe", DAY, memory.now)
    simulation = Simulation(memory)
    await simulation.run(4)
    assert len(simulation.moments) == 60
    assert most_in_a_second(simulation.moments) <= 25
    assert simulation.moments[-1] - DUE < timedelta(seconds=3)


async def test_one_person_is_written_to_once_a_second(memory: Memory) -> None:
    await memory.meet(5, 6)
    async with memory.database.session() as session:
        for step in ("cpe", "cps", "bal", "rpps"):
            await reminders.put(session, 5, step, DAY, memory.now)
        await reminders.put(session, 6, "cpe", DAY, memory.now)
    simulation = Simulation(memory)
    await simulation.run(90)
    theirs = simulation.sent[5]
    gaps = [after - before for before, after in pairwise(theirs)]
    assert len(theirs) == 4
    assert min(gaps) >= timedelta(seconds=1)
    assert simulation.sent[6][0] - DUE < timedelta(seconds=1)


async def test_a_parting_comes_a_second_after_anything_else(memory: Memory) -> None:
    await memory.meet(5)
    away = day(DUE) - timedelta(days=340)
    async with memory.database.session() as session:
        row = {"id": 7, "last_seen": away, "notice_at": away}
        await session.execute(insert(PersonRow).values(row))
        await reminders.put(session, 7, "cpe", DAY, memory.now)
        await reminders.put(session, 5, "cpe", DAY, memory.now)
    simulation = Simulation(memory)
    await simulation.run(30)
    reminded, parted = simulation.sent[7]
    assert parted - reminded >= timedelta(seconds=1)


async def test_a_clock_that_was_far_ahead_stops_nothing(memory: Memory) -> None:
    await memory.meet(5)
    async with memory.database.session() as session:
        await reminders.put(session, 5, "cpe", DAY, memory.now)
        await jobs.put_off(session, jobs.SENDING, DUE + timedelta(days=3))
    simulation = Simulation(memory)
    await simulation.run(1)
    assert len(simulation.moments) == 1
