"""What loading left over is given back to the system, where the C library can."""

import ctypes
import gc
import platform

import psutil
import pytest

from bot.process import lasting


@pytest.fixture(autouse=True)
def _thawed() -> object:
    """Let the garbage collector see everything again."""
    yield
    gc.unfreeze()


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="malloc_trim is glibc's")
def test_what_was_freed_goes_back_to_the_system() -> None:
    process = psutil.Process()
    before = process.memory_info().rss
    held = [bytearray(2_000) for _ in range(100_000)]
    full = process.memory_info().rss - before
    last = held.pop()
    del held
    lasting.settle()
    assert process.memory_info().rss - before < full / 2
    assert len(last) == 2_000


def test_another_c_library_keeps_what_it_likes(monkeypatch: pytest.MonkeyPatch) -> None:
    def other(_name: object) -> object:
        return object()

    monkeypatch.setattr(ctypes, "CDLL", other)
    lasting.settle()
    assert gc.get_freeze_count()
