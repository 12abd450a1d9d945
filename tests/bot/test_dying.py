"""A process killed while it sends a reminder."""

import asyncio
import signal
import sys
from datetime import timedelta
from functools import partial

from bot import reminders
from tests.bot.path import Memory
from tests.bot.process import ROOT, environment
from tests.bot.test_reminders import DUE, remind


async def test_a_reminder_whose_sender_is_killed_is_never_sent_again(memory: Memory) -> None:
    await remind(memory)
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.bot.dying"),
        *(memory.database.address, DUE.isoformat()),
        cwd=ROOT,
        env=environment(),
    )
    assert await asyncio.wait_for(process.wait(), 60) == -signal.SIGKILL
    for later in (timedelta(0), timedelta(hours=1), timedelta(days=2)):
        assert await memory.do(partial(reminders.take, now=DUE + later)) is None
