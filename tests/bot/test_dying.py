"""A process killed while it sends a reminder, or tells of a new answer."""

import asyncio
import signal
import sys
from datetime import timedelta
from functools import partial

from bot import reminders
from tests.bot.path import DOCTOR, Memory
from tests.bot.process import ROOT, environment
from tests.bot.reminded import DUE, remind
from tests.bot.test_awaited import NEW, OLD, ask, learn, take, waited


async def killed(memory: Memory, *entries: str) -> None:
    """Let a process be killed while it says what is due."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.bot.dying"),
        *(memory.database.address, DUE.isoformat(), *entries),
        cwd=ROOT,
        env=environment(),
    )
    assert await asyncio.wait_for(process.wait(), 60) == -signal.SIGKILL


async def test_a_reminder_whose_sender_is_killed_is_never_sent_again(memory: Memory) -> None:
    await remind(memory)
    await killed(memory)
    for later in (timedelta(0), timedelta(hours=1), timedelta(days=2)):
        assert await memory.do(partial(reminders.take, now=DUE + later)) is None


async def test_an_answer_whose_teller_is_killed_is_never_told_again(memory: Memory) -> None:
    await memory.meet(DOCTOR)
    await learn(memory, OLD)
    await ask(memory)
    await killed(memory, *(f"{entry}={theme}" for entry, theme in NEW.items()))
    for later in (timedelta(0), timedelta(hours=1), timedelta(days=2)):
        assert await take(memory, NEW, DUE + later) is None
    assert await waited(memory) == ()
