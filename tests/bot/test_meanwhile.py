"""What runs beside the updates: told to stop with them, and heard of when it fails."""

import asyncio

import pytest

from bot.process.meanwhile import meanwhile


async def test_an_error_that_ends_some_work_is_told(caplog: pytest.LogCaptureFixture) -> None:
    async def fails(_: asyncio.Event) -> None:
        raise ZeroDivisionError

    async with meanwhile(fails, asyncio.Event()):
        await asyncio.sleep(0)
    (line,) = caplog.records
    assert "work ended by an error" in line.getMessage()
    assert "ZeroDivisionError" in line.getMessage()


async def test_work_that_is_cut_is_no_error(caplog: pytest.LogCaptureFixture) -> None:
    async def lasts(_: asyncio.Event) -> None:
        await asyncio.Event().wait()

    async with meanwhile(lasts, asyncio.Event()):
        await asyncio.sleep(0)
    assert not caplog.records


async def test_work_that_is_told_to_stop_is_left_to_finish() -> None:
    stop, finished = asyncio.Event(), asyncio.Event()

    async def finishes(stop: asyncio.Event) -> None:
        await stop.wait()
        await asyncio.sleep(0.02)
        finished.set()

    async with meanwhile(finishes, stop):
        await asyncio.sleep(0)
        stop.set()
    assert finished.is_set()
