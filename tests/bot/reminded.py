"""What the tests share of reminders: a day, the moment it comes, who is reminded on it."""

from datetime import UTC, date, datetime
from functools import partial

from bot import reminders
from bot.reminders import Reminder
from tests.bot.path import DOCTOR, Memory

DAY = date(2026, 11, 30)
DUE = datetime(2026, 11, 30, 8, tzinfo=UTC)


async def remind(memory: Memory, person_id: int = DOCTOR, day: date = DAY) -> Reminder:
    await memory.meet(person_id)
    return await memory.do(
        lambda session: reminders.put(session, person_id, "cpe", day, memory.now)
    )


async def waiting(memory: Memory, person_id: int = DOCTOR) -> tuple[Reminder, ...]:
    return await memory.do(partial(reminders.of, person_id=person_id))
