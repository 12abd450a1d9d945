"""What tells the bot to stop."""

import asyncio
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


@asynccontextmanager
async def stop_on_signals() -> AsyncIterator[asyncio.Event]:
    """Give an event that SIGTERM, SIGINT and SIGHUP set; `nohup` has the last one not heard."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    heard = [number for number in SIGNALS if signal.getsignal(number) is not signal.SIG_IGN]
    for number in heard:
        loop.add_signal_handler(number, stop.set)
    try:
        yield stop
    finally:
        for number in heard:
            loop.remove_signal_handler(number)
